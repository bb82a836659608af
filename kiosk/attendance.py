"""One UI process's side of the supervisor: shown on command, beating, ending with its person."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.appearance.look import Look
from kiosk.front import Front
from kiosk.session.link import EndReason, FromUi, Message, ToUi, UiLink, close_all
from kiosk.session.visit import Visit as VisitState

if TYPE_CHECKING:
    from kiosk.keeping import Keeping

BEAT_MS = 250
FRESH_GUARD_MS = 400


class Attendance(QObject):
    """Forwards between the link and the visit. Without a link a visit just starts over."""

    def __init__(
        self,
        app: QGuiApplication,
        window: QQuickWindow,
        front: Front,
        look: Look,
        link: UiLink | None,
        show: Callable[[QQuickWindow], None],
    ) -> None:
        super().__init__(app)
        self._app = app
        self._window = window
        self._front = front
        self._look = look
        self._link = link
        self._show = show
        self._recovering = False
        self.on_scanner: Callable[[int], None] = lambda fd: close_all((fd,))
        front.visit.begun.connect(self._begun)
        front.visit.ended.connect(self._ended)
        front.visit.recoveryAnswered.connect(self._answered)
        # A page that does not load is never left blank: the supervisor brings a fresh process,
        # which asks whether to go on, with every answer kept.
        front.visit.pageFailed.connect(lambda: self._send(FromUi.CRASHED))
        if link is not None:
            self._watch(link)

    @cached_property
    def _keeping(self) -> "Keeping":
        from kiosk.keeping import Keeping  # noqa: PLC0415 -- first needed when a person began

        return Keeping(self._front.visit, self)

    def _watch(self, link: UiLink) -> None:
        notifier = QSocketNotifier(link.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._read)
        self._notifier = notifier
        beat = QTimer(self)
        beat.setInterval(BEAT_MS)
        beat.timeout.connect(lambda: link.send(FromUi.BEAT))
        beat.start()

    def ready(self) -> None:
        """Everything is loaded: tell the supervisor, or show at once without one."""
        if self._link is None:
            self._show(self._window)
        else:
            self._link.send(FromUi.READY)

    def _send(self, kind: FromUi, reason: EndReason | None = None) -> None:
        if self._link is not None:
            self._link.send(kind, reason)

    def _read(self) -> None:
        for message in self._link.read() if self._link else []:
            self._obey(message)

    def _obey(self, message: Message[ToUi]) -> None:
        match message.kind:
            case ToUi.SHOW:
                self._appear("welcome")
            case ToUi.SHOW_RECOVERY:
                self._appear("recover")
            case ToUi.GIVE_KEY:
                self._take_key(message)
            case ToUi.GIVE_SCANNER:
                self.on_scanner(message.fds[0])
            case ToUi.DROP:
                self._drop()
            case ToUi.QUIT:
                self._notifier.setEnabled(False)
                self._app.quit()

    def _appear(self, page: str) -> None:
        self._front.visit.take(VisitState(page=page))
        self._guard(FRESH_GUARD_MS)
        self._once_painted(lambda: self._send(FromUi.SHOWN))
        self._show(self._window)
        self._window.update()

    def _guard(self, guard_ms: int) -> None:
        self._front.visit.close_input(True)
        QTimer.singleShot(guard_ms, self, lambda: self._front.visit.close_input(False))

    def _once_painted(self, then: Callable[[], None]) -> None:
        def painted() -> None:
            self._window.frameSwapped.disconnect(painted)
            then()

        self._window.frameSwapped.connect(painted)

    def _begun(self) -> None:
        self._recovering = False
        self._send(FromUi.STARTED)

    def _take_key(self, message: Message[ToUi]) -> None:
        self._keeping.take_key(message)
        if self._recovering and not self._keeping.restore():
            self._front.visit.end("declined")

    def _answered(self, go_on: bool) -> None:
        if go_on and self._link is not None:
            self._recovering = True
            self._send(FromUi.CONTINUE)
        else:
            self._front.visit.end("declined")

    def _ended(self, reason: str) -> None:
        self._keeping.end()
        self._front.forget_person(self._look)
        if self._link is None:
            return
        self._front.visit.close_input(True)
        self._once_painted(lambda: self._send(FromUi.ENDED, EndReason(reason)))
        self._window.update()

    def _drop(self) -> None:
        self._keeping.end()
        self._front.visit.take(VisitState())
        self._front.forget_person(self._look)
        self._front.visit.close_input(True)
