"""What the real supervisor makes of crashes, freezes and deaths, its own too."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.session.plan import Service
from kiosk.supervisor import NO_SCREEN
from tests.session.running_kiosk import (
    DEADLINE_S,
    ROOT,
    RunningKiosk,
    alive,
    end_hard,
    pids_in,
    quick,
    recording_service,
    wait_for,
)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def kiosk(tmp_path: Path, stack: ExitStack) -> RunningKiosk:
    return stack.enter_context(RunningKiosk(tmp_path, timings=quick()))


@pytest.fixture
def word() -> str:
    """A word that no file, argument or environment has ever held."""
    return secrets.token_hex(12)


@pytest.mark.parametrize("how", ["crash", "garble", "say"])
def test_after_a_crash_the_key_comes_only_with_the_tap(
    kiosk: RunningKiosk, word: str, how: str
) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    kiosk.order(old, *(("send", "crashed") if how == "say" else (how,)))
    asking = kiosk.wait_event("show_recovery")["pid"]
    wait_for(lambda: not alive(old), "end of the crashed UI")
    kiosk.wait_spare(asking)
    assert kiosk.events("give_key", asking) == []
    assert kiosk.order(asking, "restored") == []
    kiosk.order(asking, "send", "continue")
    assert kiosk.wait_event("give_key", pid=asking)["restored"]
    assert kiosk.order(asking, "restored") == [word]


def test_a_crash_without_a_session_shows_welcome(kiosk: RunningKiosk) -> None:
    old = kiosk.shown()
    kiosk.order(old, "crash")
    kiosk.shown(2)
    assert kiosk.events("show_recovery") == []


def test_declining_loses_the_journal(kiosk: RunningKiosk, word: str) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    kiosk.order(old, "crash")
    asking = kiosk.wait_event("show_recovery")["pid"]
    kiosk.wait_spare(asking)
    kiosk.order(asking, "send", "ended", "declined")
    new = kiosk.shown(2)
    kiosk.order(new, "send", "started")
    assert not kiosk.wait_event("give_key", pid=new)["restored"]


def test_an_unanswered_question_drops_journal_and_key(
    tmp_path: Path, stack: ExitStack, word: str
) -> None:
    timings = quick(recovery_s=3)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=timings))
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    kiosk.order(old, "crash")
    asking = kiosk.wait_event("drop")["pid"]
    new = kiosk.shown(2)
    wait_for(lambda: not alive(asking), "end of the asking UI")
    assert kiosk.events("give_key", asking) == []
    kiosk.order(new, "send", "continue")
    kiosk.order(new, "send", "started")
    assert not kiosk.wait_event("give_key", pid=new)["restored"]
    assert len(kiosk.events("give_key", new)) == 1


def test_the_third_crash_shows_welcome(kiosk: RunningKiosk, word: str) -> None:
    current = kiosk.shown()
    kiosk.begin_session(current, word)
    for crashes in (1, 2):
        kiosk.order(current, "crash")
        current = kiosk.wait_event("show_recovery", crashes)["pid"]
        kiosk.order(current, "send", "continue")
        assert kiosk.wait_event("give_key", pid=current)["restored"]
        kiosk.wait_spare(current)
    kiosk.order(current, "crash")
    new = kiosk.shown(2)
    assert len(kiosk.events("show_recovery")) == 2
    kiosk.order(new, "send", "started")
    assert not kiosk.wait_event("give_key", pid=new)["restored"]


def test_a_ui_that_freezes_is_ended_and_its_session_offered(kiosk: RunningKiosk, word: str) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    os.kill(old, signal.SIGSTOP)
    asking = kiosk.wait_event("show_recovery")["pid"]
    assert not alive(old)
    kiosk.order(asking, "send", "continue")
    assert kiosk.wait_event("give_key", pid=asking)["restored"]


def test_a_supervisor_that_is_killed_takes_everything_along(
    tmp_path: Path, stack: ExitStack, word: str
) -> None:
    services = (recording_service("agent", tmp_path / "agent"),)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), services=services))
    current = kiosk.shown()
    kiosk.begin_session(current, word)
    kiosk.order(current, "child", word, False)
    wait_for(lambda: pids_in(tmp_path / "agent"), "the agent")
    pids = kiosk.look()
    assert len(pids) == 5
    end_hard(kiosk.process.pid)
    for pid in pids:
        wait_for(lambda pid=pid: not alive(pid), f"end of {pid}")


def test_a_ui_leaves_by_itself_at_the_end_of_its_line(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    command = [sys.executable, str(ROOT / "tests/session/fake_ui.py"), str(tmp_path)]
    environ = {"PYTHONPATH": str(ROOT), "KIOSK_LINK_FD": str(theirs.fileno()), "TMPDIR": "x"}
    ui = subprocess.Popen(command, env=environ, pass_fds=[theirs.fileno()])
    theirs.close()
    ours.recv(1)
    ours.close()
    assert ui.wait(DEADLINE_S) == 0


def test_what_a_killed_kiosk_left_in_memory_is_cleared_at_the_next_start(
    tmp_path: Path, stack: ExitStack, word: str
) -> None:
    first = stack.enter_context(RunningKiosk(tmp_path, timings=quick()))
    current = first.shown()
    first.order(current, "file", word)
    left = Path(first.events("ready", current)[0]["tmp"]) / "spoken.wav"
    end_hard(first.process.pid)
    first.process.wait(DEADLINE_S)
    assert left.exists()
    (tmp_path / "again").mkdir()
    second = RunningKiosk(tmp_path / "again", timings=quick())
    second.data_dir = first.data_dir
    second.plan = first.plan
    second.folder = tmp_path
    stack.enter_context(second)
    second.wait_event("ready", len(first.events("ready")) + 1)
    assert not left.exists()


def test_services_are_started_again(tmp_path: Path, stack: ExitStack) -> None:
    services = (recording_service("agent", tmp_path / "agent"),)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), services=services))
    kiosk.shown()
    (first,) = wait_for(lambda: pids_in(tmp_path / "agent"), "the agent")
    end_hard(first)
    wait_for(lambda: len(pids_in(tmp_path / "agent")) == 2, "the next agent")
    assert len(kiosk.events("show")) == 1


def test_a_service_that_always_fails_harms_no_ui(tmp_path: Path, stack: ExitStack) -> None:
    services = (Service("broken", (sys.executable, "-c", "raise SystemExit(3)")),)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), services=services))
    kiosk.shown()
    wait_for(lambda: kiosk.log.count("broken ended with 3") > 3, "some failures")
    assert len(kiosk.events("show")) == 1


def test_a_screen_that_never_starts_is_said_and_given_up(tmp_path: Path) -> None:
    broken = (sys.executable, "-c", "raise SystemExit('no display')")
    with RunningKiosk(tmp_path, timings=quick(), ui=broken) as kiosk:
        assert kiosk.process.wait(DEADLINE_S) == 1
        assert NO_SCREEN in kiosk.log
