"""What every printer answers. Printing blocks up to its time limit: call it off the GUI thread.

Outcomes are types, so a caller says one thing for each: it printed, there is no paper, there is no
printer, or it failed for a reason of the closed list `Reason`. Nothing raises for what a printer
may do.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from PIL import Image

Reason = Literal["cover_open", "timeout", "disconnected", "paper_jam", "disk_full", "refused"]
Absence = Literal["not_set_up", "not_found", "no_answer", "in_use", "no_permission"]


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper came out; `confirmed` when the printer itself said so."""

    confirmed: bool


@dataclass(frozen=True, slots=True)
class NoPaper:
    """The roll or tray is empty. What was sent may have come out in part."""


@dataclass(frozen=True, slots=True)
class NoPrinter:
    """There is nothing to print on."""

    reason: Absence


@dataclass(frozen=True, slots=True)
class Failed:
    """The printer is there and did not print, or not all."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Ready:
    """The printer would print; `paper_low` when it says the roll is near its end."""

    paper_low: bool = False


Outcome = Printed | NoPaper | NoPrinter | Failed
Status = Ready | NoPaper | NoPrinter | Failed


class Printer(Protocol):
    """A place a 1-bit picture is printed at."""

    def print(self, image: "Image.Image") -> Outcome:
        """Print `image` (mode "1"), cut, and say what came of it; blocks, bounded in time."""
        ...

    def status(self) -> Status:
        """Ask how the printer is, without printing; blocks, bounded in time."""
        ...


class AbsentPrinter:
    """The printer of a kiosk that has none."""

    def print(self, image: "Image.Image") -> Outcome:
        """Answer that there is no printer."""
        del image
        return NoPrinter("not_set_up")

    def status(self) -> Status:
        """Answer that there is no printer."""
        return NoPrinter("not_set_up")
