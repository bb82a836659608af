import json
import os
import re
import subprocess
import sys
from contextlib import closing

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.commands import doctor
from kiosk.config import read_settings
from kiosk.doctor.round import Check
from kiosk.paper.simulator import Play, PrinterSimulator
from sync.agent_lock import agent_lock
from sync.enrolment import read_enrolment_file
from sync.outbox import Outbox
from sync.registration import register
from tests.commands.doctor_site import virtual_screen, virtual_sound
from tests.sync.dossiers import plain
from tests.sync.fault_server import MiniCentre

NAMES = [
    "display", "voice", "neural", "printer", "scanner", "papers", "camera", "disk", "clock",
    "keys", "content", "addresses", "handoff", "directory", "ward", "agent", "centre", "fonts",
    "database",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_log(monkeypatch):
    """The command's logging keeps the runner's stderr, which the next test finds closed."""
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))
    return tmp_path / "kiosk"


@pytest.fixture
def ask(data_dir):
    def run(*arguments):
        done = CliRunner().invoke(app, ["doctor", *arguments, "--json"])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run


def by_name(answer):
    return {check["name"]: check for check in answer["checks"]}


def test_an_empty_folder_is_told_and_stays_empty(ask, data_dir):
    code, answer = ask("--language", "en")
    assert (code, answer["ok"], answer["error"]) == (1, False, "not_well")
    assert [check["name"] for check in answer["checks"]] == NAMES
    checks = by_name(answer)
    assert checks["keys"]["message"] == "This kiosk has not joined a centre yet."
    assert "kiosk enrol --file" in checks["keys"]["advice"]
    message = checks["content"]["message"]
    assert re.fullmatch(r"Procedures in force: \d+; no errors\.", message)
    well = {
        "neural",
        "printer",
        "scanner",
        "camera",
        "disk",
        "clock",
        "content",
        "addresses",
        "handoff",
        "directory",
        "ward",
        "fonts",
        "database",
    }
    assert {name for name in NAMES if checks[name]["ok"]} >= well
    unwell = sum(not check["ok"] for check in answer["checks"])
    assert answer["message"] == f"Checks that need a look: {unwell}."
    for check in answer["checks"]:
        assert set(check) == {"name", "ok", "message", "advice"}
        assert check["message"]
        assert check["ok"] or check["advice"], check["name"]
    assert not data_dir.exists()


@pytest.mark.display
def test_a_kiosk_in_good_order_is_well(ask, data_dir, tmp_path, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM")
    with virtual_screen() as screen, virtual_sound(tmp_path) as sound, MiniCentre() as centre:
        for name, value in {"DISPLAY": screen, **sound}.items():
            monkeypatch.setenv(name, value)
        register(data_dir, read_enrolment_file(centre.enrolment_file()))
        with closing(Outbox.open(data_dir)) as outbox:
            outbox.save(plain)
        with agent_lock(data_dir) as held:
            assert held
            code, answer = ask("--language", "en")
    assert [check for check in answer["checks"] if not check["ok"]] == []
    assert (code, answer["ok"], "error" in answer) == (0, True, False)
    checks = by_name(answer)
    assert checks["display"]["message"].startswith("Screen of 1080 × 1920 pixels")
    assert checks["database"]["message"] == "The book opens; entries: 1, all as written."
    assert checks["keys"]["message"].startswith("Kiosk 0041 has joined")
    assert centre.url in checks["centre"]["message"]
    assert "Waiting to be sent: 1." in checks["agent"]["message"]


def test_settings_that_do_not_parse_are_told(ask, tmp_path):
    (tmp_path / "kiosk.toml").write_text("[printer]\nkid = 1\n")
    code, answer = ask()
    assert (code, answer["error"], answer["checks"]) == (1, "bad_settings", [])


@pytest.mark.parametrize("target", ["10.0.0.1:paper", "a:b:c"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_misspelt_printer_is_told(target, language):
    settings = read_settings({"printer": {"kind": "network", "target": target}})
    printer = doctor.printer_check(settings, language)
    assert not printer.ok
    assert "[printer]" in printer.advice


def test_a_printer_that_never_answers_is_left():
    with PrinterSimulator(Play(silent=True)) as simulator:
        target = ":".join(map(str, simulator.address))
        settings = read_settings({"printer": {"kind": "network", "target": target}})
        printer = doctor.printer_check(settings, "en")
    assert (printer.ok, printer.message) == (False, "The printer did not respond in time.")


def test_for_people_it_is_a_list_without_traceback(data_dir):
    environ = {**os.environ, "KIOSK_DATA_DIR": str(data_dir)}
    command = [sys.executable, "-m", "kiosk.cli", "doctor"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "XEM  Khóa: Máy chưa ghép với trung tâm." in done.stdout
    assert "tốt  Ổ đĩa" in done.stdout
    assert done.stderr.splitlines()[-1].endswith("mục cần xem.")
    assert "Traceback" not in done.stderr


def test_a_check_that_breaks_leaves_the_others_their_say(ask, monkeypatch):
    def broken(*_):
        raise RuntimeError("a defect")

    monkeypatch.setattr(doctor, "fonts_health", broken)
    monkeypatch.setenv("KIOSK_SPEECH_ENGINE", "none")
    code, answer = ask("--language", "en")
    assert code == 1
    assert by_name(answer)["fonts"]["message"] == "This check could not be made."
    assert by_name(answer)["content"]["ok"]


def test_every_check_has_a_name_for_people_and_a_limit():
    for name in NAMES:
        assert doctor.sentence(f"label_{name}", "vi")
        assert doctor.sentence(f"label_{name}", "en")
    assert 0 < Check("disk", lambda: None).limit_s <= 60


def test_wrong_use_exits_with_two(data_dir):
    assert CliRunner().invoke(app, ["doctor", "--language", "fr"]).exit_code == 2
