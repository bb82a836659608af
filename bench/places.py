"""Where a finger goes on the kiosk's pages: asked of the real screens by accessible name.

    python -m bench.places

Prints one JSON object: the start on welcome, a door group on the find page, the way back from it.
Runs on Qt's offscreen platform with the settings of the environment, so that a changed layout
changes the places and not the measurement.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QGuiApplication

from kiosk.config import load_settings
from kiosk.demo.hands import Hands
from kiosk.jobs import ThreadLane
from kiosk.screen_window import ScreenWindow, default_look, load_fonts, prepare_process
from kiosk.viewmodels.singleton import forget_all
from kiosk.views import Views, build_views
from kiosk.world import World

START = "Bấm để bắt đầu"
BACK = "Quay lại"


def main() -> int:
    """Open the screens, look, print, close."""
    with opened() as (screen, views):
        print(json.dumps(find_places(screen, views)))
    return 0


@contextmanager
def opened() -> Iterator[tuple[ScreenWindow, Views]]:
    """The real screens, as large as the panel, until the block ends."""
    prepare_process()
    app = QGuiApplication([Path(__file__).name])
    QAccessible.setActive(True)
    settings = load_settings()
    load_fonts()
    lanes = {"database": ThreadLane("database", app), "paper": ThreadLane("paper", app)}
    world = World(settings, lanes)
    look = default_look(settings.display, app.primaryScreen(), windowed=True)
    views = build_views(world, look, app)
    screen = ScreenWindow(app, views)
    screen.window.resize(*settings.display.window)
    screen.window.show()
    yield screen, views
    screen.close()
    for lane in lanes.values():
        lane.close()
    world.close()
    forget_all()


def find_places(screen: ScreenWindow, views: Views) -> dict[str, list[int]]:
    """Walk welcome → find → one group's doors, and note the middle of what is touched."""
    hands = Hands(screen.window)
    hands.still()
    places = {"start": hands.find(START).rect.center()}
    hands.touch(START)
    group = next(
        group.title.vi
        for group in views.visit.library.doors.groups
        if len(group.doors) > 1 and hands.sees(group.title.vi)
    )
    places["there"] = hands.find(group).rect.center()
    hands.touch(group)
    places["back"] = hands.find(BACK).rect.center()
    return {name: pair(point) for name, point in places.items()}


def pair(point: QPoint) -> list[int]:
    """As JSON writes it."""
    return [point.x(), point.y()]


if __name__ == "__main__":
    sys.exit(main())
