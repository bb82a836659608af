import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kiosk.staff import gate as gates
from kiosk.staff.gate import LOCK, TRIES, Closed, Gate, Opened, machine_moment
from kiosk.staff.pin import keep_pin
from kiosk.staff.tries import Moment
from sync.errors import DiskFailed

PIN, WRONG = "428170", "428171"


class Clock:
    def __init__(self) -> None:
        self.now = Moment(1000.0, "boot")

    def __call__(self) -> Moment:
        return self.now

    def pass_s(self, seconds: float) -> None:
        self.now = Moment(self.now.boot_s + seconds, self.now.boot_id)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(tmp_path: Path, clock: Clock) -> Gate:
    keep_pin(tmp_path, PIN)
    return Gate(tmp_path, clock)


def test_without_a_pin_nothing_opens(tmp_path, clock):
    gate = Gate(tmp_path, clock)
    assert gate.look() == Closed(set=False)
    assert gate.enter("") == gate.enter("000000") == Closed(set=False)


def test_the_pin_opens(gate):
    assert gate.look() == Closed()
    assert gate.enter(WRONG) == Closed(wrong=True)
    assert gate.enter(PIN) == Opened()


def test_who_waits_is_not_judged_even_with_the_right_pin(gate, clock):
    for _ in range(3):
        told = gate.enter(WRONG)
    assert told == Closed(wrong=True, wait_s=30)
    assert gate.enter(PIN) == Closed(wait_s=30)
    clock.pass_s(29)
    assert gate.look() == gate.enter(PIN) == Closed(wait_s=1)
    clock.pass_s(2)
    assert gate.enter(PIN) == Opened()


def test_the_next_process_knows_and_the_right_pin_forgets(gate, clock):
    for _ in range(3):
        gate.enter(WRONG)
    other = Gate(gate.data_dir, clock)
    assert other.look().wait_s == 30
    clock.pass_s(30)
    assert other.enter(PIN) == Opened()
    assert gate.enter(WRONG) == Closed(wrong=True)


def test_a_restart_of_the_machine_saves_no_waiting(gate, clock):
    for _ in range(4):
        clock.pass_s(30)
        gate.enter(WRONG)
    clock.now = Moment(3.0, "next boot")
    assert gate.look().wait_s == 60
    clock.pass_s(59)
    assert gate.look().wait_s == pytest.approx(1)


def test_a_process_killed_while_it_judges_has_used_up_the_try(gate):
    """The count is on the disk before the hash is looked at."""
    source = (
        "import sys, time; from pathlib import Path; from kiosk.staff import gate\n"
        "def slow(pin, kept):\n    print('judging', flush=True); time.sleep(60)\n"
        "gate.is_it = slow; gate.Gate(Path(sys.argv[1])).enter('428171')"
    )
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", source, gate.data_dir], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout.readline() == "judging\n"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
    told = Gate(gate.data_dir).enter(PIN)
    assert isinstance(told, Closed)
    assert not told.wrong
    assert 0 < told.wait_s <= 30


def test_tries_at_once_are_counted_one_by_one(gate, monkeypatch):
    """Two screens that judge together would halve the waiting."""
    judged = []

    def slow(pin, kept):
        judged.append(pin)
        time.sleep(0.05)
        return False

    monkeypatch.setattr(gates, "is_it", slow)
    told = []
    threads = [threading.Thread(target=lambda: told.append(gate.enter(WRONG))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(judged) == 3
    assert [one.wrong for one in told].count(True) == 3


def test_files_are_the_owners_alone(gate):
    gate.enter(WRONG)
    modes = {(gate.data_dir / name).stat().st_mode & 0o777 for name in (TRIES, LOCK)}
    assert modes == {0o600}


def test_a_disk_that_fails_is_told(gate):
    (gate.data_dir / LOCK).mkdir()
    with pytest.raises(DiskFailed):
        gate.enter(PIN)


def test_the_machines_clock_goes_on():
    first, second = machine_moment(), machine_moment()
    assert second.boot_s >= first.boot_s > 0
    assert second.boot_id == first.boot_id
