"""Where the fixed wordings stand, most used first: screens, doors, what people come for most."""

from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.packs.home import Home
from kiosk.procedures.compiled import load_ready
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Procedure
from kiosk.voice.wordings import (
    FixedSentence,
    Wording,
    fixed_sentences,
    wordings_in,
    wordings_of_screens,
)

TRANSLATIONS = ASSETS / "i18n" / "kiosk_en.ts"
FIRST_SCREENS = (
    *("Welcome", "HelpRow", "FirstTouch", "Find", "Doors", "Takes", "KioskPage", "Privacy"),
    *("Question", "Check", "Declaration", "SavedSlip", "Leave", "CallStaff", "IdleWarning"),
)
"""In the order in which nearly everybody hears them."""
WORDS = (
    *("screens", "journey", "errors", "privacy", "identity"),
    *("directory", "assistant", "ward"),
)
"""Files of words that screens read aloud; the others are printed, or for staff."""
MOST_ASKED = ("1.001193", "2.000815", "1.004194", "1.004873", "1.014027", "1.000689")


def fixed_in(home: Home, only: Collection[str] | None = None) -> tuple[FixedSentence, ...]:
    """List the sentences of the screens and of these procedures, or of all there are."""
    return fixed_sentences(wordings_of(home, only))


def wordings_of(home: Home, only: Collection[str] | None = None) -> Iterator[Wording]:
    """Find every wording a screen may read aloud, most used first."""
    yield from wordings_of_screens(TRANSLATIONS.read_text("utf-8"), FIRST_SCREENS)
    for name in WORDS:
        yield from _read(ASSETS / "words" / f"{name}.yaml")
    yield from _read(home.procedures / "doors.yaml")
    for procedure in _procedures(home, only):
        yield from wordings_in(procedure.model_dump(mode="json"))
    if only is None:
        for folder in (home.search, home.counters.parent):
            for path in sorted(folder.glob("*.yaml")):
                yield from _read(path)


def _procedures(home: Home, only: Collection[str] | None) -> list[Procedure]:
    """Give procedures as they are led through, their shared questions put in; most asked first."""
    procedures = load_ready(home.procedures).procedures
    wanted = [p for p in procedures if only is None or p.code in only]
    most = [p for code in MOST_ASKED for p in wanted if p.code == code]
    return [*most, *(p for p in wanted if p.code not in MOST_ASKED)]


def _read(path: Path) -> Iterator[Wording]:
    return wordings_in(read_yaml(path.read_text("utf-8")))
