import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.enrolment import load_enrolment
from tests.sync import faults
from tests.sync.fault_server import MiniCentre


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
def centre():
    with MiniCentre() as running:
        yield running


@pytest.fixture
def enrol(data_dir, tmp_path):
    def run(raw):
        file = tmp_path / "enrolment-file.json"
        file.write_bytes(raw)
        done = CliRunner().invoke(app, ["enrol", "--file", str(file), "--json"])
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run


def test_a_kiosk_joins_its_centre(enrol, centre, data_dir):
    code, answer = enrol(centre.enrolment_file())
    known = load_enrolment(data_dir)
    assert (code, answer["ok"], answer["kiosk_number"]) == (0, True, "0041")
    assert (answer["device"], answer["centre"]) == (known.device, centre.url)


def test_a_second_time_is_refused(enrol, centre):
    enrol(centre.enrolment_file())
    code, answer = enrol(centre.enrolment_file())
    assert (code, answer["ok"], answer["error"]) == (1, False, "already_enrolled")


@pytest.mark.parametrize(
    ("raw", "error"), [(b"", "not_json"), (b"{}", "bad_fields"), (b" " * 70_000, "too_long")]
)
def test_a_file_that_is_none_is_told(enrol, data_dir, raw, error):
    code, answer = enrol(raw)
    assert (code, answer["error"]) == (1, error)
    assert answer["message"]
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.says(403, "used_code"), "used_code"),
        (faults.login_page, "login_page"),
        (faults.hang_up, "no_answer"),
    ],
)
def test_a_centre_that_says_no_is_told(enrol, centre, fault, error):
    centre.fault_for_all = fault
    code, answer = enrol(centre.enrolment_file())
    assert (code, answer["ok"], answer["error"]) == (1, False, error)


def test_a_missing_file_is_told(data_dir):
    done = CliRunner().invoke(app, ["enrol", "--file", "nowhere.json", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"] == "unreadable_file"


def test_without_a_file_it_is_wrong_use(data_dir):
    assert CliRunner().invoke(app, ["enrol"]).exit_code == 2
