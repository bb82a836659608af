"""Those who play on the stage, and the hands that move them."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from kiosk.session.link import ToUi


class Phase(Enum):
    """The life of a UI process."""

    LOADING = auto()
    SPARE = auto()
    ENTERING = auto()
    ON = auto()
    LEAVING = auto()


class Crew(Protocol):
    """Starts, tells and ends processes, holds the key. No call comes back to the stage."""

    def start(self, *, niced: bool) -> int | None:
        """Start a hidden UI and give its number; None when it could not be started."""

    def hurry(self, ui: int) -> None:
        """Give a niced UI its ordinary priority."""

    def send(self, ui: int, kind: ToUi) -> None:
        """Tell a UI something."""

    def end(self, ui: int) -> None:
        """Kill the UI's whole session group and wait until it is gone; harmless when it is."""

    def make_key(self) -> None:
        """Make a fresh key and an empty journal."""

    def lend_key(self, ui: int) -> None:
        """Hand key and journal to this UI."""

    def give_up(self, ui: int, phase: Phase) -> None:
        """Say that this UI took too long, before it is ended."""

    def forget_key(self) -> None:
        """Zero the key, erase the journal."""

    def flush(self) -> None:
        """Throw away input that nobody has read."""

    def lend_scanner(self, ui: int) -> None:
        """Hand the scanner to this UI."""


@dataclass(slots=True)
class Actor:
    """One UI process; `since_s` is when its phase began, `heard_s` when it last spoke."""

    ui: int
    edition: int
    since_s: float
    heard_s: float
    phase: Phase = Phase.LOADING
    proven: bool = False

    def enter(self, phase: Phase, now_s: float) -> None:
        """Begin a phase."""
        self.phase, self.since_s = phase, now_s


@dataclass(slots=True)
class Session:
    """A person's journal: its crashes, and until when "continue?" may be answered."""

    crashes: int = 0
    answer_by_s: float | None = None
