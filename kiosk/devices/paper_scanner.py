"""What every document scanner gives: one page as a picture file, or why there is none."""

from dataclasses import dataclass
from typing import Literal, Protocol

MOST_SCAN_BYTES = 40_000_000

ScanReason = Literal["no_paper", "jammed", "cover_open", "busy", "not_found", "failed"]


@dataclass(frozen=True, slots=True)
class NoScan:
    """Nothing was scanned."""

    reason: ScanReason


class PaperScanner(Protocol):
    """A scanner that takes one page when asked; blocks until it is done or gives up."""

    def scan(self) -> bytes | NoScan:
        """Scan the page that lies in it: a picture file, hostile until it is read."""
        ...
