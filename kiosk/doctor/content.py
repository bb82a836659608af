"""Whether the procedures load, and lint finds no error in them.

Walking every journey takes too long here; `kiosk content lint` does that.
"""

from datetime import date

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health
from kiosk.packs.checking import quick_remarks
from kiosk.packs.home import Home
from kiosk.procedures.loading import ContentError, load_all


def content_health(today: date, language: Language, home: Home) -> Health:
    """Load the library of the home in use and check what can be checked quickly."""
    try:
        library = load_all(home.procedures)
    except ContentError as error:
        first = str(error.faults[0])
        return health("content", "faulty", language, ok=False, count=len(error.faults), first=first)
    in_force = library.on(today)
    if not in_force:
        return health("content", "empty", language, ok=False)
    remarks = quick_remarks(library, home, today)
    errors = [str(remark) for remark in remarks if remark.level == "error"]
    if errors:
        return health("content", "faulty", language, ok=False, count=len(errors), first=errors[0])
    return health("content", "ready", language, ok=True, count=len(in_force))
