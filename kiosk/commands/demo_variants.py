"""The walks that `kiosk demo` can show, and what each has beside a screen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.demo_carry import play_carry
from kiosk.commands.demo_filing import play_camera, play_filing
from kiosk.commands.demo_keys import play_keys
from kiosk.commands.demo_papers import play_papers, play_scanner
from kiosk.commands.demo_practice import play_practice
from kiosk.commands.demo_voice import play_voice
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.site import Tables

BIRTH, COPIES = "1.001193", "2.000815"


def nothing(folder: Path) -> Tables:
    """A screen alone."""
    del folder
    return {}


def camera(folder: Path) -> Tables:
    """A camera that looks at a picture in the folder."""
    return {"camera": {"kind": "simulator", "device": str(folder / "camera.png")}}


def paper_table(folder: Path) -> Tables:
    """A camera for papers, at a point that takes them ahead."""
    return {**camera(folder), "papers": {"kind": "camera"}, "point": {"sent_ahead": True}}


def glass(folder: Path) -> Tables:
    """A document scanner, at a point that takes papers ahead."""
    del folder
    return {"papers": {"kind": "scanner", "device": "test"}, "point": {"sent_ahead": True}}


def code_scanner(folder: Path) -> Tables:
    """A scanner for codes on a line of its own."""
    return {"scanner": {"kind": "serial", "device": str(folder / "scanner")}}


def six_keys(folder: Path) -> Tables:
    """Six keys beside the screen."""
    del folder
    return {"display": {"keypad": True}}


@dataclass(frozen=True, slots=True)
class Variant:
    """One walk: the procedure, what it shows, who plays it, with what devices."""

    code: str
    shows: str
    play: Callable[[Scene], Result] = play_filing
    equipment: Callable[[Path], Tables] = nothing


VARIANTS = {
    "birth": Variant(BIRTH, "a birth is declared by touch"),
    "camera": Variant(BIRTH, "the same with a card held before the camera", play_camera, camera),
    "copies": Variant(COPIES, "copies are asked for"),
    "residence": Variant("1.004194", "a temporary residence is declared"),
    "status": Variant("1.004873", "a paper on marital status is asked for"),
    "pension": Variant("1.014027", "a social pension is asked for"),
    "papers": Variant(
        BIRTH, "two pages of a paper are pictured under the camera", play_papers, paper_table
    ),
    "scanner": Variant(BIRTH, "a page comes from a document scanner", play_scanner, glass),
    "carry": Variant(BIRTH, "half of it is carried away and taken up", play_carry, code_scanner),
    "practice": Variant(BIRTH, "a practice that leaves nothing behind", play_practice),
    "keys": Variant(COPIES, "copies are asked for by the six keys alone", play_keys, six_keys),
    "voice": Variant(BIRTH, "a birth is declared by ear, with the six keys", play_voice, six_keys),
}
