"""What came of looking through a camera, as it is worth knowing to a screen."""

from dataclasses import dataclass, field

from kiosk.devices.camera import Still, Trouble
from kiosk.devices.scanner import Scan


@dataclass(frozen=True, slots=True)
class Preview:
    """Half the frame in width and height; four bytes a pixel: blue, green, red, nothing."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sight:
    """One frame: how it looks, the codes in it that were not there a moment ago, and the light."""

    preview: Preview
    scans: tuple[Scan, ...]
    dark: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What came; `turn` tells which time of looking it belongs to."""

    turn: int
    what: Sight | Trouble | Still
