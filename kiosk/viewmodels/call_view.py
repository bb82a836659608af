"""Call staff on the machine itself: a banner, a chime, a row; words claim only what happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.jobs import Lane, Ok
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from sync.outbox import Outbox

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

CHIME_MS = 12_000
CHIMES_UNTIL_LONG = 5
"""About a minute: who still waits is told what else can be done."""


@QmlElement
@QmlSingleton
class CallView(QObject):
    """The row names the step, never the person or the procedure's answers."""

    changed = Signal()
    chime = Signal()

    def __init__(
        self,
        visit: Visit,
        outbox: "Callable[[], Outbox]",
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._outbox = outbox
        self._lane = lane
        self._call: int | None = None
        self._answered = False
        self._cancelled = False
        self._timer = QTimer(self)
        self._timer.setInterval(CHIME_MS)
        self._timer.timeout.connect(self._wait_on)
        self._chimes = 0
        self._rehearsed = self._earnest = False
        visit.pageChanged.connect(self._moved)
        visit.staffCalled.connect(self._call_in_earnest)

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        return self._answered

    @Property(bool, notify=changed)
    def rehearsed(self) -> bool:
        """Whether nobody was called: it is practice."""
        return self._rehearsed

    @Property(bool, notify=changed)
    def waitsLong(self) -> bool:
        """Whether nobody has come for about a minute."""
        return self._chimes >= CHIMES_UNTIL_LONG and not self._answered

    def _wait_on(self) -> None:
        self._chimes += 1
        self.chime.emit()
        if self._chimes == CHIMES_UNTIL_LONG:
            self.changed.emit()

    @Slot()
    def call(self) -> None:
        self._chimes = 0
        self._call, self._answered, self._cancelled = None, False, False
        self._rehearsed = self._visit.state.practice and not self._earnest
        self.changed.emit()
        if self._rehearsed:
            return
        self.chime.emit()
        self._timer.start()
        step = self._visit.state.under[-1] if self._visit.state.under else "welcome"
        self._lane.run(lambda: self._outbox().record_call(step), self._recorded)

    @Slot()
    def answer(self) -> None:
        self._answered = True
        self._timer.stop()
        self.changed.emit()
        self._write_end()

    @Slot()
    def cancel(self) -> None:
        self._cancelled = not self._answered
        self._write_end()
        self._visit.close()

    def _call_in_earnest(self) -> None:
        """The key that always calls was pressed: a page that opens for it calls by itself."""
        self._earnest = True
        if self._rehearsed:
            self.call()

    def _recorded(self, outcome: object) -> None:
        self._call = outcome.value if isinstance(outcome, Ok) else None
        self._write_end()

    def _write_end(self) -> None:
        """Write how the call ended, once its row is there and the end is known."""
        call = self._call
        if call is None or not (self._answered or self._cancelled):
            return
        outbox = self._outbox
        if self._answered:
            self._lane.run(lambda: outbox().answer_call(call), _ignore)
        else:
            self._lane.run(lambda: outbox().cancel_call(call), _ignore)
        self._call = None

    def _moved(self) -> None:
        if self._visit.state.page != "call":
            self._timer.stop()
            self._rehearsed = self._earnest = False


def _ignore(outcome: object) -> None:
    """The lane has logged a failure; the person is helped either way."""
    del outcome
