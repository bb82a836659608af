import threading

import pytest
from PySide6.QtCore import QTimer

from kiosk import backstage
from kiosk.backstage import Backstage


class Opened:
    """Rooms that only know whether they were closed; `looks` before their content is read."""

    closed = 0
    looks = 0
    asked_of_content = 0

    @property
    def world(self) -> "Opened":
        return self

    def is_ready_within(self, seconds: float) -> bool:
        assert 0 < seconds < 0.25, "a beat is due every quarter of a second"
        self.looks -= 1
        return self.looks < 0

    def rest_without_content(self) -> None:
        assert self.looks < 0, "asked before it is read"
        self.asked_of_content += 1

    def close(self) -> None:
        self.closed += 1


class Site:
    """A backstage whose loading waits for the test."""

    def __init__(self, monkeypatch) -> None:
        self.gate = threading.Event()
        self.threads: list[threading.Thread] = []
        self.rooms: list[Opened] = []
        monkeypatch.setattr(backstage.importlib, "import_module", self._load)
        self.backstage = Backstage(self._open)

    def _load(self, name: str) -> None:
        self.threads.append(threading.current_thread())
        assert self.gate.wait(30)

    def _open(self) -> Opened:
        self.rooms.append(Opened())
        return self.rooms[-1]


@pytest.fixture
def site(qapp, monkeypatch):
    site = Site(monkeypatch)
    yield site
    site.gate.set()
    site.backstage.close()


def test_the_screen_goes_on_while_it_loads_and_then_it_opens(site, qtbot):
    site.backstage.begin()
    site.backstage.begin()
    heard: list[object] = []
    site.backstage.once_open(heard.append)
    assert (site.rooms, heard) == ([], [])
    site.gate.set()
    qtbot.waitUntil(lambda: heard == site.rooms != [])
    assert len(site.threads) == len(backstage.PURE)
    assert threading.main_thread() not in site.threads


def test_whoever_walks_on_before_that_finds_it_open(site):
    site.backstage.begin()
    threading.Timer(0.05, site.gate.set).start()
    site.backstage.open()
    assert len(site.rooms) == 1
    assert site.backstage.rooms is site.rooms[0]
    heard: list[object] = []
    site.backstage.once_open(heard.append)
    assert heard == site.rooms


def test_beats_go_on_while_somebody_waits_for_the_rooms(site):
    beats: list[int] = []

    def beat() -> None:
        beats.append(len(site.rooms))
        if len(beats) == 3:
            site.gate.set()

    heart = QTimer(interval=1)
    heart.timeout.connect(beat)
    heart.start()
    site.backstage.open()
    heart.stop()
    assert beats[:3] == [0, 0, 0]
    assert len(site.rooms) == 1


def test_beats_go_on_while_somebody_waits_for_the_content(site):
    """A screen without beats for three seconds is taken for a dead one, and its person's touch
    with it: so it was on the first start after the content had changed."""
    beats: list[int] = []
    site.gate.set()
    site.backstage.open()
    site.rooms[0].looks = 3
    heart = QTimer(interval=0)
    heart.timeout.connect(lambda: beats.append(site.rooms[0].looks))
    heart.start()
    site.backstage.walk_on()
    heart.stop()
    assert {0, 1, 2} <= set(beats)
    assert site.rooms[0].asked_of_content == 1


def test_it_opens_once_and_closes_what_it_opened(site, qtbot):
    site.gate.set()
    site.backstage.open()
    site.backstage.open()
    qtbot.wait(1)
    assert len(site.rooms) == 1
    site.backstage.close()
    assert site.rooms[0].closed == 1


def test_one_that_was_never_begun_closes(qapp):
    Backstage(lambda: pytest.fail("opened")).close()
