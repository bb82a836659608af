from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from kiosk.config import Printer as PrinterSettings
from kiosk.paper.choosing import choose_printer
from kiosk.paper.cups_printer import CupsPrinter
from kiosk.paper.escpos_printer import EscposPrinter
from kiosk.paper.file_printer import FilePrinter
from kiosk.paper.printers import NoPrinter, Printed
from kiosk.paper.simulator import PrinterSimulator


def now() -> datetime:
    return datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "target", "printer"),
    [
        ("file", "var/paper", FilePrinter),
        ("cups", "", CupsPrinter),
        ("network", "printer.local", EscposPrinter),
        ("usb", "04b8:0e15", EscposPrinter),
        ("serial", "/dev/ttyUSB0 9600", EscposPrinter),
        ("device", "/dev/usb/lp0", EscposPrinter),
    ],
)
def test_each_kind_of_the_settings_is_a_printer(kind, target, printer):
    chosen = choose_printer(PrinterSettings(kind=kind, target=target), now)
    assert isinstance(chosen, printer)


def test_a_kiosk_without_printer_says_so():
    printer = choose_printer(PrinterSettings(kind="none"), now)
    assert printer.print(Image.new("1", (576, 8))) == NoPrinter("not_set_up")


def test_a_network_printer_is_reached_at_its_address():
    with PrinterSimulator() as simulator:
        host, port = simulator.address
        printer = choose_printer(PrinterSettings(kind="network", target=f"{host}:{port}"), now)
        assert printer.print(Image.new("1", (576, 8), 1)) == Printed(confirmed=True)


def test_a_missing_serial_line_is_no_printer(tmp_path: Path):
    settings = PrinterSettings(kind="serial", target=str(tmp_path / "ttyS9"))
    assert choose_printer(settings, now).status() == NoPrinter("not_found")
