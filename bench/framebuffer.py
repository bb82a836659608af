"""The mapped framebuffer of an Xvfb: what is on the screen, read without asking anybody."""

import mmap
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEADER = struct.Struct(">25I")
COLOUR_BYTES = 12
PIXEL_BYTES = 4
POLL_S = 0.0002
LOOK_S = 0.05
SPAN_PIXELS = 64


class ScreenTimeout(Exception):  # noqa: N818 -- says what happened
    """What was waited for did not come onto the screen."""


@dataclass(frozen=True, slots=True)
class Area:
    """Pixels from (left, top) up to, not including, (right, bottom)."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some pixels of one row: where their bytes are in a picture, and what they are to become."""

    offset: int
    pixels: bytes

    def shown_in(self, picture: "bytes | mmap.mmap") -> bool:
        """Whether the picture has these pixels."""
        return picture[self.offset : self.offset + len(self.pixels)] == self.pixels


class Framebuffer:
    """Pictures are whole screens as bytes, rows of 4-byte pixels without padding."""

    def __init__(self, file: Path) -> None:
        """Map the file an Xvfb keeps with -fbdir (XWD, 24 bits deep)."""
        with file.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        fields = HEADER.unpack_from(self._map)
        self._start = fields[0] + fields[19] * COLOUR_BYTES
        self.width, self.height, self._row_bytes = fields[4], fields[5], fields[12]
        if fields[11] != 8 * PIXEL_BYTES or self._row_bytes != self.width * PIXEL_BYTES:
            message = f"{fields[11]} bits a pixel in rows of {self._row_bytes} bytes"
            raise ValueError(message)

    def close(self) -> None:
        """Let the file go."""
        self._map.close()

    def picture(self) -> bytes:
        """What is on the screen now."""
        return self._map[self._start : self._start + self._row_bytes * self.height]

    def wait_for(self, spans: Sequence[Span], limit_s: float) -> float:
        """Wait until every span is on the screen; the time (perf_counter) it was seen."""
        shifted = [Span(span.offset + self._start, span.pixels) for span in reversed(spans)]
        give_up = time.perf_counter() + limit_s
        while True:
            if all(span.shown_in(self._map) for span in shifted):
                return time.perf_counter()
            if time.perf_counter() > give_up:
                missing = sum(not span.shown_in(self._map) for span in shifted)
                message = f"{missing} of {len(spans)} places did not change in {limit_s} s"
                raise ScreenTimeout(message)
            time.sleep(POLL_S)

    def settled(self, still_s: float, limit_s: float, unlike: bytes | None = None) -> bytes:
        """Wait until nothing changed for `still_s` and it is not `unlike`; the picture then."""
        give_up = time.monotonic() + limit_s
        last, since = self.picture(), time.monotonic()
        while True:
            time.sleep(LOOK_S)
            picture, now = self.picture(), time.monotonic()
            if picture != last:
                last, since = picture, now
            elif now - since >= still_s and picture != unlike:
                return picture
            if now > give_up:
                message = f"the screen was not still and new within {limit_s} s"
                raise ScreenTimeout(message)


def new_spans(
    before: Sequence[bytes], after: Sequence[bytes], width: int, area: Area, count: int = 48
) -> list[Span]:
    """Where a screen changes from every picture of `before` to what all of `after` agree on.

    At most `count` spans inside `area`, spread over its changing rows, the first and last included.
    """
    rows = [y for y in range(area.top, area.bottom) if _span_in(before, after, width, area, y)]
    if len(rows) > count:
        rows = [rows[round(n * (len(rows) - 1) / (count - 1))] for n in range(count)]
    spans = (_span_in(before, after, width, area, y) for y in rows)
    return [span for span in spans if span is not None]


def _span_in(
    before: Sequence[bytes], after: Sequence[bytes], width: int, area: Area, y: int
) -> Span | None:
    """Find an agreed change of one row: the outermost, even rows from the right, odd from the left.

    So pictures at a row's beginning count as much as what ends it.
    """
    starts = range(area.left, area.right, SPAN_PIXELS)
    for left in starts if y % 2 else reversed(starts):
        right = min(left + SPAN_PIXELS, area.right)
        start, end = (y * width + left) * PIXEL_BYTES, (y * width + right) * PIXEL_BYTES
        wanted = after[0][start:end]
        agreed = all(picture[start:end] == wanted for picture in after)
        if agreed and all(picture[start:end] != wanted for picture in before):
            return Span(start, wanted)
    return None
