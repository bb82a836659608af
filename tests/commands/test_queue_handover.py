import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.outbox import Outbox, grouped
from tests.screens.borders import enrol
from tests.sync.dossiers import plain


@pytest.fixture
def reference(tmp_path, monkeypatch):
    """One that staff keep back, on a kiosk without an agent."""
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))
    monkeypatch.setenv("KIOSK_PRINTER_TARGET", str(tmp_path / "paper"))
    enrol(tmp_path / "kiosk")
    with closing(Outbox.open(tmp_path / "kiosk")) as outbox:
        saved = outbox.save(plain)
        outbox.save(plain)
    assert CliRunner().invoke(app, ["queue", "hold", saved.reference]).exit_code == 0
    return saved.reference


def run(*arguments: str):
    return CliRunner().invoke(app, ["queue", "handover", *arguments])


def test_the_sheet_tells_counts_and_what_a_person_must_look_at(reference):
    done = run("--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["waiting"], told["held"], told["damaged"]) == (0, 1, 1, 0)
    assert told["look"] == [{"reference": reference, "state": "held", "reason": "held_by_staff"}]


def test_for_people_it_is_lines(reference):
    text = run().stdout
    assert "Held: 1" in text
    assert grouped(reference) in text
    assert "Staff keep this declaration back." in text


def test_it_is_printed_when_asked(reference, tmp_path):
    assert run("--print").exit_code == 0
    assert list((tmp_path / "paper").glob("*.png"))


def test_a_printer_that_does_not_print_is_told(reference, monkeypatch):
    monkeypatch.setenv("KIOSK_PRINTER_KIND", "none")
    done = run("--print", "--json")
    assert (done.exit_code, json.loads(done.stdout)["error"]) == (1, "not_printed")


def test_a_kiosk_that_never_saved_anything_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))
    assert json.loads(run("--json").stdout)["error"] == "not_enrolled"
    assert not (tmp_path / "kiosk").exists()
