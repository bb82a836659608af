"""Everything behind the welcome page. This module is imported once that page is painted.

By itself it takes several times as long to load as the welcome page does, so nothing that runs
before the first frame may import it.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.config import Settings
from kiosk.front import Front
from kiosk.jobs import Ok, ThreadLane
from kiosk.presence import Presence
from kiosk.scanning import Scanning
from kiosk.screen_window import ScreenWindow
from kiosk.session.site_clock import SiteClock
from kiosk.views import Views, add_views
from kiosk.world import World


@dataclass
class Rooms:
    """What one person may need after the welcome page, opened once."""

    world: World
    views: Views
    scanning: Scanning
    lanes: tuple[ThreadLane, ...]

    def welcome_person(self) -> None:
        """Open store and voice: somebody can see this screen."""
        self.world.lanes["database"].run(self.world.learn_time, _opened)
        self.views.reader.warm()

    def close(self) -> None:
        """Let go of scanner, threads and store."""
        self.scanning.close()
        for lane in self.lanes:
            lane.close()
        self.world.close()


def open_rooms(
    app: QGuiApplication, front: Front, screen: ScreenWindow, settings: Settings, clock: SiteClock
) -> Rooms:
    """Build them around what the welcome page stands on; content begins to load."""
    lanes = {"database": ThreadLane("database", app), "paper": ThreadLane("paper", app)}
    world = World(settings, lanes, clock)
    world.prepare()
    views = add_views(front, world, app)
    screen.offer_views()
    Presence(screen.window, views)
    scanning = Scanning(screen.window, views, Path(settings.scanner.device))

    def loaded(outcome: object) -> None:
        if isinstance(outcome, Ok):
            views.find.refresh()
            screen.build_ahead()

    lanes["paper"].run(world.library, loaded)
    return Rooms(world, views, scanning, tuple(lanes.values()))


def _opened(outcome: object) -> None:
    """The store is open, or the lane has logged why not: saving will say so on the screen."""
    del outcome
