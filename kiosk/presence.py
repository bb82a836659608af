"""Whether somebody is there: the idle clock of the visit, fed by touches, speech and printing."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from kiosk.session.idle import Activity, Idle, IdleLimits, IdlePhase
from kiosk.viewmodels.visit_view import AT_REST, Visit
from kiosk.views import Views

TICK_MS = 500
TOUCHES = {
    QEvent.Type.TouchBegin,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
}


class Presence(QObject):
    """Asks the pure `Idle` twice a second; ends the visit when it says so.

    `watched` is the window: of the whole application each timer and signal would come by.
    """

    idled = Signal()

    def __init__(
        self,
        watched: QObject,
        views: Views,
        monotonic: Callable[[], float] = time.monotonic,
        limits: IdleLimits | None = None,
    ) -> None:
        super().__init__(watched)
        self._visit: Visit = views.visit
        self._monotonic = monotonic
        self._limits = limits or IdleLimits()
        self._idle: Idle | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        watched.installEventFilter(self)
        views.visit.pageChanged.connect(self._moved)
        views.visit.stayed.connect(self.touch)
        views.reader.speakingChanged.connect(
            lambda: self._doing(Activity.SPEAKING, views.reader.is_speaking)
        )
        views.slip.printing.connect(lambda on: self._doing(Activity.PRINTING, on))
        views.takes.printing.connect(lambda on: self._doing(Activity.PRINTING, on))
        views.slip.paperOut.connect(self._paper_out)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        """Every touch anywhere starts the clock over, but never through the warning."""
        del watched
        if event.type() in TOUCHES and not self._visit.warned:
            self.touch()
        return False

    def touch(self) -> None:
        """The person did something."""
        if self._idle is not None:
            self._idle = self._idle.touched(self._monotonic())
            self._show()

    def tick(self) -> None:
        """Look at the clock."""
        if self._idle is None:
            return
        self._idle = self._idle.at(self._monotonic())
        self._show()
        if self._idle.phase is IdlePhase.ENDED:
            self._idle = None
            self._timer.stop()
            self._visit.end("idle")

    def _moved(self) -> None:
        now = self._monotonic()
        if self._visit.state.page in AT_REST:
            self._idle = None
            self._timer.stop()
            self._visit.warn_idle(-1)
            return
        if self._idle is None:
            self._idle = Idle.begin(now, self._limits)
            self._timer.start()
        elif self._idle.on_last_screen and self._visit.state.page not in {"slip", "rate"}:
            self._idle = self._idle.back_from_last_screen(now)

    def _paper_out(self) -> None:
        if self._idle is not None and self._visit.state.page == "slip":
            self._idle = self._idle.paper_out(self._monotonic())

    def _doing(self, activity: Activity, on: bool) -> None:
        if self._idle is not None:
            now = self._monotonic()
            move = self._idle.began if on else self._idle.finished
            self._idle = move(activity, now)

    def _show(self) -> None:
        warning = self._idle is not None and self._idle.phase is IdlePhase.WARNING
        self._visit.warn_idle(round(self._idle.left_s) if warning and self._idle else -1)
