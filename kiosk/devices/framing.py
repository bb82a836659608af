"""Cuts a stream of bytes into scans: at a line end, or where the scanner pauses.

Pure: time comes with the bytes. Scanners end a code with CR, LF, both or nothing, as they are set.
"""

from dataclasses import dataclass, field

from kiosk.devices.scanner import MAX_BYTES, Scan, TooLong

LINE_ENDS = b"\r\n"
IDLE_GAP_S = 0.1


@dataclass
class Framer:
    """Feed it what arrives; call `tick` when `due_s` has come."""

    idle_gap_s: float = IDLE_GAP_S
    max_bytes: int = MAX_BYTES
    _waiting: bytearray = field(default_factory=bytearray)
    _last_s: float = 0.0
    _overflowing: bool = False

    @property
    def due_s(self) -> float | None:
        """When a pause ends the code now arriving; None when nothing is arriving."""
        return self._last_s + self.idle_gap_s if self._waiting or self._overflowing else None

    def feed(self, data: bytes, at_s: float) -> list[Scan | TooLong]:
        """Take bytes that arrived at `at_s`; give the codes they complete."""
        found = self.tick(at_s)
        self._last_s = at_s
        for byte in data:
            if byte in LINE_ENDS:
                found += self._end()
            elif len(self._waiting) < self.max_bytes:
                self._waiting.append(byte)
            else:
                self._overflowing = True
        return found

    def tick(self, at_s: float) -> list[Scan | TooLong]:
        """End the code now arriving if the scanner has paused since."""
        due_s = self.due_s
        return self._end() if due_s is not None and at_s >= due_s else []

    def reset(self) -> None:
        """Forget a half-arrived code."""
        self._waiting.clear()
        self._overflowing = False

    def _end(self) -> list[Scan | TooLong]:
        data, overflowing = bytes(self._waiting), self._overflowing
        self.reset()
        if overflowing:
            return [TooLong()]
        return [Scan(data)] if data else []
