import os
import unicodedata
from pathlib import Path
from typing import get_args

import pytest
import yaml
from PIL import Image

from kiosk.config import ASSETS
from kiosk.config import Scanner as ScannerSettings
from kiosk.devices.simulator import ScannerSimulator
from kiosk.devices.status import printer_health, scanner_health
from kiosk.devices.tty import open_tty
from kiosk.paper.printers import (
    Absence,
    Failed,
    NoPaper,
    NoPrinter,
    Outcome,
    Printed,
    Ready,
    Reason,
    Status,
)

WORDS = yaml.safe_load((ASSETS / "words" / "devices.yaml").read_text("utf-8"))
BAD: list[Status] = [
    NoPaper(),
    *(NoPrinter(absence) for absence in get_args(Absence)),
    *(Failed(reason) for reason in get_args(Reason)),
]


class PrinterThat:
    def __init__(self, status: Status) -> None:
        self._status = status

    def status(self) -> Status:
        return self._status

    def print(self, image: Image.Image) -> Outcome:
        return Printed(confirmed=False)


@pytest.mark.parametrize("status", BAD, ids=str)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_trouble_of_a_printer_has_words_and_advice(status, language):
    health = printer_health(PrinterThat(status), language)
    assert not health.ok
    assert health.message
    assert health.advice


def test_a_ready_printer_is_well():
    assert printer_health(PrinterThat(Ready())).ok
    low = printer_health(PrinterThat(Ready(paper_low=True)))
    assert low.ok
    assert low.advice


def test_a_plugged_scanner_is_well_and_an_absent_one_not(tmp_path: Path):
    settings = ScannerSettings(kind="serial", device=str(tmp_path / "scanner"))
    with ScannerSimulator(tmp_path / "scanner"):
        assert scanner_health(settings).ok
    gone = scanner_health(settings)
    assert not gone.ok
    assert gone.advice


def test_a_scanner_held_by_the_kiosk_is_well(tmp_path: Path):
    settings = ScannerSettings(kind="serial", device=str(tmp_path / "scanner"))
    with ScannerSimulator(tmp_path / "scanner") as simulator:
        held = open_tty(simulator.path, 115200)
        assert isinstance(held, int)
        assert scanner_health(settings).ok
        os.close(held)


@pytest.mark.parametrize(("kind", "ok"), [("wedge", True), ("none", False)])
def test_a_kiosk_without_serial_scanner_says_so(kind, ok):
    health = scanner_health(ScannerSettings(kind=kind), "en")
    assert health.ok is ok
    assert health.advice


def test_every_word_has_two_languages_and_a_note():
    for key, entry in WORDS.items():
        assert set(entry) == {"vi", "en", "note"}, key
        assert all(unicodedata.is_normalized("NFC", text) for text in entry.values()), key
