"""Where the fixed wordings stand, most used first: screens, doors, what people come for most."""

from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.packs.home import Home
from kiosk.procedures.content_yaml import read_yaml
from kiosk.voice.wordings import (
    FixedSentence,
    Wording,
    fixed_sentences,
    wordings_in,
    wordings_of_screens,
)

TRANSLATIONS = ASSETS / "i18n" / "kiosk_en.ts"
WORDS = (
    *("screens", "journey", "errors", "privacy", "identity"),
    *("directory", "assistant", "ward"),
)
"""Files of words that screens read aloud; the others are printed, or for staff."""
MOST_ASKED = ("1.001193", "2.000815", "1.004194", "1.004873", "1.014027", "1.000689")


def fixed_in(home: Home, only: Collection[str] | None = None) -> tuple[FixedSentence, ...]:
    """List the sentences of the screens and of these procedures, or of all there are."""
    return fixed_sentences(_wordings(home, only))


def _wordings(home: Home, only: Collection[str] | None) -> Iterator[Wording]:
    yield from wordings_of_screens(TRANSLATIONS.read_text("utf-8"))
    for name in WORDS:
        yield from _read(ASSETS / "words" / f"{name}.yaml")
    yield from _read(home.procedures / "doors.yaml")
    for path in _procedures(home, only):
        yield from _read(path)
    if only is None:
        for folder in (home.search, home.counters.parent):
            for path in sorted(folder.glob("*.yaml")):
                yield from _read(path)


def _procedures(home: Home, only: Collection[str] | None) -> list[Path]:
    """Give the files of procedures, after those asked for most what several share."""
    files = {path.stem: path for path in sorted(home.procedures.glob("*.yaml"))}
    shared = [path for name, path in files.items() if name.startswith("shared")]
    codes = [name for name in files if not name.startswith(("shared", "doors"))]
    wanted = [code for code in codes if only is None or code in only]
    most = [files[code] for code in MOST_ASKED if code in wanted]
    return [*most, *shared, *(files[code] for code in wanted if code not in MOST_ASKED)]


def _read(path: Path) -> Iterator[Wording]:
    return wordings_in(read_yaml(path.read_text("utf-8")))
