"""What content must stand before it goes into a pack, and before a pack goes into use."""

from datetime import date

from kiosk.assistant.asked import load_asked
from kiosk.config import ASSETS
from kiosk.directory.counters import load_counters
from kiosk.journey.exploration import unreachable
from kiosk.packs.home import Home
from kiosk.procedures.conditions import BadExpression
from kiosk.procedures.form_fields import form_fields
from kiosk.procedures.library import Library
from kiosk.procedures.lint import Surroundings, lint_library
from kiosk.procedures.loading import ContentError, Fault, load_all
from kiosk.procedures.locating import Files
from kiosk.procedures.model import Procedure
from kiosk.procedures.remarks import Remark
from kiosk.search.heard import load_heard, load_places
from kiosk.stories.checking import story_faults


def quick_remarks(library: Library, home: Home, today: date) -> list[Remark]:
    """Check the library against this program's icons and the forms of its home."""
    icons = {path.stem for path in (ASSETS / "icons").glob("*.svg")}
    return lint_library(library, Surroundings(today, icons, form_fields(home.forms)))


def all_remarks(library: Library, home: Home, today: date) -> list[Remark]:
    """Check all that, and walk every procedure."""
    remarks = quick_remarks(library, home, today)
    walked: list[Procedure] = []
    for procedure in library.procedures:
        if any(_asks_alike(procedure, other) for other in walked):
            continue
        walked.append(procedure)
        try:
            remarks += unreachable(procedure, today)
        except BadExpression:  # told already, with its place
            continue
    return remarks


def _asks_alike(one: Procedure, other: Procedure) -> bool:
    """Say whether two versions of a code lead the same ways: only words, fees or notices differ."""
    ways = ("code", "papers", "parts", "derived", "components", "form")
    return all(getattr(one, key) == getattr(other, key) for key in ways)


def check_quickly(home: Home, today: date) -> None:
    """Load all kinds of content and lint it; ContentError with every error found."""
    library = _load(home)
    _raise_for(quick_remarks(library, home, today), home)


def check_whole(home: Home, today: date) -> None:
    """Check what can be checked: load, lint, walk, and tell the journeys; ContentError."""
    library = _load(home)
    _raise_for(all_remarks(library, home, today), home)
    if faults := story_faults(home.procedures, library):
        raise ContentError(faults)


def _load(home: Home) -> Library:
    library = load_all(home.procedures)
    try:
        load_heard(home.search)
        load_places(home.search)
        load_asked(home.search)
    except (OSError, ValueError) as error:
        raise ContentError([Fault("search", "", str(error))]) from error
    try:
        load_counters(home.counters)
    except (OSError, ValueError) as error:
        raise ContentError([Fault("directory", "", str(error))]) from error
    return library


def _raise_for(remarks: list[Remark], home: Home) -> None:
    errors = [remark for remark in remarks if remark.level == "error"]
    if errors:
        located = Files(home.procedures).with_lines(errors)
        raise ContentError(
            [Fault(item.file, item.place, item.message, item.line) for item in located]
        )
