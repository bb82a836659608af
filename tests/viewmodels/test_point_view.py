from datetime import datetime

import pytest

from kiosk.appearance.look import Look
from kiosk.config import Point as PointSettings
from kiosk.session.site_clock import ZONE
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.point_view import Point


class Wall:
    """A clock on the wall, set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 12, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def point(qapp, wall) -> Point:
    appearance = Appearance(Look(px_per_mm=4.03))
    point = Point(PointSettings(hotline="0225 111 222", machine=3), appearance, wall)
    point.look_and_feel = appearance
    return point


def test_the_place_is_named_in_the_persons_language(point):
    settings = PointSettings()
    assert (point.name, point.hours) == (settings.name, settings.hours)
    point.look_and_feel.setLanguage("en")
    assert (point.name, point.hours) == (settings.name_en, settings.hours_en)
    assert (point.hotline, point.machine) == ("0225 111 222", 3)


def test_the_clock_follows_the_wall(point, wall, qtbot):
    assert (point.hour, point.minute) == (8, 12)
    with qtbot.assertNotEmitted(point.clockChanged):
        point._tick()
    wall.now = wall.now.replace(hour=9, minute=0)
    with qtbot.waitSignal(point.clockChanged):
        point._tick()
    assert (point.hour, point.minute) == (9, 0)
