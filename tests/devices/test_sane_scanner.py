"""SANE's own program with its own test scanner, which can be told to fail in every way there is."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.capture.developing import make_page
from kiosk.capture.page import Page, Refused
from kiosk.devices import sane_scanner
from kiosk.devices.paper_scanner import NoScan
from kiosk.devices.sane_scanner import Device, SaneScanner, list_devices, reason_of

A4 = ("-x", "200", "-y", "200")


def test_a_page_comes_as_a_picture():
    data = SaneScanner("test", ("--test-picture=Grid", *A4)).scan()
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG")
    page = make_page(data, "scanner")
    assert isinstance(page, Page | Refused)
    assert isinstance(page, Page)
    assert min(page.width, page.height) > 1000


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("NO_DOCS", "no_paper"),
        ("JAMMED", "jammed"),
        ("COVER_OPEN", "cover_open"),
        ("DEVICE_BUSY", "busy"),
        ("IO_ERROR", "not_found"),
        ("NO_MEM", "failed"),
        ("ACCESS_DENIED", "failed"),
    ],
)
def test_what_the_scanner_reports_is_a_reason(status: str, reason: str):
    # SANE's test device seldom hangs once it has complained; then the scanner's patience ends it.
    scanner = SaneScanner("test", (f"--read-return-value=SANE_STATUS_{status}",), patience_s=10)
    assert scanner.scan() == NoScan(reason)  # type: ignore[arg-type]


def test_one_that_is_not_there_is_not_found():
    assert SaneScanner("nothing:1").scan() == NoScan("not_found")


def test_without_the_program_nothing_is_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sane_scanner, "PROGRAM", "/nowhere/scanimage")
    assert SaneScanner().scan() == NoScan("failed")
    assert list_devices() == ()


def program(folder: Path, script: str) -> str:
    """A program in place of scanimage that does this."""
    made = folder / "scanimage"
    made.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return os.fspath(made)


def test_one_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(sane_scanner, "PROGRAM", program(tmp_path, "exec sleep 600"))
    assert SaneScanner(patience_s=0.3).scan() == NoScan("failed")


def test_one_that_floods_is_cut_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(sane_scanner, "PROGRAM", program(tmp_path, "exec cat /dev/zero"))
    monkeypatch.setattr(sane_scanner, "MOST_SCAN_BYTES", 100_000)
    assert SaneScanner().scan() == NoScan("failed")


def test_one_that_only_complains_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = "head -c 3000000 /dev/zero >&2; echo Document feeder jammed >&2; exit 7"
    monkeypatch.setattr(sane_scanner, "PROGRAM", program(tmp_path, script))
    assert SaneScanner().scan() == NoScan("failed")


def test_half_a_page_and_a_failure_is_no_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = "printf P6; echo 'sane_read: Document feeder out of documents' >&2; exit 7"
    monkeypatch.setattr(sane_scanner, "PROGRAM", program(tmp_path, script))
    assert SaneScanner().scan() == NoScan("no_paper")


def test_scanners_are_listed_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    lines = "epson2:usb:1\\tEpson DS-530 scanner\\nnonsense\\nfujitsu:2\\tRicoh fi-8170 scanner\\n"
    script = f"printf '{lines}'"
    monkeypatch.setattr(sane_scanner, "PROGRAM", program(tmp_path, script))
    assert list_devices() == (
        Device("epson2:usb:1", "Epson DS-530 scanner"),
        Device("fujitsu:2", "Ricoh fi-8170 scanner"),
    )


@pytest.mark.parametrize("complaint", ["", "\x00\xff", "scanimage: something new"])
def test_anything_else_it_says_is_a_failure(complaint: str):
    assert reason_of(complaint) == "failed"
