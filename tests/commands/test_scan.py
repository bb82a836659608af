import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app

ENROLMENT = json.dumps(
    {
        "format": 1,
        "url": "https://centre.invalid",
        "kiosk_number": "0017",
        "code": "abc",
        "keys": {},
    }
)


def classify(data, data_dir, *arguments):
    environ = {"KIOSK_DATA_DIR": str(data_dir)}
    done = CliRunner(env=environ).invoke(
        app, ["scan", "classify", "--json", *arguments], input=data
    )
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_a_slip_may_be_acted_on(tmp_path):
    assert classify(b"PHIEU:00170001231", tmp_path) == (
        0,
        {"kind": "slip", "ok": True, "reason": "good"},
    )


@pytest.mark.parametrize(
    "data", [b"", b"https://vidu.vn", b"\xff\xfe\xfd", b"x" * 70_000, b"\x00\x01"]
)
def test_unknown_is_never_ok(tmp_path, data):
    code, answer = classify(data, tmp_path)
    assert code == 1
    assert (answer["kind"], answer["ok"]) == ("unknown", False)
    assert answer["error"] == answer["reason"]
    assert answer["message"]


def test_an_enrolment_counts_until_the_kiosk_is_enrolled(tmp_path):
    assert classify(ENROLMENT.encode(), tmp_path)[1]["ok"]
    (tmp_path / "enrolment.json").write_text("{}")
    code, answer = classify(ENROLMENT.encode(), tmp_path)
    assert (code, answer["reason"]) == (1, "already_enrolled")


def test_an_empty_data_folder_is_left_empty(tmp_path):
    classify(b"hello", tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_wrong_settings_are_said(tmp_path):
    (tmp_path / "kiosk.toml").write_text("[nonsense]\n")
    code, answer = classify(b"hello", tmp_path, "--config", str(tmp_path / "kiosk.toml"))
    assert (code, answer["error"]) == (1, "bad_settings")
