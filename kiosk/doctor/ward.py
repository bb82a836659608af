"""Whether the ward's own information can be read, and whether staff should look at it again."""

from datetime import date
from pathlib import Path

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health
from kiosk.packs.ward import FOLDER, installed_ward, ward_shelf
from kiosk.procedures.loading import ContentError
from kiosk.ward.lint import ward_remarks


def ward_health(data_dir: Path, today: date, language: Language) -> Health:
    """Read what is installed. Without it a kiosk is well; it then sends who asks to the staff."""
    try:
        ward = installed_ward(data_dir)
    except ContentError as error:
        return health("ward", "damaged", language, ok=False, first=str(error.faults[0]))
    if ward is None:
        return health("ward", "none", language, ok=True)
    remarks = list(ward_remarks(ward, ward_shelf(data_dir).home().folder / FOLDER, today))
    if remarks:
        first = f"{remarks[0].file}:{remarks[0].line}: {remarks[0].message}"
        return health("ward", "old", language, ok=True, count=len(remarks), first=first)
    return health("ward", "ready", language, ok=True, name=ward.name.vi)
