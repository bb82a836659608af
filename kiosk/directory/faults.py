"""What can be wrong with a directory.

DirectoryError
├── FaultyListError     a file to take in is not as it must be; nothing was changed
└── DamagedStoreError   what was taken in before cannot be read any more
"""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which line (from 1), in which column (or none), and what."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"line {self.line}{column}: {self.message}"


class DirectoryError(Exception):
    """The directory cannot be used."""


class FaultyListError(DirectoryError):
    """The file is refused whole; `faults` names each place, or the first hundred."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Take the faults found, at least one."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class DamagedStoreError(DirectoryError):
    """The text says what is wrong with the stored directory."""


def quoted(text: str) -> str:
    """Give what stands in a cell for a message: short, and safe to print on a terminal."""
    shown = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return ascii(shown) if not shown.isprintable() else f"'{shown}'"
