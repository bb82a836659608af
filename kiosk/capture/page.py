"""One page of a paper as it leaves the darkroom: loads no library of pictures."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk.capture.verdict import Doubt, Refusal

Framing = Literal["camera", "scanner"]


@dataclass(frozen=True, slots=True)
class View:
    """A smaller copy for the screen; four bytes a pixel: blue, green, red, nothing."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to look at and to keep: a JPEG file, its size in pixels, and what is doubtful."""

    jpeg: bytes = field(repr=False)
    view: View
    width: int
    height: int
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """No page can be made of this picture."""

    reason: Refusal
