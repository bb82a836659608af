import itertools
import sys
import time

import psutil
import pytest

from kiosk.devices.video_child import ADDRESS_SPACE, Ended, VideoChild

LONG_S = 60.0


@pytest.fixture
def run():
    children = []

    def start(code: str, **named) -> VideoChild:
        children.append(VideoChild((sys.executable, "-c", code), **named))
        return children[-1]

    yield start
    for child in children:
        child.end()


def later() -> float:
    return time.monotonic() + LONG_S


def test_pictures_come_whole_whatever_the_pieces_are(run):
    child = run("import os\nfor i in range(10): os.write(1, bytes([i]) * 3)")
    assert child.read(15, later()) == bytes([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    assert child.read(15, later()) == bytes([5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9])
    assert child.read(15, later()) == Ended("")


def test_half_a_picture_waits_for_the_other_half(run):
    child = run("import os, time\nos.write(1, b'ab')\ntime.sleep(60)")
    assert child.read(1, later()) == b"a"
    assert child.read(2, time.monotonic()) is None
    assert child.read(1, later()) == b"b"


def test_only_the_beginning_of_a_long_complaint_is_kept(run):
    child = run("import os\nos.write(2, b'no camera ' * 100_000)")
    ended = child.read(1, later())
    assert isinstance(ended, Ended)
    assert ended.complaint.startswith("no camera ")
    assert len(ended.complaint) == 4096


@pytest.mark.parametrize(("most", "whole"), [(10, b"0123456789"), (9, None)])
def test_all_there_is_only_up_to_a_size(run, most, whole):
    child = run("import os\nos.write(1, b'0123456789')")
    assert child.read_all(most, later()) == whole


def test_a_child_that_sends_nothing_at_all_is_no_picture(run):
    assert run("").read_all(10, later()) == Ended("")


def test_a_child_that_never_ends_is_waited_for_no_longer_than_told(run):
    ticks = itertools.count()
    child = run("import time\ntime.sleep(60)", clock=lambda: float(next(ticks)))
    assert child.read_all(10, 2.0) is None


def test_a_child_that_only_complains_is_waited_for_no_longer_than_told(run):
    ticks = itertools.count()
    child = run("import os\nwhile True: os.write(2, b'x' * 99)", clock=lambda: float(next(ticks)))
    assert child.read(1, 50.0) is None


def test_it_can_write_no_file_and_leaves_no_core(run, tmp_path):
    place = tmp_path / "frame"
    child = run(
        "import resource, sys, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"try:\n  open({str(place)!r}, 'wb', 0).write(b'x')\n"
        "except OSError:\n  print('refused', resource.getrlimit(resource.RLIMIT_CORE),"
        " resource.getrlimit(resource.RLIMIT_AS))"
    )
    said = child.read_all(1000, later())
    assert said == f"refused (0, 0) ({ADDRESS_SPACE}, {ADDRESS_SPACE})\n".encode()


def test_an_ended_child_is_gone_and_its_pipes_are_closed(run):
    child = run("import time\ntime.sleep(60)")
    child.end()
    child.end()
    assert not psutil.pid_exists(child.pid)
    assert isinstance(child.read(1, later()), Ended)
