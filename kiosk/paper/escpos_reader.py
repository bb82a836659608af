"""Reads ESC/POS commands back into pictures: the understanding half of the printer simulator.

Knows what this kiosk sends (reset, raster picture, feed, cut, the status questions) and keeps
everything else in `unknown`, so a test can say that nothing strange was sent.
"""

from dataclasses import dataclass, field

from PIL import Image

_RASTER_HEADER = 8
_FIXED = {b"\x1b@": 2, b"\x1bd": 3, b"\x1bJ": 3, b"\x1ba": 3, b"\x1dr": 3, b"\x10\x04": 3}


@dataclass(frozen=True, slots=True)
class Question:
    """A status question met in the stream: its command bytes."""

    command: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The paper was cut: what is on it, white below the last dot sent trimmed nowhere."""

    image: Image.Image


@dataclass
class Reader:
    """Feed it bytes as they come; it gives questions and cuts in order."""

    rows_left: int | None = None
    unknown: bytearray = field(default_factory=bytearray)
    _rest: bytearray = field(default_factory=bytearray)
    _rows: list[bytes] = field(default_factory=list)
    _width_bytes: int = 0

    @property
    def out_of_paper(self) -> bool:
        """Whether the roll has ended; what is sent after that is not printed."""
        return self.rows_left == 0

    def feed(self, data: bytes) -> list[Question | Cut]:
        """Take more bytes; incomplete commands wait for the rest."""
        self._rest += data
        events: list[Question | Cut] = []
        while self._rest:
            length = self._command_length()
            if length is None or length > len(self._rest):
                break
            command = bytes(self._rest[:length])
            del self._rest[:length]
            event = self._obey(command)
            if event is not None:
                events.append(event)
        return events

    def _command_length(self) -> int | None:
        head = bytes(self._rest[:2])
        if len(head) < 2 and head[:1] in {b"\x1b", b"\x1d", b"\x10"}:
            return None
        if head in _FIXED:
            return _FIXED[head]
        if head == b"\x1dV":
            if len(self._rest) < 3:
                return None
            return 3 if self._rest[2] in {0, 1, 48, 49} else 4
        if head == b"\x1dv":
            return self._raster_length()
        return 1

    def _raster_length(self) -> int | None:
        if len(self._rest) < _RASTER_HEADER:
            return None
        width = self._rest[4] + 256 * self._rest[5]
        height = self._rest[6] + 256 * self._rest[7]
        return int(_RASTER_HEADER + width * height)

    def _obey(self, command: bytes) -> Question | Cut | None:
        match command[:2]:
            case b"\x10\x04" | b"\x1dr":
                return Question(command)
            case b"\x1dV":
                return self._cut()
            case b"\x1dv":
                self._print_rows(command)
            case head if head not in _FIXED:
                self.unknown += command
        return None

    def _print_rows(self, command: bytes) -> None:
        self._width_bytes = command[4] + 256 * command[5]
        dots = command[_RASTER_HEADER:]
        for start in range(0, len(dots), self._width_bytes):
            if self.rows_left is not None:
                if self.rows_left == 0:
                    return
                self.rows_left -= 1
            self._rows.append(dots[start : start + self._width_bytes])

    def _cut(self) -> Cut | None:
        if self.out_of_paper or not self._rows:
            return None
        size = (self._width_bytes * 8, len(self._rows))
        black = Image.frombytes("1", size, b"".join(self._rows))
        self._rows = []
        return Cut(black.point(lambda dot: 255 - dot))
