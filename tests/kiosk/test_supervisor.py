"""The real supervisor over fake UI processes: swaps, crashes, freezes, ends. No Qt, no screen."""

import os
import pty
import secrets
import signal
import socket
import subprocess
import sys
import tty
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.session.plan import supervisor_command
from kiosk.supervisor import ALREADY_RUNNING
from tests.directory.examples import as_csv
from tests.session.running_kiosk import (
    DEADLINE_S,
    ROOT,
    RunningKiosk,
    alive,
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


def test_the_first_ui_is_shown_and_a_spare_waits_hidden(kiosk: RunningKiosk) -> None:
    current = kiosk.shown()
    spare = kiosk.wait_spare(current)
    assert [event["event"] for event in kiosk.events(pid=spare)] == ["ready"]


def test_the_old_ui_lives_until_the_new_one_is_painted_and_not_longer(kiosk: RunningKiosk) -> None:
    old = kiosk.shown()
    kiosk.order(old, "send", "ended", "finished")
    new = kiosk.shown(2)
    assert kiosk.events("show", new)[0]["alive"] == [old]
    wait_for(lambda: not alive(old), "end of the old UI")
    assert kiosk.wait_spare(new) not in {old, new}


def test_a_session_leaves_nothing_running_and_no_file(kiosk: RunningKiosk, word: str) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    inside = kiosk.order(old, "child", word, False)
    outside = kiosk.order(old, "child", word, True)
    kiosk.order(old, "file", word)
    left = Path(kiosk.events("ready", old)[0]["tmp"])
    assert (left / "spoken.wav").read_text() == word
    kiosk.order(old, "send", "ended", "finished")
    kiosk.shown(2)
    wait_for(lambda: not any(alive(pid) for pid in (old, inside, outside)), "end of all")
    wait_for(lambda: not left.exists(), "end of the scratch folder")
    assert word not in kiosk.log


def test_a_spare_never_gets_a_key(kiosk: RunningKiosk, word: str) -> None:
    current = kiosk.shown()
    kiosk.begin_session(current, word)
    assert {event["pid"] for event in kiosk.events("give_key")} == {current}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_all_and_leaves_nothing(
    tmp_path: Path, stack: ExitStack, word: str, number: int
) -> None:
    services = (recording_service("agent", tmp_path / "agent"),)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), services=services))
    current = kiosk.shown()
    kiosk.begin_session(current, word)
    kiosk.order(current, "child", word, True)
    pids = kiosk.look()
    scratch = Path(kiosk.events("ready", current)[0]["tmp"])
    kiosk.process.send_signal(number)
    assert kiosk.process.wait(DEADLINE_S) == 0
    assert not [pid for pid in pids if alive(pid)]
    assert not scratch.parent.exists()
    assert [path.name for path in kiosk.data_dir.rglob("*")] == ["run.lock"]


def test_the_technician_can_leave(kiosk: RunningKiosk) -> None:
    kiosk.order(kiosk.shown(), "send", "stop")
    assert kiosk.process.wait(DEADLINE_S) == 0


def test_a_spare_cannot_stop_the_kiosk(kiosk: RunningKiosk) -> None:
    current = kiosk.shown()
    kiosk.order(kiosk.wait_spare(current), "send", "stop")
    kiosk.order(current, "send", "ended", "finished")
    kiosk.shown(2)
    assert kiosk.process.poll() is None


def test_a_second_kiosk_on_the_same_data_is_refused(kiosk: RunningKiosk) -> None:
    current = kiosk.shown()
    second = subprocess.run(
        supervisor_command(kiosk.plan), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert ALREADY_RUNNING in second.stderr
    assert "Traceback" not in second.stderr
    assert alive(current)


def test_a_refresh_brings_a_new_spare_and_a_new_welcome(kiosk: RunningKiosk) -> None:
    current = kiosk.shown()
    spare = kiosk.wait_spare(current)
    kiosk.process.send_signal(signal.SIGUSR1)
    new = kiosk.shown(2)
    assert new not in {current, spare}
    wait_for(lambda: not alive(current) and not alive(spare), "end of the old ones")


def test_a_new_directory_reaches_the_next_person_and_leaves_the_present_one_alone(
    kiosk: RunningKiosk, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = kiosk.shown()
    old_spare = kiosk.wait_spare(present)
    kiosk.begin_session(present, word)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(kiosk.data_dir))
    (kiosk.folder / "list.csv").write_text(as_csv(), "utf-8")
    command = ["content", "import-directory", str(kiosk.folder / "list.csv")]
    assert CliRunner().invoke(app, command).exit_code == 0
    wait_for(lambda: not alive(old_spare), "end of the spare that knows the old directory")
    assert alive(present)
    kiosk.order(present, "send", "ended", "finished")
    assert kiosk.shown(2) not in {present, old_spare}


def test_the_scanner_is_flushed_between_people_and_lent_to_the_current_ui_only(
    tmp_path: Path, stack: ExitStack
) -> None:
    far, near = pty.openpty()
    tty.setraw(near)
    stack.callback(os.close, far)
    stack.callback(os.close, near)
    scanner = os.ttyname(near)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), scanner=scanner))
    old = kiosk.shown()
    kiosk.wait_event("give_scanner", pid=old)
    os.write(far, b"003099000001|")
    assert wait_for(lambda: kiosk.order(old, "scan"), "a scan") == "003099000001|"
    os.write(far, b"005099000001|")
    kiosk.order(old, "send", "ended", "finished")
    new = kiosk.wait_event("give_scanner", 2)["pid"]
    assert kiosk.order(new, "scan") == ""
    os.write(far, b"007099000001|")
    assert wait_for(lambda: kiosk.order(new, "scan"), "a scan") == "007099000001|"
    assert kiosk.events("give_scanner", kiosk.wait_spare(new)) == []


def test_each_ui_of_a_demo_inherits_the_private_line(tmp_path: Path, stack: ExitStack) -> None:
    ours, theirs = socket.socketpair()
    stack.enter_context(ours)
    stack.enter_context(theirs)
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), demo_fd=theirs.fileno()))
    kiosk.wait_spare(kiosk.shown())
    assert {event["demo"] for event in kiosk.events("ready")} == {str(theirs.fileno())}


def test_no_demo_line_comes_from_the_environment(tmp_path: Path, stack: ExitStack) -> None:
    environ = {"PYTHONPATH": str(ROOT), "KIOSK_DEMO_FD": "3"}
    kiosk = stack.enter_context(RunningKiosk(tmp_path, timings=quick(), environ=environ))
    kiosk.shown()
    assert {event["demo"] for event in kiosk.events("ready")} == {None}


def test_the_supervisor_is_plain_python() -> None:
    code = "import sys, kiosk.supervisor; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"PySide6", "nacl", "structlog", "pydantic", "typer"} & set(done.stdout.split())


def test_supervisor_and_uis_leave_no_core_file(kiosk: RunningKiosk) -> None:
    kiosk.shown()
    for pid in kiosk.look():
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
        assert [line.split()[4:6] for line in limits if "core file" in line] == [["0", "0"]]
