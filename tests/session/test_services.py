import os
import selectors
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.session.plan import Plan, Service, Timings
from kiosk.session.services import Services
from tests.session.running_kiosk import alive, pids_in, recording_service, wait_for


class Bench:
    """Services of one plan, with a hand-moved clock."""

    def __init__(self, *services: Service, stop_limit_s: float = 30) -> None:
        self.selector = selectors.DefaultSelector()
        timings = Timings(retry_first_s=1, retry_cap_s=8, stable_s=100, stop_limit_s=stop_limit_s)
        plan = Plan("unused", ("unused",), services, timings=timings)
        self.services = Services(plan, self.selector)
        self.now_s = 0.0

    def tick(self, passed_s: float = 0) -> None:
        self.now_s += passed_s
        self.services.tick(self.now_s)

    def wait_death(self) -> str:
        """Hear of one death, as the supervisor's loop does."""
        (event, *_) = wait_for(lambda: self.selector.select(1), "a death")
        self.services.ended(event[0].data, self.now_s)
        return str(event[0].data)


@pytest.fixture
def benches() -> Iterator[list[Bench]]:
    made: list[Bench] = []
    yield made
    for bench in made:
        bench.services.close()
        bench.selector.close()


def test_each_service_is_started_once(tmp_path: Path, benches: list[Bench]) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    bench = Bench(*(recording_service(file.name, file) for file in files))
    benches.append(bench)
    for _ in range(3):
        bench.tick()
    for file in files:
        wait_for(lambda file=file: pids_in(file), "a start")
    assert bench.services.children() == {pid for file in files for pid in pids_in(file)}


def test_one_that_dies_is_started_again_after_a_growing_wait(
    tmp_path: Path, benches: list[Bench]
) -> None:
    bench = Bench(Service("short", (sys.executable, "-c", "")))
    benches.append(bench)
    for wait_s in (1, 2, 4, 8, 8):
        bench.tick()
        assert bench.services.children()
        assert bench.wait_death() == "short"
        bench.tick(wait_s - 0.1)
        assert not bench.services.children()
        bench.now_s += 0.1


def test_one_that_lived_long_is_a_first_failure_again(tmp_path: Path, benches: list[Bench]) -> None:
    bench = Bench(recording_service("agent", tmp_path / "agent"))
    benches.append(bench)
    for starts in (1, 2, 3):
        bench.tick(8)
        wait_for(lambda starts=starts: len(pids_in(tmp_path / "agent")) == starts, "a start")
        os.kill(pids_in(tmp_path / "agent")[-1], 9)
        bench.wait_death()
    bench.tick(8)
    bench.tick(101)
    (pid,) = bench.services.children()
    os.kill(pid, 9)
    bench.wait_death()
    bench.tick(1)
    assert bench.services.children()


def test_a_missing_program_waits_and_harms_nobody(tmp_path: Path, benches: list[Bench]) -> None:
    bench = Bench(
        Service("missing", ("/nonexistent/agent",)), recording_service("ok", tmp_path / "ok")
    )
    benches.append(bench)
    bench.tick()
    assert bench.wait_death() == "missing"
    wait_for(lambda: pids_in(tmp_path / "ok"), "the other start")


def test_its_own_environment_reaches_it(tmp_path: Path, benches: list[Bench]) -> None:
    code = "import os; open(os.environ['PLACE'], 'w').write('here')"
    place = tmp_path / "place"
    bench = Bench(Service("env", (sys.executable, "-c", code), {"PLACE": str(place)}))
    benches.append(bench)
    bench.tick()
    bench.wait_death()
    assert place.read_text() == "here"


def test_closing_asks_first_and_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import signal, sys, time\n"
        "def leave(*_):\n"
        f"    open({str(tmp_path / 'asked')!r}, 'w')\n"
        "    sys.exit()\n"
        "signal.signal(signal.SIGTERM, leave)\n"
        f"open({str(tmp_path / 'up')!r}, 'w')\n"
        "time.sleep(600)\n"
    )
    bench = Bench(Service("polite", (sys.executable, "-c", code)))
    bench.tick()
    wait_for((tmp_path / "up").exists, "the start")
    (pid,) = bench.services.children()
    bench.services.close()
    assert (tmp_path / "asked").exists()
    assert not alive(pid)
    bench.selector.close()


def test_closing_kills_one_that_does_not_listen(tmp_path: Path) -> None:
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"open({str(tmp_path / 'up')!r}, 'w'); time.sleep(600)"
    )
    bench = Bench(Service("stubborn", (sys.executable, "-c", code)), stop_limit_s=0.05)
    bench.tick()
    wait_for((tmp_path / "up").exists, "the start")
    (pid,) = bench.services.children()
    bench.services.close()
    assert not alive(pid)
    bench.selector.close()
