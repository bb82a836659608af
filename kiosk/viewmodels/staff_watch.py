"""What the staff pages share: the queue as it was read last, and what staff asked for.

The book is read on the database lane every two seconds while such a page is shown, every second
while something asked for is on its way. A request is the agent's to apply: it counts as done when
the book says so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Lane, Ok
from kiosk.session.visit import BEHIND_PIN
from kiosk.staff.wording import Language, said
from kiosk.viewmodels.staff_gate_view import StaffGateView
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.staff.desk import Seen
    from sync.outbox import Group, Outbox

LOOK_MS, SOON_MS = 2000, 1000
LONG_LOOKS = 15
OF_WRITING = frozenset({"store_failed", "store_locked"})
"""Reasons that say no more than that nothing was written."""
SLICE = 8
Act = Literal["retry", "hold", "all"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request on its way: its number once it is written, and how often it was looked for."""

    act: Act
    number: int | None = None
    looks: int = 0


@dataclass(frozen=True, slots=True)
class At:
    """What is looked at beside the overview: the part of a group, one declaration."""

    group: "Group" = "look"
    start: int = 0
    seq: int = 0
    reference: str = ""


class StaffWatch(QObject):
    """Holds nothing of it while the gate is closed."""

    changed = Signal()
    told = Signal()

    def __init__(
        self,
        visit: Visit,
        gate: StaffGateView,
        outbox: "Callable[[], Outbox]",
        lane: Lane,
        wall: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`wall` is this machine's own clock."""
        super().__init__(parent)
        self._visit, self._gate = visit, gate
        self._outbox, self._lane, self._wall = outbox, lane, wall
        self.seen: Seen | None = None
        self.at = At()
        self._asked: Asked | None = None
        self._message = ""
        self._error: Exception | None = None
        self._turn = 0
        self._reading = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        visit.pageChanged.connect(self._moved)
        visit.appearance.languageChanged.connect(self.changed)
        visit.appearance.languageChanged.connect(self.told)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self._visit.appearance.look.language

    @property
    def message(self) -> str:
        """What became of what was asked for."""
        return said(self._message, self.language) if self._message else ""

    @property
    def problem(self) -> str:
        """Why the book cannot be read; empty when it was."""
        if self._error is None:
            return ""
        from sync.outbox import StoreError, in_words  # noqa: PLC0415 -- large, for staff only

        code = getattr(self._error, "code", "")
        told = isinstance(self._error, StoreError) and code not in OF_WRITING
        words = in_words(code, self.language) if told else ""
        return said("read_failed", self.language, words=words).rstrip()

    @property
    def remedy(self) -> str:
        """What to do while the book cannot be read; empty when it was."""
        return said("read_failed_do", self.language) if self._error is not None else ""

    def go_to(self, at: At) -> None:
        """Have a page look at something else; what came of what was asked for is told no more."""
        self.at = at
        if self._asked is None:
            self._say("")

    def see(self, at: At) -> None:
        """Look at something else on this page."""
        self.go_to(at)
        self.look()

    def look(self) -> None:
        """Read the book; one reading at a time, the newest wish counts."""
        if not self._gate.is_open:
            return
        self._turn += 1
        if not self._reading:
            self._read(self._turn)

    def _read(self, turn: int) -> None:
        at, wall, now = self.at, self._wall(), self._visit.clock.now()
        count = SLICE if self._visit.state.page_below == "stafflist" else 0
        request = self._asked.number if self._asked else None

        def work() -> "Seen":
            # On the lane: the store's library takes longer to load than a screen may stand still.
            from kiosk.staff.desk import Wanted, look  # noqa: PLC0415 -- as said

            wanted = Wanted(at.group, at.start, count, at.seq, request)
            return look(self._outbox(), wanted, wall, now)

        self._reading = True
        self._lane.run(work, partial(self._take, turn, at))

    def _take(self, turn: int, at: At, outcome: object) -> None:
        self._reading = False
        if not self._gate.is_open:
            return
        if turn != self._turn:
            self._read(self._turn)
        if at != self.at:
            return
        self._error = outcome.error if isinstance(outcome, Err) else None
        if isinstance(outcome, Ok):
            self.seen = outcome.value
            self._follow(outcome.value.outcome)
        self.changed.emit()
        self.told.emit()

    def ask(self, act: Act) -> None:
        """Have a request written; the agent is looked after until it has applied it."""
        if self._asked is not None:
            return
        reference, kind = self.at.reference, "hold" if act == "hold" else "retry"
        body = {} if act == "all" else {"reference": reference}
        self._asked = Asked(act)
        self._say("asked")
        self._timer.setInterval(SOON_MS)
        self._lane.run(lambda: self._outbox().put_request(kind, body), self._written)

    def _written(self, outcome: object) -> None:
        if self._asked is None:
            return
        if isinstance(outcome, Ok):
            self._asked = replace(self._asked, number=outcome.value)
            self.look()
            return
        self._asked = None
        self._error = outcome.error if isinstance(outcome, Err) else None
        self._say("")

    def _follow(self, outcome: str | None) -> None:
        """Tell what came of a request, once anything did."""
        asked = self._asked
        if asked is None or asked.number is None:
            return
        if outcome is None:
            self._asked = replace(asked, looks=asked.looks + 1)
            self._message = "asked_long" if asked.looks >= LONG_LOOKS else "asked"
            return
        self._asked = None
        self._timer.setInterval(LOOK_MS)
        self._message = f"done_{asked.act}" if outcome == "applied" else "done_nothing"

    def _say(self, message: str) -> None:
        self._message = message
        self.told.emit()

    def _moved(self) -> None:
        page = self._visit.state.page
        if page in BEHIND_PIN and self._gate.is_open:
            self._timer.start(SOON_MS if self._asked else LOOK_MS)
            self.look()
            return
        self._timer.stop()
        if self._visit.state.page_below not in BEHIND_PIN:
            self._forget()

    def _forget(self) -> None:
        had = self.seen is not None or self._error is not None
        self.seen, self.at, self._asked, self._error = None, At(), None, None
        self._message, self._reading = "", False
        if had:
            self.changed.emit()
            self.told.emit()
