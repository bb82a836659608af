"""The scanner finds what is there, and finds nothing of a person once her UI was swapped out."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.session.scratch import MEMORY_FOLDER, Scratch
from tests.session.running_kiosk import ROOT, RunningKiosk, alive, quick, wait_for
from tests.session.trace_scan import ENCODINGS, Finding, OpenProcess, Word, descendants, scan

OPENED = Path(__file__).with_name("opened.py")
HOLDER = (
    "import sys\n"
    "word = sys.stdin.readline().strip()\n"
    "kept = [word.encode(name) for name in sys.argv[1:]]\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="reads memory of protected processes")


@pytest.fixture
def word() -> str:
    return secrets.token_hex(12)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[RunningKiosk]:
    with RunningKiosk(tmp_path, timings=quick()) as kiosk:
        yield kiosk


def holder(*encodings: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", HOLDER, *encodings]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def hold(process: "subprocess.Popen[bytes]", word: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(word.encode() + b"\n")
    process.stdin.flush()
    assert process.stdout.readline() == b"held\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_is_found_in_every_encoding(word: str, encoding: str) -> None:
    with holder(encoding) as process:
        opened = OpenProcess.open(process.pid)
        hold(process, word)
        found = {finding.encoding for finding in Word(word).in_process(opened)}
        opened.close()
        process.kill()
    assert encoding in found


def test_a_word_that_is_not_there_is_not_found(word: str) -> None:
    with holder() as process:
        hold(process, word)
        opened = OpenProcess.open(process.pid)
        assert Word(secrets.token_hex(12)).in_process(opened) == []
        opened.close()
        process.kill()


def test_files_names_and_memory_files_are_searched(tmp_path: Path, word: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "log").write_bytes(b"x" + word.encode("utf-16-le"))
    (tmp_path / f"{word}.pdf").touch()
    memory = os.memfd_create("test")
    os.write(memory, word.encode("utf-32-be"))
    look = Word(word)
    found = [(f.place, f.encoding) for f in look.in_folders([tmp_path])]
    assert sorted(found) == [  # in what order they are met depends on the word
        (str(tmp_path / "deep" / "log"), "utf-16-le"),
        (f"name {tmp_path / f'{word}.pdf'}", "utf-8"),
    ]
    assert {f.encoding for f in look.in_open_files(os.getpid())} == {"utf-32-be"}
    os.close(memory)


def test_everything_below_a_process_is_listed() -> None:
    line = "import subprocess; subprocess.run(['sleep', '600'])"
    with subprocess.Popen([sys.executable, "-c", line]) as parent:
        pids = wait_for(lambda: (p := descendants(parent.pid)) and len(p) == 2 and p, "the child")
        assert pids[0] == parent.pid
        for pid in pids:
            os.kill(pid, 9)


def test_memory_opened_before_the_lock_can_be_read_after_it(tmp_path: Path, word: str) -> None:
    """The way to scan without root: the program runs through `opened.py`."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys; from kiosk.session.hardening import harden; harden()\n" + HOLDER
    )
    place = str(tmp_path / "sock")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen()
        process = subprocess.Popen(
            [sys.executable, str(OPENED), place, str(program), "utf-16-le"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        line, _ = listener.accept()
    with line, process:
        data, (mem, maps), _, _ = socket.recv_fds(line, 100, 2)
        opened = OpenProcess(int(data), mem, maps)
        assert opened.pid == process.pid
        hold(process, word)
        found = Word(word).in_process(opened)
        opened.close()
        process.kill()
    assert {"utf-8", "utf-16-le"} <= {finding.encoding for finding in found}


def trace(kiosk: RunningKiosk, word: str) -> list[Finding]:
    """Everything a person could have left: processes, the folder, memory file systems."""
    scratch = Scratch.place(kiosk.data_dir, MEMORY_FOLDER)
    return scan(Word(word), kiosk.look(), [kiosk.folder, scratch])


@needs_root
def test_no_copy_survives_the_end_of_a_session(kiosk: RunningKiosk, word: str) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    child = kiosk.order(old, "child", word, False)
    kiosk.order(old, "child", word, True)
    kiosk.order(old, "file", word)
    before = trace(kiosk, word)
    assert {"utf-8", "utf-16-le", "utf-32-le"} <= {finding.encoding for finding in before}
    assert [one for one in before if one.place.startswith(f"pid {child} ")]
    assert [one for one in before if one.place.endswith("spoken.wav")]
    assert not [one for one in before if one.place.startswith(f"pid {kiosk.process.pid} ")]
    kiosk.order(old, "send", "ended", "finished")
    kiosk.shown(2)
    wait_for(lambda: not alive(old), "end of the old UI")
    assert trace(kiosk, word) == []


@needs_root
def test_no_copy_survives_a_crash_that_nobody_continued(tmp_path: Path, word: str) -> None:
    with RunningKiosk(tmp_path, timings=quick(recovery_s=0.3)) as kiosk:
        old = kiosk.shown()
        kiosk.begin_session(old, word)
        assert trace(kiosk, word)
        kiosk.order(old, "crash")
        kiosk.shown(2)
        assert trace(kiosk, word) == []


@needs_root
def test_while_continue_is_asked_only_ciphertext_is_left(kiosk: RunningKiosk, word: str) -> None:
    old = kiosk.shown()
    kiosk.begin_session(old, word)
    kiosk.order(old, "crash")
    asking = kiosk.wait_event("show_recovery")["pid"]
    wait_for(lambda: not alive(old), "end of the crashed UI")
    assert trace(kiosk, word) == []
    kiosk.order(asking, "send", "continue")
    kiosk.wait_event("give_key", pid=asking)
    restored = trace(kiosk, word)
    assert {one.place.split()[1] for one in restored} == {str(asking)}
