"""The recorder misses nothing, keeps the order, and minds its own folder and process."""

import subprocess
import sys

import pytest

from tests.cuts.recording import Recorder
from tests.cuts.trace import NotUnderstood

EVERYTHING = """
import os, sys
os.chdir(sys.argv[1])
os.mkdir("deep")
handle = os.open("deep/a", os.O_RDWR | os.O_CREAT)
os.write(handle, b"one")
os.pwrite(handle, b"two", 2)
os.writev(handle, [b"th", b"ree"])
os.pwritev(handle, [b"fo", b"ur"], 9)
os.ftruncate(handle, 11)
os.fsync(handle)
os.fdatasync(handle)
folder = os.open("deep", os.O_RDONLY)
os.fsync(folder)
os.link("deep/a", "deep/b")
os.rename("deep/b", "c")
os.truncate("c", 4)
with open("d", "w") as file:
    file.write("text")
with open("d", "a") as file:
    file.write(" more")
open("d", "r+b").write(b"T")
open("deep/a", "wb").close()
os.unlink("d")
os.mkdir("gone")
os.rmdir("gone")
open("kiosk.db-shm", "w").write("not kept")
open(sys.argv[1] + ".elsewhere", "w").write("not ours")
"""
KINDS = [*"mcwwwwwwtssdlrtcwwwtumu"]


@pytest.fixture
def recorder(tmp_path):
    (tmp_path / "site").mkdir()
    return Recorder(tmp_path, tmp_path / "site")


def run(recorder, program, *arguments):
    command = (*recorder.prefix(), sys.executable, "-c", program, str(recorder.site), *arguments)
    subprocess.run(command, check=True, timeout=30)


def test_every_kind_of_operation_is_recorded_in_order(recorder):
    run(recorder, EVERYTHING)

    recording = recorder.recording("everything")

    assert [one.kind for one in recording.operations] == KINDS
    assert {one.path for one in recording.operations} == {
        *("deep", "deep/a", "deep/b", "c", "d", "gone")
    }


def test_what_lay_there_before_counts_as_synced(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old").write_bytes(b"before")
    recorder = Recorder(tmp_path, tmp_path / "site")

    run(recorder, "import sys; open(sys.argv[1] + '/old', 'ab').write(b' and after')")

    assert recorder.recording("old").operations[0].at == len(b"before")


def test_what_goes_past_the_recorder_is_noticed(recorder):
    (recorder.site / "unseen").write_bytes(b"by nobody")

    with pytest.raises(AssertionError):
        recorder.recording("unseen")


@pytest.mark.parametrize(
    "program",
    [
        "os.posix_fallocate(os.open(path, os.O_RDWR | os.O_CREAT), 0, 100)",
        "os.open(path, os.O_RDWR | os.O_CREAT | os.O_DSYNC)",
        "f = open(path, 'w+b'); f.write(b'x'); f.flush(); mmap.mmap(f.fileno(), 1)",
        "os.symlink('there', path)",
    ],
)
def test_what_it_does_not_follow_is_refused(recorder, program):
    run(recorder, f"import mmap, os, sys; path = sys.argv[1] + '/a'; {program}")

    with pytest.raises(NotUnderstood):
        recorder.recording("refused")


def test_children_are_left_alone(recorder):
    child = "import sys; open(sys.argv[1] + '/a', 'w').write('x')"
    run(
        recorder,
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}, sys.argv[1]])",
    )

    with pytest.raises(AssertionError):
        recorder.recording("child")


def test_two_processes_stand_in_the_order_in_which_they_wrote(recorder):
    writer = "import os, sys; f = open(sys.argv[1] + '/log', 'ab', buffering=0)\n"
    writer += "for n in range(300): f.write(sys.argv[2].encode())"
    both = [
        subprocess.Popen(
            (*recorder.prefix(), sys.executable, "-c", writer, str(recorder.site), name)
        )
        for name in ("a", "b")
    ]
    assert [one.wait(30) for one in both] == [0, 0]

    operations = recorder.recording("both").operations

    written = b"".join(one.data for one in operations)
    assert written == (recorder.site / "log").read_bytes()
    assert len({one.pid for one in operations}) == 2


def test_marks_stand_between_what_was_done_before_and_after(recorder):
    run(recorder, "import sys; open(sys.argv[1] + '/a', 'w').close()")
    recorder.mark(mark="enrolled")
    run(recorder, "import sys; open(sys.argv[1] + '/b', 'w').close()")

    assert [one.kind for one in recorder.recording("marked").operations] == ["c", "o", "c"]
