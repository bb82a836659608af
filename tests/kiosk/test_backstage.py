import json
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from kiosk import backstage
from kiosk.backstage import Backstage

MOST_AT_ONCE = 12  # modules between two beats


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
        self.parts: list[str] = []
        self.rooms: list[Opened] = []
        monkeypatch.setattr(backstage.importlib, "import_module", self._load)
        self.backstage = Backstage(self._open)

    def _load(self, name: str) -> None:
        if name in backstage.PARTS:
            assert threading.current_thread() is threading.main_thread()
            self.parts.append(name)
            return
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


def test_a_beat_comes_after_each_part_that_only_this_thread_may_load(site):
    """On a busy machine all of them together took as long as a screen may be silent."""
    beats: list[int] = []
    site.gate.set()
    site.backstage.begin()
    heart = QTimer(interval=0)
    heart.timeout.connect(lambda: beats.append(len(site.parts)))
    heart.start()
    site.backstage.open()
    heart.stop()
    assert site.parts == list(backstage.PARTS)
    silent = set(range(1, len(backstage.PARTS) + 1)) - set(beats)
    assert len(silent) <= 1  # where the end of the loading is heard, the next part follows at once


def test_whoever_asks_for_the_rooms_between_two_parts_finds_them_open_once(site):
    asked: list[object] = []

    def ask() -> None:
        if len(site.parts) == 3 and not asked:
            asked.append(site.backstage.rooms)

    site.gate.set()
    heart = QTimer(interval=0)
    heart.timeout.connect(ask)
    heart.start()
    site.backstage.open()
    heart.stop()
    assert asked == site.rooms
    assert len(site.rooms) == 1


LOADED = """
import importlib, json, sys
import kiosk.app
from kiosk.backstage import PARTS, PURE
for name in PURE:
    importlib.import_module(name)
counts = []
for name in (*PARTS, "kiosk.rooms"):
    before = len(sys.modules)
    importlib.import_module(name)
    counts.append((len(sys.modules) - before, name))
print(json.dumps(sorted(counts)))
"""


def test_no_part_is_large_and_little_is_left_for_the_end():
    """What needs no Qt is loaded elsewhere, so that a beat never waits for more than a few."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts[-1][0] <= MOST_AT_ONCE, counts[-3:]


def test_what_another_thread_loads_has_no_part_of_the_screen_in_it():
    code = "import importlib, sys; from kiosk.backstage import PURE\n"
    code += "before = set(sys.modules)\n"
    code += "for name in PURE: importlib.import_module(name)\n"
    code += "print(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.split()
    assert "kiosk.world" in loaded
    assert [name for name in loaded if name.startswith(("PySide6.", "kiosk.viewmodels."))] == []


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
