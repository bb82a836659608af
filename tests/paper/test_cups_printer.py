"""`lp`, `lpstat` and `cancel` are replaced by small scripts: there is no print service in tests."""

import os
from pathlib import Path

import pytest
from PIL import Image

from kiosk.paper.cups_printer import CupsPrinter, job_outcome, queue_status
from kiosk.paper.printers import Failed, NoPaper, NoPrinter, Printed, Ready

PAPER = Image.new("1", (576, 801), 1)
IDLE = "printer office is idle.  enabled since Tue Nov 24 2026\n\tForm mounted:\n\tAlerts: none\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of commands that answer from files and note how they were called."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "printer").write_text(IDLE)
    (tmp_path / "jobs").write_text("")
    script(tmp_path, "lp", 'cat > "$HERE/sent"; echo "request id is office-7 (1 file(s))"')
    script(
        tmp_path,
        "lpstat",
        'case "$*" in *-o*) cat "$HERE/jobs";; *-d*) echo "system default destination: office";; '
        '*) cat "$HERE/printer";; esac',
    )
    script(tmp_path, "cancel", "true")
    return tmp_path


def script(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f'#!/bin/sh\nHERE={folder}\necho {name} "$@" >> $HERE/calls\n{body}\n')
    path.chmod(0o755)


def calls(desk: Path) -> list[str]:
    return (desk / "calls").read_text().splitlines()


def test_a_finished_job_is_printed(desk: Path):
    (desk / "jobs").write_text(
        "office-7   root   1024   Tue\n\tAlerts: job-completed-successfully\n\tqueued for office\n"
    )
    assert CupsPrinter("office").print(PAPER) == Printed(confirmed=True)
    assert (desk / "sent").read_bytes().startswith(b"\x89PNG")
    sent = next(line for line in calls(desk) if line.startswith("lp "))
    assert "-d office" in sent
    assert "media=Custom.72x101mm" in sent


def test_a_job_nobody_lists_any_more_is_printed_unconfirmed(desk: Path):
    assert CupsPrinter("office").print(PAPER) == Printed(confirmed=False)


def test_an_aborted_job_fails(desk: Path):
    (desk / "jobs").write_text("office-7 root 1 Tue\n\tAlerts: aborted-by-system\n")
    assert CupsPrinter("office").print(PAPER) == Failed("refused")


def test_a_job_that_never_ends_is_taken_back(desk: Path):
    (desk / "jobs").write_text("office-7 root 1 Tue\n\tAlerts: job-printing\n")
    printer = CupsPrinter("office", done_s=1, sleep=lambda _: None)
    assert printer.print(PAPER) == Failed("timeout")
    assert calls(desk)[-1] == "cancel -x office-7"


def test_paper_that_ends_while_printing_takes_the_job_back(desk: Path):
    (desk / "jobs").write_text("office-7 root 1 Tue\n\tAlerts: job-printing\n")

    def empty_the_tray(_: float) -> None:
        (desk / "printer").write_text(IDLE.replace("none", "media-empty-error"))

    printer = CupsPrinter("office", done_s=2, sleep=empty_the_tray)
    assert printer.print(PAPER) == NoPaper()
    assert calls(desk)[-1] == "cancel -x office-7"


def test_no_destination_is_no_printer(desk: Path):
    script(desk, "lpstat", 'echo "no system default destination"')
    assert CupsPrinter().print(PAPER) == NoPrinter("not_set_up")


def test_an_unknown_queue_is_no_printer(desk: Path):
    script(desk, "lpstat", 'echo "lpstat: Invalid destination name" >&2; exit 1')
    assert CupsPrinter("nowhere").status() == NoPrinter("not_found")


def test_the_default_queue_is_asked_when_none_is_named(desk: Path):
    assert CupsPrinter().status() == Ready()
    assert calls(desk)[-1] == "lpstat -l -p office"


def test_a_print_service_that_hangs_fails(desk: Path):
    script(desk, "lpstat", "exec sleep 30")
    assert CupsPrinter("office", command_s=0.2).status() == Failed("timeout")


def test_a_refused_job_fails(desk: Path):
    script(desk, "lp", 'echo "lp: Error" >&2; exit 1')
    assert CupsPrinter("office").print(PAPER) == Failed("refused")


def test_no_lp_command_is_no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert CupsPrinter("office").print(PAPER) == NoPrinter("not_set_up")


@pytest.mark.parametrize(
    ("alert", "status"),
    [
        ("media-empty-report", NoPaper()),
        ("cover-open-warning", Failed("cover_open")),
        ("media-jam", Failed("paper_jam")),
        ("offline-report", Failed("disconnected")),
        ("media-low-warning", Ready(paper_low=True)),
    ],
)
def test_alerts_of_the_queue_are_understood(alert, status):
    assert queue_status(IDLE.replace("none", alert)) == status


def test_a_disabled_queue_refuses():
    assert queue_status("printer office disabled since Tue -\n\tunknown") == Failed("refused")


def test_another_job_of_the_same_start_is_not_ours():
    listing = "office-77 root 1 Tue\n\tAlerts: aborted-by-system\n"
    assert job_outcome(listing, "office-7") == Printed(confirmed=False)
