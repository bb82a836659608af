import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.demo.held_card import empty_room, held_card
from kiosk.devices.camera_simulator import CameraSimulator
from tests.viewmodels.booth import CARD

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


@pytest.fixture
def held(tmp_path):
    """A picture before the simulated camera."""

    def hold(picture):
        CameraSimulator(tmp_path / "camera.png").show(picture)

    return hold


def look(tmp_path, *arguments, kind="simulator"):
    environ = {
        "KIOSK_DATA_DIR": str(tmp_path / "data"),
        "KIOSK_CAMERA_KIND": kind,
        "KIOSK_CAMERA_DEVICE": str(tmp_path / "camera.png"),
    }
    done = CliRunner(env=environ).invoke(app, ["scan", "camera", "--json", *arguments])
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_a_card_before_the_camera_is_said_to_be_one_and_no_more(tmp_path, held):
    held(held_card(CARD))
    assert look(tmp_path) == (0, {"kind": "card", "ok": True, "reason": "good"})


def test_another_code_before_the_camera_is_refused_as_if_scanned(tmp_path, held):
    held(held_card(b"https://vidu.example.vn"))
    code, answer = look(tmp_path)
    assert (code, answer["kind"], answer["error"]) == (1, "unknown", "link")


def test_nothing_before_the_camera_is_told_after_a_while(tmp_path, held):
    held(empty_room())
    code, answer = look(tmp_path, "--seconds", "0.1")
    assert (code, answer["error"]) == (1, "nothing_read")


def test_a_camera_that_is_not_there_says_what_to_do(tmp_path):
    code, answer = look(tmp_path)
    assert (code, answer["error"]) == (1, "camera_trouble")
    assert answer["message"].startswith("Không thấy máy ảnh.")


def test_a_kiosk_without_a_camera_says_so(tmp_path):
    code, answer = look(tmp_path, kind="none")
    assert (code, answer["error"]) == (1, "no_camera")
