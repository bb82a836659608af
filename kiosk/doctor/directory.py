"""Whether the imported directory can be read, how large and how old it is, and its counters."""

from datetime import datetime, timedelta
from pathlib import Path

import yaml
from pydantic import ValidationError

from kiosk.devices.status import Health, Language
from kiosk.directory.counters import load_counters
from kiosk.directory.faults import DamagedStoreError
from kiosk.directory.store import load_directory
from kiosk.doctor.words import duration, health, moment

OLD = timedelta(days=60)


def directory_health(data_dir: Path, now: datetime, language: Language, counters: Path) -> Health:
    """Read both. Without a directory a kiosk is well; it then finds what it guides, no more."""
    try:
        load_counters(counters)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        first = str(error).partition("\n")[0]
        return health("directory", "counters", language, ok=False, file=counters.name, first=first)
    try:
        found = load_directory(data_dir)
    except DamagedStoreError as error:
        return health("directory", "damaged", language, ok=False, reason=error)
    if found.imported_at is None:
        return health("directory", "none", language, ok=True)
    age = now - found.imported_at
    code = "old" if age > OLD else "ready"
    at, since = moment(found.imported_at, language), duration(age.total_seconds(), language)
    return health("directory", code, language, ok=True, count=len(found.entries), at=at, age=since)
