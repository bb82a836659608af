import os
from pathlib import Path

import pytest

from kiosk.devices.simulator import ScannerSimulator
from kiosk.devices.tty import NoLine, flush_input, open_tty


@pytest.mark.parametrize(("name", "reason"), [("missing", "not_found"), ("plain", "not_a_device")])
def test_what_is_no_serial_line_is_said(tmp_path: Path, name, reason):
    (tmp_path / "plain").write_text("")
    assert open_tty(tmp_path / name, 115200) == NoLine(reason)


def test_a_second_opener_finds_the_line_in_use(tmp_path: Path):
    with ScannerSimulator(tmp_path / "line") as simulator:
        held = open_tty(simulator.path, 9600)
        assert isinstance(held, int)
        assert open_tty(simulator.path, 9600) == NoLine("in_use")
        os.close(held)
        again = open_tty(simulator.path, 9600)
        assert isinstance(again, int)
        os.close(again)


def test_an_unknown_baud_rate_is_a_defect(tmp_path: Path):
    simulator = ScannerSimulator(tmp_path / "line")
    with simulator, pytest.raises(ValueError, match="baud"):
        open_tty(simulator.path, 12345)


def test_flushing_a_vanished_line_is_harmless(tmp_path: Path):
    with ScannerSimulator(tmp_path / "line") as simulator:
        held = open_tty(simulator.path, 9600)
        assert isinstance(held, int)
    flush_input(held)
    os.close(held)
