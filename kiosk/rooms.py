"""Everything behind the welcome page. This module is imported once that page is painted.

By itself it takes several times as long to load as the welcome page does, so nothing that runs
before the first frame may import it.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.addresses.gazetteer import gazetteer
from kiosk.config import Settings
from kiosk.front import Front
from kiosk.jobs import Ok, ThreadLane
from kiosk.keypad import Keypad
from kiosk.presence import Presence
from kiosk.procedures.model import Words
from kiosk.scanning import Scanning
from kiosk.screen_window import ScreenWindow
from kiosk.session.site_clock import SiteClock
from kiosk.sighting import Sighting
from kiosk.staff.wording import said
from kiosk.store_ahead import TOWARDS_STORE, StoreAhead
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
        """Learn the time and warm the voice: somebody can see this screen."""
        self.world.lanes["database"].run(self.world.learn_time, _opened)
        self.world.lanes["paper"].run(self.world.load_voice, self._warm)

    def _warm(self, outcome: object) -> None:
        if isinstance(outcome, Ok):
            self.views.reader.warm()

    def rest_without_content(self) -> None:
        """Be out of order where the content cannot be read: there is nothing to be led through.

        Once: whoever is on the way to the staff page by then stays on it.
        """
        if self.world.lacks_content and not self.views.visit.outOfOrderReason:
            words = {language: said("content_failed", language) for language in ("vi", "en")}
            self.views.visit.put_out_of_order(Words(**words))

    def read_addresses_ahead(self) -> None:
        """Read the lists of addresses while a page is read that leads to them."""
        state = self.views.visit.state
        if state.page in TOWARDS_STORE and not state.practice:
            self.views.visit.pageChanged.disconnect(self.read_addresses_ahead)
            self.world.lanes["paper"].run(gazetteer, _opened)

    def close(self) -> None:
        """Let go of scanner, camera, threads and store."""
        self.scanning.close()
        self.views.camera.close()
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
    Sighting(screen.window, views, scanning.take)
    scanning.entered.connect(Keypad(screen.window, views).choose)

    rooms = Rooms(world, views, scanning, tuple(lanes.values()))

    def loaded(outcome: object) -> None:
        if isinstance(outcome, Ok):
            views.find.refresh()
            screen.build_ahead()
        rooms.rest_without_content()

    lanes["paper"].run(world.library, loaded)
    front.visit.pageChanged.connect(rooms.read_addresses_ahead)
    StoreAhead(front.visit, world)
    return rooms


def _opened(outcome: object) -> None:
    """It is known, or the lane has logged why not."""
    del outcome
