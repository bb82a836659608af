"""Which printer the settings name."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from kiosk.config import Printer as PrinterSettings
from kiosk.paper import escpos_link
from kiosk.paper.cups_printer import CupsPrinter
from kiosk.paper.escpos_printer import EscposPrinter, Patience
from kiosk.paper.file_printer import FilePrinter
from kiosk.paper.printers import AbsentPrinter, Printer

NETWORK_PORT = 9100
SERIAL_BAUD = 115200
_PICTURE_BYTES = 250_000
_CONNECT_S = 4.0


def choose_printer(settings: PrinterSettings, now: Callable[[], datetime]) -> Printer:
    """Make the printer of `kiosk.toml`'s [printer]; opens nothing yet.

    `target`: a folder (file), host:port (network), ids like 04b8:0e15 or nothing (usb), a device
    file with an optional baud rate (serial: "/dev/ttyUSB0 115200"), a device file (device), a
    queue's name or nothing (cups).
    """
    target = settings.target
    match settings.kind:
        case "none":
            return AbsentPrinter()
        case "file":
            return FilePrinter(Path(target), now)
        case "cups":
            return CupsPrinter(target)
        case "network" | "usb" | "serial" | "device" as line:
            return _receipt_printer(line, target)


def _receipt_printer(line: Literal["network", "usb", "serial", "device"], target: str) -> Printer:
    match line:
        case "network":
            host, _, port = target.rpartition(":") if ":" in target else (target, "", "")
            connect = escpos_link.network(host, int(port or NETWORK_PORT), _CONNECT_S)
            return EscposPrinter(connect, Patience(must_answer=True))
        case "usb":
            return EscposPrinter(escpos_link.usb(target))
        case "serial":
            path, _, rate = target.partition(" ")
            baud = int(rate or SERIAL_BAUD)
            patience = Patience(send_s=20 + _PICTURE_BYTES * 10 / baud)
            return EscposPrinter(escpos_link.serial(Path(path), baud), patience)
        case "device":
            return EscposPrinter(escpos_link.device(Path(target)))
