"""The way into the staff page: a PIN in dots, judged off the GUI thread, slowed when wrong."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.doctor.words import duration
from kiosk.jobs import Lane, Ok
from kiosk.session.visit import AT_REST, BEHIND_PIN
from kiosk.session.visit import Visit as VisitState
from kiosk.staff.wording import said
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.staff.gate import Gate

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DOORS = frozenset({"welcome", "outoforder"})
DOT = "•"
SECOND_MS = 1000
PAGE = "staffpin"


@QmlElement
@QmlSingleton
class StaffGateView(QObject):
    """Entered from the guide or from the page of a machine out of order: in nobody's visit."""

    changed = Signal()
    messageChanged = Signal()
    refused = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        gate: "Callable[[], Gate]",
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._keyboard = keyboard
        self._gate = gate
        self._lane = lane
        self.is_open = False
        """Whether the PIN was typed in this visit."""
        self._turn = 0
        self._set = True
        self._looking = False
        self._message = ""
        self._wait_s = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._count_down)
        visit.pageChanged.connect(self._moved)
        visit.appearance.languageChanged.connect(self.messageChanged)
        keyboard.typed.connect(self._typed)

    @Property(str, notify=changed)
    def dots(self) -> str:
        return " ".join(DOT * len(self._keyboard.value)) if self._visit.state.page == PAGE else ""

    @Property(bool, notify=changed)
    def canEnter(self) -> bool:
        return bool(self._keyboard.value) and not self._looking and self._wait_s == 0

    @Property(bool, notify=changed)
    def pinSet(self) -> bool:
        """Whether there is a PIN to type."""
        return self._set

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        language = self._visit.appearance.look.language
        if not self._message:
            return ""
        return said(self._message, language, time=duration(self._wait_s, language))

    @Property(bool, notify=messageChanged)
    def trouble(self) -> bool:
        """Whether the message is of something that went wrong."""
        return self._message != "pin_looking"

    @Slot()
    def begin(self) -> None:
        """Come in, where nobody's visit is under way."""
        state = self._visit.state
        if state.page_below in DOORS and not state.underway:
            self._visit.begun.emit()
            self._visit.take(VisitState(page=PAGE, trail=("welcome",)))

    @Slot()
    def enter(self) -> None:
        pin = self._keyboard.value
        if not pin or self._looking or self._wait_s:
            return
        self._keyboard.begin(Writing.DIGITS)
        self._ask("pin_looking", lambda: self._gate().enter(pin))

    def _ask(self, message: str, work: Callable[[], object]) -> None:
        """Have the gate looked at; what comes after the page was left is for nobody."""
        self._turn += 1
        turn = self._turn
        self._looking = True
        self._say(message)

        def judged(outcome: object) -> None:
            if turn == self._turn:
                self._looking = False
                self._judge(outcome)

        self._lane.run(work, judged)

    def _judge(self, outcome: object) -> None:
        from kiosk.staff.gate import Closed, Opened  # noqa: PLC0415 -- loads the hashing, for staff

        told = outcome.value if isinstance(outcome, Ok) else None
        if isinstance(told, Opened):
            self.is_open = True
            self._say("")
            self._visit.take(VisitState(page="staff", trail=("welcome",)))
        elif isinstance(told, Closed):
            self._set = told.set
            self._wait_s = math.ceil(told.wait_s)
            if self._wait_s:
                self._timer.start()
            waits = "pin_wait" if told.wrong else "pin_slow"
            now = "pin_wrong" if told.wrong else ""
            self._refuse("pin_none" if not told.set else waits if self._wait_s else now)
        else:
            self._refuse("pin_failed")

    def _refuse(self, message: str) -> None:
        """Say why it stays closed, once: the seconds that are counted down after it are seen."""
        self._say(message)
        if message:
            self.refused.emit()

    def _say(self, message: str) -> None:
        self._message = message
        self.changed.emit()
        self.messageChanged.emit()

    def _count_down(self) -> None:
        self._wait_s = max(0, self._wait_s - 1)
        if self._wait_s == 0:
            self._timer.stop()
            self._message = ""
        self._say(self._message)

    def _typed(self) -> None:
        if self._visit.state.page != PAGE:
            return
        if self._message in {"pin_wrong", "pin_failed"}:
            self._message = ""
        self._say(self._message)

    def _moved(self) -> None:
        page = self._visit.state.page
        below = self._visit.state.page_below
        if page in BEHIND_PIN and not self.is_open:
            self._visit.finish()
        elif page == PAGE:
            self._keyboard.begin(Writing.DIGITS)
            self._ask("", lambda: self._gate().look())
        elif below in AT_REST:
            self.is_open = False
        if below != PAGE:
            self._turn += 1
            self._timer.stop()
            self._looking, self._message, self._wait_s, self._set = False, "", 0, True
