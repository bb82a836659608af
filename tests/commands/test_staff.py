import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.staff.gate import Closed, Gate, Opened
from kiosk.staff.pin import FILE

PIN = "428170"


@pytest.fixture(autouse=True)
def _plain_log(monkeypatch):
    """The command's logging keeps the runner's stderr, which the next test finds closed."""
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))
    return tmp_path / "kiosk"


def staff(*arguments: str, typed: str = ""):
    done = CliRunner().invoke(app, ["staff", *arguments, "--json"], input=typed)
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_the_pin_is_read_from_input_and_opens_the_gate(data_dir):
    assert staff("pin", typed=f"{PIN}\n") == (0, {"ok": True})
    assert (data_dir / FILE).stat().st_mode & 0o777 == 0o600
    assert Gate(data_dir).enter(PIN) == Opened()


def test_it_is_never_said_back(data_dir):
    done = CliRunner().invoke(app, ["staff", "pin"], input=f"{PIN}\n")
    assert done.exit_code == 0
    assert PIN not in done.output


@pytest.mark.parametrize("typed", ["", "12345\n", "123456\n", "777777\n", "abcdef\n"])
def test_one_that_is_none_sets_nothing(data_dir, typed):
    code, answer = staff("pin", typed=typed)
    assert (code, answer["error"]) == (1, "bad_pin")
    assert not (data_dir / FILE).exists()


def test_a_new_pin_ends_the_waiting_of_wrong_ones(data_dir):
    staff("pin", typed=PIN)
    for _ in range(3):
        Gate(data_dir).enter("428171")
    assert Gate(data_dir).look().wait_s > 0
    staff("pin", typed="731904")
    assert Gate(data_dir).look() == Closed()


def test_dropping_it_closes_the_page(data_dir):
    staff("pin", typed=PIN)
    assert staff("pin", "--drop") == (0, {"ok": True, "dropped": True})
    assert Gate(data_dir).enter(PIN) == Closed(set=False)


def test_a_disk_that_fails_is_told(data_dir):
    data_dir.write_text("a file where the folder should be")
    code, answer = staff("pin", typed=PIN)
    assert (code, answer["error"]) == (1, "disk_failed")
