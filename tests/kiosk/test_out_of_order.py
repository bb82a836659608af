"""A kiosk whose content or store cannot be opened: it says so, and lets its staff in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from kiosk import store_ahead
from kiosk.appearance.look import Look
from kiosk.backstage import Backstage
from kiosk.config import Data, Point, Printer, Settings
from kiosk.front import build_front
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.rooms import Rooms, open_rooms
from kiosk.screen_window import ScreenWindow, load_fonts, prepare_process
from kiosk.session.site_clock import SiteClock, utc_now
from kiosk.staff.pin import keep_pin
from kiosk.viewmodels import singleton
from sync.data_folder import DATABASE
from tests.journeys.kiosk_screen import PIN, Person
from tests.screens.borders import enrol
from tests.screens.panels import KIOSK

REST = "Máy đang tạm nghỉ"
WHY = "Máy chưa đọc được phần hướng dẫn."


class Site:
    """The screen of a kiosk, its rooms opened as the application does it."""

    def __init__(self, app, data_dir: Path) -> None:
        self.root = QObject()
        settings = Settings(
            data=Data(dir=data_dir),
            point=Point(commune_code="11413"),
            printer=Printer(kind="none"),
        )
        look, clock = Look(px_per_mm=KIOSK.px_per_mm, motion=False), SiteClock(utc_now)

        def open_them() -> Rooms:
            return open_rooms(app, self.front, self.screen, settings, clock)

        self.backstage = Backstage(open_them, self.root)
        self.front = build_front(
            settings, look, clock, lambda: self.backstage.rooms.world, self.root
        )
        self.front.visit.guard_ms = 0
        self.front.visit.leavingRest.connect(self.backstage.walk_on)
        self.screen = ScreenWindow(app, self.front)
        self.screen.window.resize(KIOSK.width, KIOSK.height)
        self.screen.window.show()
        self.ended: list[str] = []
        self.front.visit.ended.connect(self.ended.append)

    def close(self) -> None:
        self.screen.close()
        self.backstage.close()


@pytest.fixture
def enrolled(qapp, tmp_path) -> Iterator[Site]:
    """A kiosk in order."""
    prepare_process()
    QAccessible.setActive(True)
    load_fonts()
    others = dict(singleton._objects)
    singleton._objects.clear()  # else its pages speak to the views of another test's kiosk
    enrol(tmp_path / "data")
    keep_pin(tmp_path / "data", PIN)
    site = Site(qapp, tmp_path / "data")
    yield site
    site.close()
    singleton._objects.clear()
    singleton._objects.update(others)


@pytest.fixture
def site(enrolled, tmp_path, monkeypatch) -> Site:
    """The content's folder is empty, as on a disk that lost it."""
    monkeypatch.setattr(Shelf, "home", lambda self: Home(tmp_path / "nothing"))
    return enrolled


def test_it_says_so_by_itself_and_staff_come_in(site):
    """Before, welcome stayed, and a touch led to a page that could not be filled."""
    site.backstage.open()
    person = Person(site.screen, site.backstage.rooms.views)
    person.read(REST)
    person.read(WHY)
    person.touch("Dành cho cán bộ")
    person.type(PIN)
    person.read("Không tờ khai nào còn chờ")
    person.touch("Giao ca")
    person.read("Giao ca lúc")
    person.touch("Quay lại", "Xong, rời máy")
    person.read(REST)
    assert site.ended == ["left"]
    assert not person.views.staff_gate.is_open


def test_who_touches_first_is_told_instead_of_being_led_nowhere(site):
    site.front.visit.start()
    person = Person(site.screen, site.backstage.rooms.views)
    person.read(REST)
    assert site.ended == ["left"]
    assert not person.hands.sees("Bấm để bắt đầu")


def test_staff_on_their_way_in_are_not_led_back_when_it_is_found_again(site):
    """Two look for it: whoever leaves welcome, and who was asked to read the content."""
    site.backstage.open()
    person = Person(site.screen, site.backstage.rooms.views)
    person.touch("Dành cho cán bộ")
    site.backstage.rooms.rest_without_content()
    person.type(PIN)
    person.read("Không tờ khai nào còn chờ")
    person.touch("Xong, rời máy")


def test_a_store_that_cannot_be_opened_is_told_before_the_first_question(
    enrolled, tmp_path, monkeypatch
):
    monkeypatch.setattr(store_ahead, "RETRY_MS", 10)
    monkeypatch.setattr(store_ahead, "RESTING_MS", 200)
    store = tmp_path / "data" / DATABASE
    store.mkdir()
    visit = enrolled.front.visit
    visit.start()
    person = Person(enrolled.screen, enrolled.backstage.rooms.views)
    visit.choose_procedure(enrolled.backstage.rooms.world.library().procedure("1.001193"))
    visit.go("privacy")
    person.read(REST)
    person.read("Máy chưa mở được sổ tờ khai")
    store.rmdir()
    person.read("Bấm để bắt đầu")
    assert enrolled.ended[-1] == "left"
