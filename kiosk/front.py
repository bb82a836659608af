"""What the welcome page stands on: the only view models a fresh process builds before it paints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.appearance.look import Look
from kiosk.config import Settings
from kiosk.session.site_clock import SiteClock
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.point_view import Point
from kiosk.viewmodels.reader_view import Reader
from kiosk.viewmodels.singleton import provide
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.world import World


@dataclass(frozen=True)
class Front:
    """One of each; `Views` adds all others."""

    appearance: Appearance
    visit: Visit
    point: Point
    reader: Reader

    def forget_person(self, look: Look) -> None:
        """Default looks, default voice; who else holds something hears `Visit.forgotten`."""
        self.appearance.set_look(look)
        self.reader.reset()
        self.visit.forgotten.emit()


def build_front(
    settings: Settings,
    look: Look,
    clock: SiteClock,
    world: Callable[[], "World"],
    parent: QObject,
) -> Front:
    """Build them; `world` is asked for content and voice only when a person needs them."""
    appearance = Appearance(look, parent)
    front = Front(
        appearance=appearance,
        visit=Visit(appearance, lambda: world().library(), clock, parent),
        point=Point(settings.point, appearance, clock.now, parent),
        reader=Reader(
            appearance,
            lambda: world().open_speaker(),
            lambda text, language: world().speak(text, language),
            parent,
        ),
    )
    if settings.point.first_touch == "first":
        front.visit.first_page = "firsttouch"
    front.visit.pageChanged.connect(front.reader.stop)
    for view in (appearance, appearance.sizing, appearance.colours):
        provide(view)
    for other in (front.visit, front.point, front.reader):
        provide(other)
    return front
