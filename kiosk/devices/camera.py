"""What every camera gives while it is looked through: frames one after another, or a still picture.

A frame is grey in full size, for reading codes, with its colours at half the size, for showing. A
still is as large as the camera can, for papers. Nothing here is ever written to a disk or a log.
"""

from dataclasses import dataclass, field
from typing import Literal, Protocol

WIDTH, HEIGHT = 1280, 720
RATE = 8
"""Frames a second: a code held still is read at once, and the processor stays cool."""
STILL_WIDTH, STILL_HEIGHT = 3264, 2448
"""A sheet of A4 at 280 dots an inch; no still is larger."""
MAX_STILL_BYTES = 8_000_000
DARK_BELOW = 32
_SAMPLE = 97

Reason = Literal["not_found", "in_use", "no_permission", "not_a_camera", "no_program", "no_picture"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: rows of grey, then blueness and redness of every second pixel and row.

    All three are JPEG's own full range. Raises ValueError when the sizes do not fit.
    """

    width: int
    height: int
    planes: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what is not that large."""
        odd = self.width % 2 or self.height % 2
        if self.width < 2 or self.height < 2 or odd or len(self.planes) != self.size:
            raise ValueError(f"not a frame of {self.width} by {self.height}")

    @property
    def size(self) -> int:
        """Bytes of the three planes."""
        return self.width * self.height * 3 // 2

    @property
    def grey(self) -> memoryview:
        """The rows of 8-bit grey."""
        return memoryview(self.planes)[: self.width * self.height]

    @property
    def is_dark(self) -> bool:
        """Whether next to nothing can be seen: a covered lens, a room without light."""
        sample = self.grey[::_SAMPLE]
        return sum(sample) < DARK_BELOW * len(sample)


@dataclass(frozen=True, slots=True)
class Still:
    """One picture in full size, as a JPEG file; hostile until parsed, as all pictures."""

    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the camera gives no picture now; looking again tries again."""

    reason: Reason


class Camera(Protocol):
    """A source of pictures, used by one thread. It is on from the first look until it rests."""

    def look(self, timeout_s: float) -> Frame | Trouble | None:
        """Give the next frame, or what is wrong; None when nothing came for `timeout_s` seconds.

        After a trouble the camera is tried again, once a second; the same trouble is told once.
        """
        ...

    def take_still(self, timeout_s: float) -> Still | Trouble:
        """Take one picture in full size; looking may go on afterwards."""
        ...

    def rest(self) -> None:
        """Turn it off and forget what was seen."""
        ...
