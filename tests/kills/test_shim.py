"""The shim counts what it should, kills where it should, and leaves everything else alone."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.shim import Fuse, Operation, When, compile_preload

WRITER = """
import os, sys
handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
other = os.open(sys.argv[1] + ".other", os.O_RDWR | os.O_CREAT)
os.write(other, b"x")
os.write(handle, b"a")
os.pwrite(handle, b"b", 1)
os.fsync(handle)
os.fdatasync(handle)
os.ftruncate(handle, 1)
os.unlink(sys.argv[1])
"""
NAMER = """
import os, sys
folder = os.open(sys.argv[1], os.O_RDONLY | os.O_DIRECTORY)
handle = os.open(sys.argv[1] + "/a.new", os.O_RDWR | os.O_CREAT)
os.write(handle, b"a")
os.fsync(handle)
os.replace(sys.argv[1] + "/a.new", sys.argv[1] + "/a")
os.fsync(folder)
"""
ALL = ["write", "write", "sync", "sync", "truncate", "unlink"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_preload(tmp_path_factory.mktemp("preload"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.db"


@pytest.fixture
def fuse(library: Path, tmp_path: Path, target: Path) -> Iterator[Fuse]:
    made = Fuse(library, tmp_path / "state", [target])
    yield made
    made.close()


def run(fuse: Fuse, program: str, *arguments: object) -> int:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    environ = {**os.environ, **fuse.environ()}
    return subprocess.run(command, env=environ, timeout=30, check=False).returncode


def test_every_kind_of_operation_on_the_file_counts_and_no_other_file(
    fuse: Fuse, target: Path
) -> None:
    fuse.arm(0, "before")

    assert run(fuse, WRITER, target) == 0

    assert fuse.operations() == [Operation(kind, "kiosk.db") for kind in ALL]


def test_all_below_a_folder_counts_and_the_folder_itself(library: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    (stick / "deep").mkdir(parents=True)
    (tmp_path / "usb-of-another").mkdir()
    fuse = Fuse(library, tmp_path / "state", folder=stick)
    fuse.arm(0, "before")

    assert run(fuse, NAMER, stick / "deep") == 0
    assert run(fuse, NAMER, tmp_path / "usb-of-another") == 0

    assert [one.kind for one in fuse.operations()] == ["write", "sync", "rename", "sync"]
    fuse.close()


def test_nothing_counts_before_it_is_armed(fuse: Fuse, target: Path) -> None:
    assert run(fuse, WRITER, target) == 0

    assert (fuse.loaded, fuse.count) == (1, 0)


@pytest.mark.parametrize(("when", "left"), [("before", b"a"), ("after", b"ab")])
def test_it_kills_before_or_after_the_operation(
    fuse: Fuse, target: Path, when: When, left: bytes
) -> None:
    fuse.arm(2, when)

    assert run(fuse, WRITER, target) == -signal.SIGKILL

    assert fuse.fired == 2
    assert target.read_bytes() == left


def test_children_of_the_process_are_left_alone(fuse: Fuse, target: Path) -> None:
    fuse.arm(1, "before")
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '''{WRITER}''',"
    child += " sys.argv[1]], check=True)"

    assert run(fuse, child, target) == 0

    assert (fuse.loaded, fuse.count) == (1, 0)


def test_what_goes_out_on_a_chosen_port_counts_on_that_port_alone(
    library: Path, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_server(("", 0)) as other:
        port, elsewhere = server.getsockname()[1], other.getsockname()[1]
        fuse = Fuse(library, tmp_path / "state", ports=[port])
        fuse.arm(0, "before")
        program = (
            "import socket, sys\n"
            "for port in sys.argv[1:]:\n"
            "    with socket.create_connection(('127.0.0.1', int(port))) as line:\n"
            "        line.send(b'1')\n"
            "        line.sendmsg([b'2', b'3'])\n"
        )

        assert run(fuse, program, port, elsewhere) == 0

        assert fuse.operations() == [Operation("send", f"port {port}")] * 2
        fuse.close()
