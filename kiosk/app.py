"""Composition root of one UI process: builds each object once, shows the first page, tears down.

    python -m kiosk.app [--windowed]

Started by the supervisor with a link; by hand it shows itself and forgets on "leave".
"""

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from kiosk import quick_import  # before all others

# isort: split
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import log
from kiosk.attendance import Attendance
from kiosk.backstage import Backstage
from kiosk.config import load_settings
from kiosk.front import build_front
from kiosk.screen_window import ScreenWindow, default_look, load_fonts, prepare_process
from kiosk.session.hardening import harden
from kiosk.session.link import DEMO_FD, UiLink
from kiosk.session.site_clock import SiteClock, utc_now
from kiosk.session.thrift import keep_large_libraries_out, share_one_pool
from kiosk.viewmodels.singleton import forget_all
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.rooms import Rooms

quick_import.end()

SPARE_MS = 400


def main(arguments: list[str] | None = None) -> int:
    """Run one UI process until its person is done; the exit code of the application."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _prepare()
    link = UiLink.from_environment()
    app = QGuiApplication([sys.argv[0]])
    qInstallMessageHandler(_log_qt)
    QAccessible.setActive(True)
    settings, clock = load_settings(), SiteClock(utc_now)
    load_fonts()
    size = settings.display.window if "--windowed" in arguments else None
    look = default_look(settings.display, app.primaryScreen(), windowed=size is not None)

    def open_rooms() -> "Rooms":
        from kiosk import rooms  # noqa: PLC0415 -- the whole point: not before the first frame

        return rooms.open_rooms(app, front, screen, settings, clock)

    backstage = Backstage(open_rooms, app)
    front = build_front(settings, look, clock, lambda: backstage.rooms.world, app)
    front.visit.leavingRest.connect(backstage.walk_on)
    panel = app.primaryScreen().size()
    screen = ScreenWindow(app, front, size or (panel.width(), panel.height()))
    attendance = Attendance(
        app, screen.window, front, look, link, lambda window: _show(window, size)
    )
    attendance.on_scanner = lambda fd: backstage.once_open(lambda rooms: rooms.scanning.adopt(fd))
    _open_after_first_frame(screen.window, backstage)
    if DEMO_FD in os.environ:
        load_demo(screen.window, front.visit, backstage)
    attendance.ready()
    code = app.exec()
    screen.close()
    backstage.close()
    forget_all()
    return code


def _prepare() -> None:
    """Logs, crash reports, limits and memory of this process, before anything is made."""
    log.configure()
    sys.excepthook = log.log_uncaught
    threading.excepthook = log.log_uncaught_in_thread
    harden()
    share_one_pool()
    keep_large_libraries_out()
    prepare_process()


def load_demo(window: QQuickWindow, visit: Visit, backstage: Backstage) -> None:
    """Load the demo's driver: only where the supervisor lent this process its private socket."""
    from kiosk.demo.serving import serve_demo  # noqa: PLC0415 -- never loaded otherwise

    server = serve_demo(window, visit, os.environ)
    if server is not None:
        backstage.once_open(lambda rooms: server.listen_at(rooms.world))


def _show(window: QQuickWindow, size: tuple[int, int] | None) -> None:
    if size is not None:
        window.resize(*size)
        window.show()
    else:
        # Without a window manager nothing else makes a full-screen window as large as the screen.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()


def _open_after_first_frame(window: QQuickWindow, backstage: Backstage) -> None:
    """Content, store and voice open behind the painted welcome; a tap before that waits for them.

    A hidden spare is never painted: it opens its rooms a moment later, without store and voice.
    """
    QTimer.singleShot(SPARE_MS, window, backstage.begin)

    def painted() -> None:
        window.frameSwapped.disconnect(painted)
        backstage.begin()
        since_start_ms = _since_start_ms()

        def opened(rooms: "Rooms") -> None:
            log.Log(__name__).info("painted", since_start_ms=since_start_ms)
            rooms.welcome_person()

        backstage.once_open(opened)

    window.frameSwapped.connect(painted)


def _since_start_ms() -> int:
    return round(time.process_time() * 1000)


def _log_qt(kind: QtMsgType, context: object, message: str) -> None:
    del context
    if kind is not QtMsgType.QtDebugMsg:
        log.Log("qt").warning("qt", text=message.replace("\n", " ")[:300])


if __name__ == "__main__":
    sys.exit(main())
