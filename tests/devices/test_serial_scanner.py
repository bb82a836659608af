import os
import pty
import threading
import time
from pathlib import Path

import pytest

from kiosk.devices.scanner import Back, Gone, Scan, TooLong
from kiosk.devices.serial_scanner import SerialScanner
from kiosk.devices.simulator import ScannerSimulator
from kiosk.devices.tty import NoLine, open_tty

WAIT_S = 20.0


@pytest.fixture
def plugged(tmp_path: Path):
    with ScannerSimulator(tmp_path / "scanner") as simulator:
        yield simulator


@pytest.fixture
def scanner(plugged: ScannerSimulator):
    scanner = SerialScanner(plugged.path)
    assert scanner.read(WAIT_S) == Back()
    yield scanner
    scanner.close()


def test_scans_come_in_order(plugged, scanner):
    plugged.scan("Hường|Ữ".encode())
    plugged.scan(b"PHIEU:00410001742", end=b"\r\n")
    assert scanner.read(WAIT_S) == Scan("Hường|Ữ".encode())
    assert scanner.read(WAIT_S) == Scan(b"PHIEU:00410001742")


def test_a_scanner_without_line_end_is_read_at_its_pause(plugged, scanner):
    plugged.scan(b"no end", end=b"")
    assert scanner.read(WAIT_S) == Scan(b"no end")


def test_nothing_scanned_is_nothing_read(scanner):
    assert scanner.read(0.01) is None


def test_control_characters_reach_us_as_bytes(plugged, scanner):
    hostile = bytes(set(range(256)) - {10, 13})
    plugged.scan(hostile)
    assert scanner.read(WAIT_S) == Scan(hostile)


def test_an_endless_code_is_refused_and_the_next_one_read(plugged):
    # A slow clock: on a busy machine the sender may rest, and a rest would end the code.
    scanner = SerialScanner(plugged.path, clock=lambda: time.monotonic() / 100)
    assert scanner.read(WAIT_S) == Back()
    sender = threading.Thread(target=plugged.scan, args=(b"x" * 70_000,))
    sender.start()
    assert scanner.read(WAIT_S) == TooLong()
    sender.join()
    plugged.scan(b"next")
    assert scanner.read(WAIT_S) == Scan(b"next")
    scanner.close()


def test_flushing_forgets_the_person_before(plugged, scanner):
    plugged.scan(b"hers, not read")
    scanner.flush()
    plugged.scan(b"mine")
    assert scanner.read(WAIT_S) == Scan(b"mine")


def test_an_unplugged_scanner_is_told_and_found_again(plugged, scanner):
    plugged.unplug()
    assert scanner.read(WAIT_S) == Gone()
    plugged.plug_in()
    assert scanner.read(WAIT_S) == Back()
    plugged.scan(b"again")
    assert scanner.read(WAIT_S) == Scan(b"again")


def test_an_absent_scanner_is_told_once(tmp_path):
    scanner = SerialScanner(tmp_path / "nothing")
    assert scanner.read(WAIT_S) == Gone()
    assert scanner.read(0.01) is None


def test_a_descriptor_of_the_supervisor_is_read_under_its_lock(plugged):
    held = open_tty(plugged.path, 115200)
    assert isinstance(held, int)
    lent = SerialScanner(plugged.path, fd=os.dup(held))
    plugged.scan(b"lent")
    assert lent.read(WAIT_S) == Scan(b"lent")
    assert open_tty(plugged.path, 115200) == NoLine("in_use")
    lent.close()
    os.close(held)


def test_a_cooked_line_is_made_raw_before_reading():
    ours, theirs = pty.openpty()
    path = Path(os.ttyname(theirs))
    os.close(os.dup(theirs))
    scanner = SerialScanner(path, fd=theirs)
    os.write(ours, b"\x03\x04\x15 kept\r")
    assert scanner.read(WAIT_S) == Scan(b"\x03\x04\x15 kept")
    scanner.close()
    os.close(ours)
