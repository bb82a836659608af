import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.agent_lock import agent_lock
from sync.enrolment import read_enrolment_file
from sync.outbox import Outbox
from sync.registration import register
from tests.sync import faults
from tests.sync.dossiers import plain
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
def sync(data_dir):
    def run(*arguments):
        done = CliRunner().invoke(app, ["sync", *arguments, "--json"])
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run


@pytest.fixture
def centre(data_dir):
    with MiniCentre() as running:
        register(data_dir, read_enrolment_file(running.enrolment_file()))
        with closing(Outbox.open(data_dir)) as outbox:
            outbox.save(plain)
        yield running


def test_once_delivers_what_waits(sync, centre):
    assert sync("once") == (
        0,
        {"sent": 1, "delivered": 1, "held": 0, "waiting": 0, "reason": None},
    )
    assert sync("status")[1]["delivered"] == 1


def test_a_line_that_is_down_is_no_error_and_has_its_reason(sync, centre):
    centre.fault_for_all = faults.login_page
    code, answer = sync("once")
    assert (code, answer["sent"], answer["waiting"]) == (0, 1, 1)
    assert answer["reason"] == "login_page"
    code, status = sync("status")
    assert (code, status["reason"], status["waiting"]) == (0, "login_page", 1)


def test_without_enrolment_nothing_can_be_sent(sync):
    code, answer = sync("once")
    assert (code, answer["ok"], answer["error"]) == (1, False, "not_enrolled")


def test_beside_a_running_agent_nothing_is_sent(sync, centre, data_dir, monkeypatch):
    monkeypatch.setattr("sync.agent_lock.TRIES", 1)
    with agent_lock(data_dir):
        assert sync("once")[1]["error"] == "agent_running"
        assert sync("status")[1]["running"]


def test_the_status_of_an_empty_folder_is_an_answer(sync, data_dir):
    code, answer = sync("status")
    assert code == 0
    assert answer["enrolled"] is False
    assert answer["running"] is False
    assert answer["waiting"] == 0
    assert not data_dir.exists()


def test_for_people_it_is_a_sentence(centre):
    done = CliRunner().invoke(app, ["sync", "once"])
    assert done.stdout.splitlines()[-1] == "1 delivered, 0 held, 0 waiting."
