import os
import signal
import subprocess
import sys

import psutil
import pytest

from kiosk.speech.child import Child
from kiosk.speech.engines import ESPEAK
from kiosk.speech.framing import FrameReader, Ready
from tests.speech.stand_ins import gone, until


@pytest.mark.parametrize("engine", ["espeak", "pyttsx3", "hanging"])
def test_no_engine_outlives_a_killed_kiosk(engine, tmp_path):
    command = [sys.executable, "-m", "tests.speech.orphan_maker", engine]
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as kiosk:
        try:
            assert kiosk.stdout is not None
            assert kiosk.stdout.readline() == b"speaking\n"
            children = stopped_with_two_engines(kiosk)
        finally:
            kiosk.kill()
    until(lambda: all(gone(pid) for pid in children))
    assert list(tmp_path.iterdir()) == []


def stopped_with_two_engines(kiosk):
    """Stop the kiosk where one engine speaks and one is warm; pyttsx3 takes a new one a phrase."""
    children = []

    def caught():
        kiosk.send_signal(signal.SIGSTOP)
        running = (child.pid for child in psutil.Process(kiosk.pid).children())
        children[:] = [pid for pid in running if not gone(pid)]
        if len(children) < 2:
            kiosk.send_signal(signal.SIGCONT)
        return len(children) >= 2

    until(caught)
    return children


def test_an_engine_leaves_no_core_and_stays_in_the_session_of_its_kiosk():
    child = Child(ESPEAK)
    try:
        until(lambda: child.receive() == [Ready()])
        assert psutil.Process(child.pid).rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert os.getsid(child.pid) == os.getsid(0)
        assert os.getpgid(child.pid) == os.getpgid(0)
    finally:
        child.kill()
        until(child.bury)


def test_an_engine_whose_kiosk_is_gone_already_ends_at_once():
    command = [*ESPEAK.command, "1" if os.getpid() != 1 else "2"]
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, b"")


def test_an_engine_ends_when_the_kiosk_closes_the_pipe():
    command = [*ESPEAK.command, str(os.getpid())]
    ran = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert ran.returncode == 0
    assert FrameReader().feed(ran.stdout) == [Ready()]


def test_a_library_that_prints_does_not_disturb_the_messages():
    program = (
        "from kiosk.speech.confinement import take_pipes\n"
        "from kiosk.speech.framing import Ready\n"
        "pipes = take_pipes()\n"
        "print('Audio saved', flush=True)\n"
        "pipes.send(Ready())\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert FrameReader().feed(ran.stdout) == [Ready()]
