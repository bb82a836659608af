"""Whether somebody is there: the idle clock of the visit, fed by touches, speech and printing."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.session.idle import Activity, Idle, IdleLimits, IdlePhase
from kiosk.session.visit import AT_REST
from kiosk.viewmodels.visit_view import Visit
from kiosk.views import Views

TICK_MS = 500


class Presence(QObject):
    """Asks the pure `Idle` when it is due; ends the visit when it says so."""

    def __init__(
        self,
        parent: QObject,
        views: Views,
        monotonic: Callable[[], float] = time.monotonic,
        limits: IdleLimits | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit: Visit = views.visit
        self._monotonic = monotonic
        self._limits = limits or IdleLimits()
        self._idle: Idle | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        views.visit.pageChanged.connect(self._moved)
        views.visit.noticed.connect(self._noticed)
        views.visit.stayed.connect(self.touch)
        views.reader.speakingChanged.connect(
            lambda: self._doing(Activity.SPEAKING, views.reader.is_speaking)
        )
        views.slip.printing.connect(lambda on: self._doing(Activity.PRINTING, on))
        views.takes.printing.connect(lambda on: self._doing(Activity.PRINTING, on))
        views.staff_sheet.printing.connect(lambda on: self._doing(Activity.PRINTING, on))
        views.staff_stick.working.connect(lambda on: self._doing(Activity.COPYING, on))
        views.slip.paperOut.connect(self._paper_out)

    def touch(self) -> None:
        """The person did something."""
        if self._idle is not None:
            self._idle = self._idle.touched(self._monotonic())
            self._show()
            self._wait()

    def _noticed(self) -> None:
        """Every touch anywhere starts the clock over, but never through the warning."""
        if not self._visit.warned:
            self.touch()

    def tick(self) -> None:
        """Look at the clock."""
        if self._idle is None:
            return
        self._idle = self._idle.at(self._monotonic())
        self._show()
        if self._idle.phase is IdlePhase.ENDED:
            self._idle = None
            self._visit.end("idle")
        self._wait()

    def _moved(self) -> None:
        now = self._monotonic()
        if self._visit.state.page in AT_REST:
            self._idle = None
            self._visit.warn_idle(-1)
        elif self._idle is None:
            self._idle = Idle.begin(now, self._limits)
        elif self._idle.on_last_screen and self._visit.state.page not in {"slip", "rate"}:
            self._idle = self._idle.back_from_last_screen(now)
        self._wait()

    def _paper_out(self) -> None:
        if self._idle is not None and self._visit.state.page == "slip":
            self._idle = self._idle.paper_out(self._monotonic())
            self._wait()

    def _doing(self, activity: Activity, on: bool) -> None:
        if self._idle is not None:
            now = self._monotonic()
            move = self._idle.began if on else self._idle.finished
            self._idle = move(activity, now)
            self._wait()

    def _wait(self) -> None:
        """Sleep until the phase changes; a warning is counted down on the screen meanwhile."""
        now = self._monotonic()
        state = None if self._idle is None else self._idle.at(now)
        due_s = None if state is None else state.due_in_s(now)
        if state is None or due_s is None:
            self._timer.stop()
            return
        counting = state.phase is IdlePhase.WARNING
        wait_ms = TICK_MS if counting else max(TICK_MS, math.ceil(due_s * 1000))
        if not self._timer.isActive() or self._timer.remainingTime() > wait_ms:
            self._timer.start(wait_ms)

    def _show(self) -> None:
        warning = self._idle is not None and self._idle.phase is IdlePhase.WARNING
        self._visit.warn_idle(round(self._idle.left_s) if warning and self._idle else -1)
