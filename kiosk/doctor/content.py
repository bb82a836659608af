"""Whether the procedures load, and lint finds no error in them.

Walking every journey takes too long here; `kiosk content lint` does that.
"""

from datetime import date
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health
from kiosk.procedures.form_fields import form_fields
from kiosk.procedures.lint import Surroundings, lint_library
from kiosk.procedures.loading import PROCEDURES, ContentError, load_all


def content_health(today: date, language: Language, folder: Path = PROCEDURES) -> Health:
    """Load the library and check what can be checked quickly."""
    try:
        library = load_all(folder)
    except ContentError as error:
        first = str(error.faults[0])
        return health("content", "faulty", language, ok=False, count=len(error.faults), first=first)
    in_force = library.on(today)
    if not in_force:
        return health("content", "empty", language, ok=False)
    icons = {path.stem for path in (ASSETS / "icons").glob("*.svg")}
    remarks = lint_library(library, Surroundings(today, icons, form_fields()))
    errors = [str(remark) for remark in remarks if remark.level == "error"]
    if errors:
        return health("content", "faulty", language, ok=False, count=len(errors), first=errors[0])
    return health("content", "ready", language, ok=True, count=len(in_force))
