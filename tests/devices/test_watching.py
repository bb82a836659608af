import queue
import threading
from collections.abc import Iterator

import pytest
from PIL import Image

from kiosk.devices.camera import Still, Trouble
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.scanner import Scan
from kiosk.devices.sight import Seen, Sight
from kiosk.devices.watching import Watcher
from tests.handoff.camera import GOOD, photograph

PATIENCE_S = 30.0


class Bench:
    """A watcher of a simulated camera, and what it delivers."""

    def __init__(self, camera: CameraSimulator) -> None:
        self.camera = camera
        self.came: queue.Queue[Seen] = queue.Queue()
        self.opened_in: list[str] = []
        self.rested = threading.Event()
        resting = camera.rest

        def rest() -> None:
            resting()
            self.rested.set()

        camera.rest = rest  # type: ignore[method-assign]
        self.watcher = Watcher(self._open, self.came.put)

    def _open(self) -> CameraSimulator:
        self.opened_in.append(threading.current_thread().name)
        return self.camera

    def next(self) -> Seen:
        return self.came.get(timeout=PATIENCE_S)

    def sight(self) -> Sight:
        what = self.next().what
        assert isinstance(what, Sight)
        return what


@pytest.fixture
def bench(tmp_path) -> Iterator[Bench]:
    camera = CameraSimulator(tmp_path / "camera.png", rate=200)
    camera.show(photograph("CARD", GOOD))
    bench = Bench(camera)
    yield bench
    bench.watcher.close()


def test_nothing_is_opened_before_somebody_looks(bench: Bench):
    assert bench.opened_in == []
    assert not bench.camera.looking


def test_the_camera_is_opened_and_used_on_a_thread_of_its_own(bench: Bench):
    bench.watcher.look(for_codes=True)
    bench.sight()
    assert bench.opened_in == ["camera"]


def test_a_code_is_delivered_once_while_it_is_held_there(bench: Bench):
    bench.watcher.look(for_codes=True)
    assert bench.sight().scans == (Scan(b"CARD"),)
    assert [bench.sight().scans for _ in range(5)] == [()] * 5


def test_a_code_held_there_is_new_to_who_looks_anew(bench: Bench):
    bench.watcher.look(for_codes=True)
    bench.sight()
    turn = bench.watcher.look(for_codes=True)
    while (seen := bench.next()).turn != turn:
        pass
    assert isinstance(seen.what, Sight)
    assert seen.what.scans == (Scan(b"CARD"),)


def test_a_code_that_stays_is_not_new_to_who_does_not_look_anew(bench: Bench):
    bench.watcher.look(for_codes=True)
    bench.sight()
    bench.watcher.rest()
    turn = bench.watcher.look(for_codes=True, anew=False)
    while (seen := bench.next()).turn != turn:
        pass
    assert isinstance(seen.what, Sight)
    assert seen.what.scans == ()


def test_no_code_is_read_of_papers(bench: Bench):
    bench.watcher.look(for_codes=False)
    assert bench.sight().scans == ()


def test_the_camera_goes_off_when_nobody_looks(bench: Bench):
    turn = bench.watcher.look(for_codes=True)
    bench.sight()
    bench.rested.clear()
    bench.watcher.rest()
    assert bench.rested.wait(PATIENCE_S)
    assert not bench.camera.looking
    assert all(bench.came.get_nowait().turn == turn for _ in range(bench.came.qsize()))


def test_it_looks_again_after_resting(bench: Bench):
    bench.watcher.look(for_codes=True)
    bench.sight()
    bench.watcher.rest()
    turn = bench.watcher.look(for_codes=True)
    while bench.next().turn != turn:
        pass
    assert bench.opened_in == ["camera"]


def test_a_trouble_is_delivered_and_what_comes_after_it(bench: Bench):
    bench.camera.unplug()
    bench.watcher.look(for_codes=True)
    assert bench.next().what == Trouble("not_found")
    bench.camera.show(Image.new("RGB", (64, 36), "white"))
    assert not bench.sight().dark


def test_a_still_comes_between_two_frames(bench: Bench):
    turn = bench.watcher.look(for_codes=False)
    bench.sight()
    bench.watcher.take_still()
    while isinstance((seen := bench.next()).what, Sight):
        pass
    assert seen.turn == turn
    assert isinstance(seen.what, Still)
    bench.sight()


def test_nobody_who_does_not_look_gets_a_still(bench: Bench):
    bench.watcher.take_still()
    bench.watcher.look(for_codes=False)
    assert isinstance(bench.next().what, Sight)


def test_closing_turns_the_camera_off_and_ends_the_thread(bench: Bench):
    bench.watcher.look(for_codes=True)
    bench.sight()
    bench.watcher.close()
    assert not bench.camera.looking
    assert not bench.watcher._thread.is_alive()
    bench.watcher.close()


def test_a_watcher_that_never_looked_closes_at_once(bench: Bench):
    bench.watcher.close()
    bench.watcher.look(for_codes=True)
    assert bench.opened_in == []
