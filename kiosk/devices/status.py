"""Whether printer and scanner are well, in words for whoever has to mend them."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from kiosk.config import ASSETS
from kiosk.config import Scanner as ScannerSettings
from kiosk.devices.tty import NoLine, open_tty
from kiosk.paper.printers import Failed, NoPaper, NoPrinter, Printer, Ready, Status

Language = Literal["vi", "en"]
_BAUD = 115200


@dataclass(frozen=True, slots=True)
class Health:
    """One check: its name, whether it is well, what is so, and what to do if not."""

    name: str
    ok: bool
    message: str
    advice: str


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (ASSETS / "words" / "devices.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words


def _health(name: str, code: str, language: Language, *, ok: bool) -> Health:
    words = _words()
    advice = words.get(f"{name}_{code}_advice", {}).get(language, "")
    return Health(name, ok, words[f"{name}_{code}"][language], advice)


def printer_health(printer: Printer, language: Language = "vi") -> Health:
    """Ask the printer; blocks as long as its status may take."""
    status = printer.status()
    return _health("printer", _printer_code(status), language, ok=isinstance(status, Ready))


def _printer_code(status: Status) -> str:
    match status:
        case Ready(paper_low=low):
            return "paper_low" if low else "ready"
        case NoPaper():
            return "no_paper"
        case NoPrinter(reason=absence):
            return absence
        case Failed(reason=reason):
            return reason


def scanner_health(settings: ScannerSettings, language: Language = "vi") -> Health:
    """Open the scanner's device for a moment; a scanner the kiosk itself holds is well."""
    if settings.kind == "none":
        return _health("scanner", "none", language, ok=False)
    if settings.kind == "wedge":
        return _health("scanner", "wedge", language, ok=True)
    opened = open_tty(Path(settings.device), _BAUD)
    if not isinstance(opened, NoLine):
        os.close(opened)
        return _health("scanner", "ready", language, ok=True)
    if opened.reason == "in_use":
        return _health("scanner", "busy", language, ok=True)
    return _health("scanner", opened.reason, language, ok=False)
