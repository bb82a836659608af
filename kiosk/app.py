"""Composition root of one UI process: builds each object once, shows the first page, tears down.

    python -m kiosk.app [--windowed]

Started by the supervisor with a link; by hand it shows itself and forgets on "leave".
"""

import os
import sys
import threading
import time
from pathlib import Path

import structlog
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import log
from kiosk.attendance import Attendance
from kiosk.config import load_settings
from kiosk.jobs import ThreadLane
from kiosk.presence import Presence
from kiosk.scanning import Scanning
from kiosk.screen_window import ScreenWindow, default_look, load_fonts, prepare_process
from kiosk.session.hardening import harden
from kiosk.session.link import DEMO_FD, UiLink
from kiosk.viewmodels.singleton import forget_all
from kiosk.viewmodels.visit_view import Visit
from kiosk.views import Views, build_views
from kiosk.world import World

SPARE_MS = 400


def main(arguments: list[str] | None = None) -> int:
    """Run one UI process until its person is done; the exit code of the application."""
    arguments = sys.argv[1:] if arguments is None else arguments
    log.configure()
    sys.excepthook = log.log_uncaught
    threading.excepthook = log.log_uncaught_in_thread
    harden()
    prepare_process()
    link = UiLink.from_environment()
    app = QGuiApplication([sys.argv[0]])
    qInstallMessageHandler(_log_qt)
    QAccessible.setActive(True)
    settings = load_settings()
    load_fonts()
    lanes = {"database": ThreadLane("database", app), "paper": ThreadLane("paper", app)}
    world = World(settings, lanes)
    size = settings.display.window if "--windowed" in arguments else None
    look = default_look(settings.display, app.primaryScreen(), windowed=size is not None)
    views = build_views(world, look, app)
    screen = ScreenWindow(app, views)
    Presence(app, views)
    scanning = Scanning(app, views, Path(settings.scanner.device))
    attendance = Attendance(
        app, screen.window, views, look, link, lambda window: _show(window, size)
    )
    attendance.on_scanner = scanning.adopt
    _prepare_after_first_frame(screen.window, world, views)
    if DEMO_FD in os.environ:
        load_demo(screen.window, views.visit)
    attendance.ready()
    code = app.exec()
    scanning.close()
    screen.close()
    for lane in lanes.values():
        lane.close()
    world.close()
    forget_all()
    return code


def load_demo(window: QQuickWindow, visit: Visit) -> None:
    """Load the demo's driver: only where the supervisor lent this process its private socket."""
    from kiosk.demo.serving import serve_demo  # noqa: PLC0415 -- never loaded otherwise

    serve_demo(window, visit, os.environ)


def _show(window: QQuickWindow, size: tuple[int, int] | None) -> None:
    if size is not None:
        window.resize(*size)
        window.show()
    else:
        # Without a window manager nothing else makes a full-screen window as large as the screen.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()


def _prepare_after_first_frame(window: QQuickWindow, world: World, views: Views) -> None:
    """Content, store and voice open behind the painted welcome; the first tap does not wait.

    A hidden spare is never painted: it loads its content a moment later, and no voice.
    """
    QTimer.singleShot(SPARE_MS, window, world.prepare)

    def painted() -> None:
        window.frameSwapped.disconnect(painted)
        structlog.get_logger(__name__).info("painted", since_start_ms=_since_start_ms())
        world.prepare()
        world.lanes["database"].run(world.learn_time, _opened)
        views.reader.warm()

    window.frameSwapped.connect(painted)


def _opened(outcome: object) -> None:
    """The store is open, or the lane has logged why not: saving will say so on the screen."""
    del outcome


def _since_start_ms() -> int:
    return round(time.process_time() * 1000)


def _log_qt(kind: QtMsgType, context: object, message: str) -> None:
    del context
    if kind is not QtMsgType.QtDebugMsg:
        structlog.get_logger("qt").warning("qt", text=message.replace("\n", " ")[:300])


if __name__ == "__main__":
    sys.exit(main())
