import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.agent import Options, run_once
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.outbox import Outbox
from sync.reference import grouped
from sync.registration import register
from tests.sync import faults
from tests.sync.dossiers import plain, tamper
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
def queue(data_dir):
    def run(*arguments):
        done = CliRunner().invoke(app, ["queue", *arguments, "--json"])
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run


@pytest.fixture
def saved(data_dir):
    """One delivered, one held."""
    with MiniCentre() as centre:
        register(data_dir, read_enrolment_file(centre.enrolment_file()))
        with closing(Outbox.open(data_dir)) as outbox:
            made = [outbox.save(plain) for _ in range(2)]
        centre.faults.append(faults.says(409, "conflict"))
        run_once(data_dir, Options())
        yield made


def test_an_empty_folder_has_an_empty_queue_and_nothing_is_made(queue, data_dir):
    assert queue("list") == (0, [])
    assert queue("verify") == (0, {"ok": True, "rows": 0, "problems": []})
    assert not data_dir.exists()


def test_the_list_tells_state_and_reason(queue, saved):
    code, found = queue("list")
    assert code == 0
    assert set(found[0]) == {
        "id",
        "seq",
        "reference",
        "state",
        "reason",
        "attempts",
        "created_at",
        "bytes",
        "attachments",
        "pieces",
        "pieces_sent",
        "attachments_sent",
    }
    assert [(row["state"], row["reason"], row["attempts"]) for row in found] == [
        ("held", "conflict", 1),
        ("delivered", None, 1),
    ]


def test_one_is_shown_by_id_or_as_its_slip_says(queue, saved):
    for name in (saved[0].id, saved[0].reference, grouped(saved[0].reference)):
        code, shown = queue("show", name)
        assert (code, shown["id"], shown["tries"][0]["outcome"]) == (0, saved[0].id, "conflict")
        assert shown["reason_text"].startswith("Trung tâm")


def test_an_unknown_one_is_told(queue, saved):
    code, answer = queue("show", "00000000000")
    assert (code, answer["ok"], answer["error"]) == (1, False, "unknown_dossier")


def test_a_whole_queue_verifies(queue, saved):
    assert queue("verify") == (0, {"ok": True, "rows": 2, "problems": []})


def test_a_changed_queue_does_not(queue, saved, data_dir):
    engine = open_database(data_dir)
    tamper(engine, "UPDATE payload SET sealed = x'00' WHERE seq = 1")
    engine.dispose()
    code, answer = queue("verify")
    assert (code, answer["ok"], answer["error"]) == (1, False, "queue_damaged")
    assert [(p["seq"], p["code"]) for p in answer["problems"]] == [(1, "bad_digest")]
    assert answer["rows"] == 2


def test_a_damaged_file_is_told_in_words(queue, data_dir):
    data_dir.mkdir()
    (data_dir / "kiosk.db").write_bytes(b"x" * 5000)
    assert queue("list")[1]["error"] == "store_damaged"


def test_for_people_it_is_lines(saved, data_dir):
    done = CliRunner().invoke(app, ["queue", "list"])
    assert grouped(saved[0].reference) in done.stdout
    assert "another declaration of the same number" in done.stdout


def test_one_says_where_it_stands_and_what_to_do(queue, saved):
    shown = queue("show", saved[0].id)[1]
    assert shown["standing_text"] == "Trung tâm để riêng"
    assert shown["advice_text"].startswith("Gọi trung tâm, đọc số phiếu.")
    done = CliRunner().invoke(app, ["queue", "show", saved[0].reference])
    assert "Set aside by the centre. Call the centre, read out the number." in done.stdout
