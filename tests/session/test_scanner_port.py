import os
import pty
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.session.scanner_port import DeviceScanner, NoScanner


@pytest.fixture
def device() -> Iterator[tuple[int, str]]:
    """A serial line: the scanner's side, and the path of ours."""
    far, near = pty.openpty()
    tty.setraw(near)
    path = os.ttyname(near)
    yield far, path
    os.close(near)
    os.close(far)


def waiting(fd: int) -> bytes:
    try:
        return os.read(fd, 4096)
    except BlockingIOError:
        return b""


def test_flushing_throws_away_what_the_person_before_scanned(device: tuple[int, str]) -> None:
    far, path = device
    scanner = DeviceScanner(path)
    fd = scanner.lend()
    assert fd is not None
    os.write(far, b"003099000001|")
    assert waiting(fd) == b"003099000001|"
    os.write(far, b"007099000002|")
    scanner.flush()
    assert waiting(fd) == b""
    os.write(far, b"new")
    assert waiting(fd) == b"new"
    scanner.release()


def test_the_same_device_is_lent_again(device: tuple[int, str]) -> None:
    scanner = DeviceScanner(device[1])
    assert scanner.lend() == scanner.lend()
    scanner.release()


def test_a_second_holder_is_refused(device: tuple[int, str]) -> None:
    first, second = DeviceScanner(device[1]), DeviceScanner(device[1])
    assert first.lend() is not None
    assert second.lend() is None
    first.release()
    assert second.lend() is not None
    second.release()


def test_a_missing_device_is_lent_when_it_comes(tmp_path: Path) -> None:
    path = str(tmp_path / "scanner")
    scanner = DeviceScanner(path)
    assert scanner.lend() is None
    scanner.flush()
    os.mkfifo(path)
    fd = scanner.lend()
    assert fd is not None
    os.write(fd, b"old")
    scanner.flush()
    assert waiting(fd) == b""
    scanner.release()
    scanner.release()


def test_an_unplugged_device_is_given_up() -> None:
    far, near = pty.openpty()
    path = os.ttyname(near)
    scanner = DeviceScanner(path)
    assert scanner.lend() is not None
    os.close(near)
    os.close(far)
    scanner.flush()
    assert scanner._fd is None


def test_no_scanner_lends_nothing() -> None:
    scanner = NoScanner()
    scanner.flush()
    assert scanner.lend() is None
    scanner.release()
