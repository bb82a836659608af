"""What every scanner gives: bytes somebody held under it, whatever they are.

Nothing is decoded here: a card, a slip, a link and garbage all come as bytes, at most 64 kB.
"""

from dataclasses import dataclass
from typing import Protocol

MAX_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Scan:
    """One scanned code. `doubtful`: it came by a way that may have changed letters."""

    data: bytes
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TooLong:
    """More than `MAX_BYTES` came without an end; all of it was dropped."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The scanner was unplugged, or is not there yet; it is tried again by itself."""


@dataclass(frozen=True, slots=True)
class Back:
    """The scanner is there (again)."""


Event = Scan | TooLong | Gone | Back


class Scanner(Protocol):
    """A source of scans, read by one thread."""

    def read(self, timeout_s: float) -> Event | None:
        """Give the next event, or None when nothing happened for `timeout_s` seconds."""
        ...

    def flush(self) -> None:
        """Forget what has arrived and was not read: it belongs to the person before."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...
