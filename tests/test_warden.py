"""What a test run started ends with it, also when it is killed."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests import warden

WARDEN = [sys.executable, "-S", "-E", str(Path(warden.__file__))]
# A program that puts another into the background, out of its group, and ends or goes on.
LEAVES_ONE = "setsid sleep 300 & echo $!; {}"


def start(folder: Path, script: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*WARDEN, str(folder), "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def gone(pid: int) -> bool:
    for _ in range(200):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_all_that_came_of_a_program_ends_with_who_started_it_and_its_folder_goes(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    with start(folder, LEAVES_ONE.format("exec sleep 300")) as watched:
        hidden = int(watched.stdout.readline())
        assert not gone_now(hidden)
        watched.stdin.close()
        assert watched.wait(20) == 1
    assert gone(hidden)
    assert not folder.exists()


def test_so_it_is_when_who_started_it_is_killed(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    script = LEAVES_ONE.format("exec sleep 300")
    run = (
        "import subprocess, time\n"
        f"p = subprocess.Popen({[*WARDEN, str(folder), 'sh', '-c', script]!r}, stdin=-1)\n"
        "time.sleep(300)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", run], stdout=subprocess.PIPE, text=True
    ) as starter:
        hidden = int(starter.stdout.readline())
        starter.send_signal(signal.SIGKILL)
        starter.wait(20)
        assert gone(hidden)
    for _ in range(200):
        if not folder.exists():
            break
        time.sleep(0.05)
    assert not folder.exists()


def test_a_program_that_ends_gives_its_code_and_keeps_its_folder(tmp_path):
    with start(tmp_path, LEAVES_ONE.format("exit 7")) as watched:
        hidden = int(watched.stdout.readline())
        assert watched.wait(20) == 7
    assert gone(hidden)
    assert tmp_path.exists()


def gone_now(pid: int) -> bool:
    return not psutil.pid_exists(pid)


def test_a_program_that_ended_just_before_who_started_it_left_keeps_its_folder(tmp_path):
    """The warden looks every so often: both can have happened since its last look."""
    with start(tmp_path, "echo $$; sleep 0.3; exit 3") as watched:
        program = psutil.Process(int(watched.stdout.readline()))
        psutil.Process(watched.pid).suspend()
        assert gone(program.pid)
        watched.stdin.close()
        psutil.Process(watched.pid).resume()
        assert watched.wait(20) == 3
    assert tmp_path.exists()
