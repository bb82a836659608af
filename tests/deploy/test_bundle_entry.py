import subprocess
import sys
from pathlib import Path

import pytest

from deploy import bundle_entry
from kiosk.session.plan import program
from kiosk.speech.engines import child_command
from kiosk.speech.framing import FrameReader, Ready, Refused

ENTRY = Path(__file__).resolve().parents[2] / "deploy" / "bundle_entry.py"


def run(
    *arguments: str, entry: Path = ENTRY, typed: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(entry), *arguments]
    return subprocess.run(command, input=typed, capture_output=True, timeout=60, check=False)


def test_the_switches_are_those_the_application_uses(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program("kiosk.app")[1] == bundle_entry.MODULE_SWITCH
    assert child_command("espeak", frozen=True)[1] == bundle_entry.SPEECH_SWITCH


def test_without_a_switch_it_is_the_kiosk_command():
    done = run("telex", typed=b"tieengs\n")
    assert done.returncode == 0
    assert done.stdout.decode() == "tiếng\n"


def test_called_central_it_is_the_central_command(tmp_path: Path):
    (tmp_path / "central").symlink_to(ENTRY)
    done = run("--help", entry=tmp_path / "central")
    assert done.returncode == 0
    assert b"central init" in done.stdout


def test_a_module_runs_as_main_with_its_own_arguments():
    done = run("--module", "sync", "--help")
    assert done.returncode == 0
    assert b"--data-dir" in done.stdout


def test_a_module_that_is_not_ours_is_refused():
    done = run("--module", "http.server")
    assert done.returncode == bundle_entry.WRONG_USE
    assert b"http.server" in done.stderr


def test_the_speech_child_answers_in_frames():
    command = [sys.executable, str(ENTRY), "--speech-child", "espeak"]
    with subprocess.Popen(
        [*command, str(own_pid())], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        said, _ = child.communicate(timeout=60)
    assert list(FrameReader().feed(said)) in ([Ready()], [Refused("missing")])


def own_pid() -> int:
    return int(Path("/proc/self").readlink().name)


def test_system_programs_find_their_own_libraries_again():
    environ = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/before", "HOME": "/h"}
    bundle_entry.restore_environment(environ)
    assert environ["LD_LIBRARY_PATH"] == "/before"
    assert "LD_LIBRARY_PATH_ORIG" not in environ


def test_a_child_of_the_application_finds_its_libraries_anew():
    environ = {"LD_LIBRARY_PATH": "/bundle"}
    bundle_entry.restore_environment(environ)
    assert environ == {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
