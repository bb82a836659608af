"""The kiosk's real screen on real lanes, real store and real children: one window, and a hand.

Invented is only the loudspeaker. What is waited for is what can be read on the screen.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QGuiApplication

from kiosk.appearance.look import Look
from kiosk.config import Data, Printer, Settings
from kiosk.config import Stick as StickSettings
from kiosk.demo.hands import Hands
from kiosk.jobs import ThreadLane
from kiosk.screen_window import ScreenWindow, load_fonts, prepare_process
from kiosk.viewmodels import singleton
from kiosk.views import Views, build_views
from kiosk.world import World
from tests.screens.borders import QuietVoice
from tests.screens.panels import KIOSK
from tests.viewmodels.booth import content

PATIENCE_S = 60.0
PIN = "428170"


class Person:
    """Touches what has a name, and waits until something can be read."""

    def __init__(self, screen: ScreenWindow, views: Views) -> None:
        self.views = views
        self.hands = Hands(screen.window)

    def touch(self, *names: str) -> None:
        for name in names:
            self.read(name)
            self.hands.touch(name)

    def read(self, part: str) -> str:
        """Wait until this can be read; the whole text it stands in."""
        until_s = time.monotonic() + PATIENCE_S
        while True:
            self.hands.still()
            for seen in self.hands.look():
                if part in seen.name:
                    return seen.name
            assert time.monotonic() < until_s, (part, [seen.name for seen in self.hands.look()])

    def come_in(self, pin: str = PIN) -> None:
        """From the welcome page to the staff page."""
        self.touch("Hướng dẫn", "Dành cho cán bộ")
        self.type(pin)

    def type(self, pin: str) -> None:
        self.read("Xin gõ mã số của cán bộ")
        self.touch(*pin, "Mở trang")


@contextmanager
def kiosk_screen(data_dir: Path, stick: Path, paper: Path) -> Iterator[Person]:
    """Show the welcome page of a kiosk for the block."""
    prepare_process()
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    assert isinstance(app, QGuiApplication)
    QAccessible.setActive(True)
    load_fonts()
    root = QObject()
    others = dict(singleton._objects)
    lanes = {name: ThreadLane(name, root) for name in ("database", "paper")}
    settings = Settings(
        data=Data(dir=data_dir),
        stick=StickSettings(folder=stick),
        printer=Printer(kind="file", target=str(paper)),
    )
    world = World(settings, lanes)
    world._content = content()
    voice = QuietVoice()
    world.open_speaker = lambda: voice  # type: ignore[method-assign]
    views = build_views(world, Look(px_per_mm=KIOSK.px_per_mm, motion=False), root)
    views.visit.guard_ms = 0
    screen = ScreenWindow(app, views)
    screen.window.resize(KIOSK.width, KIOSK.height)
    screen.window.show()
    try:
        yield Person(screen, views)
    finally:
        for lane in lanes.values():
            lane.close()
        screen.close()
        world.close()
        singleton._objects.clear()
        singleton._objects.update(others)
