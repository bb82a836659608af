"""The centre's keys change while kiosks have things to send."""

import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from central.cli import app
from central.clock import now_utc
from central.keys import load_keys, rotate_keys
from central.tables import payload
from sync.agent import Options, run_once
from sync.chain import verify_queue
from sync.database import open_database
from sync.enrolment import load_enrolment, read_enrolment_file
from sync.envelope import unseal
from sync.identity import load_identity
from sync.listing import list_queue
from sync.outbox import Outbox
from sync.registration import Registered, register
from tests.central.serving import served
from tests.sync.dossiers import plain


def named(draft):
    return plain(draft) | {"procedure": {"code": "1.001193", "version": "1"}}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kiosk"


def save(folder):
    with closing(Outbox.open(folder)) as outbox:
        return outbox.save(named)


def enrol(folder, running):
    file = running.add_kiosk()
    assert isinstance(
        register(folder, read_enrolment_file(file.model_dump_json().encode())), Registered
    )
    return file


def states(folder):
    engine = open_database(folder)
    try:
        assert verify_queue(engine, load_identity(folder)).problems == ()
        return [row.state for row in list_queue(engine)]
    finally:
        engine.dispose()


def test_a_queue_goes_through_two_changes_of_the_keys(data_dir, folder):
    with served(data_dir) as running:
        enrol(folder, running)
        save(folder)
        run_once(folder, Options(running.url))
    first = load_enrolment(folder)
    save(folder)  # sealed to the first key, and still there when the third pair reigns
    for _ in range(2):
        rotate_keys(data_dir, first.centre, now_utc())
    with served(data_dir) as running:
        tally = run_once(folder, Options(running.url))
        assert (tally.delivered, tally.reason) == (1, None)
        save(folder)
        assert run_once(folder, Options(running.url)).delivered == 1
        stored = running.rows(payload)
    ids = [row.seal_key_id for row in stored]
    keys, now = load_keys(data_dir), load_enrolment(folder)
    assert ids == [first.seal_key_id, first.seal_key_id, keys.seal_key_id]
    assert (now.seal_key_id, now.receipt_key_id) == (keys.seal_key_id, keys.receipt_key_id)
    assert len(now.retired_receipt_keys) == 2
    assert states(folder) == ["delivered"] * 3
    opened = [unseal(row.sealed, keys.private_for(row.seal_key_id)) for row in stored]
    assert [plain_text["answers"] for plain_text in opened] == [{"name": "Nguyễn Thị Hường"}] * 3


def test_a_receipt_that_was_lost_before_the_change_is_taken_after_it(data_dir, folder):
    """The centre gives the receipt of then again, signed by a key that is gone."""
    with served(data_dir) as running:
        enrol(folder, running)
        save(folder)
        # As if the answer had been lost: the kiosk forgets that it has it.
        run_once(folder, Options(running.url))
    engine = open_database(folder)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE delivery SET state = 'queued', receipt = NULL, receipt_signature = NULL"
        )
    engine.dispose()
    rotate_keys(data_dir, load_enrolment(folder).centre, now_utc())
    with served(data_dir) as running:
        assert run_once(folder, Options(running.url)).delivered == 1
    assert states(folder) == ["delivered"]


def test_a_code_given_out_before_the_change_still_enrols(data_dir, folder):
    with served(data_dir) as running:
        file = running.add_kiosk()
    rotate_keys(data_dir, file.keys.centre, now_utc())
    with served(data_dir) as running:
        moved = file.model_copy(update={"url": running.url})
        assert isinstance(register(folder, moved), Registered)
    assert load_enrolment(folder).receipt_key_id == load_keys(data_dir).receipt_key_id


def test_a_centre_that_was_set_up_anew_is_not_followed(data_dir, folder, tmp_path):
    with served(data_dir) as running:
        enrol(folder, running)
        save(folder)
    with served(tmp_path / "other") as running:
        tally = run_once(folder, Options(running.url))
    assert (tally.delivered, tally.held) == (0, 0)
    assert tally.reason in {"unknown_device", "wrong_signature"}
    assert states(folder) == ["queued"]


def test_the_commands_list_and_change(data_dir):
    def central(*arguments):
        environ = {"CENTRAL_DATA_DIR": str(data_dir)}
        done = CliRunner().invoke(app, [*arguments, "--json"], env=environ)
        return json.loads(done.stdout.splitlines()[-1])

    central("init")
    [only] = central("keys", "list")
    assert (only["number"], only["present"]) == (0, True)
    changed = central("keys", "rotate")
    assert (changed["ok"], changed["number"]) == (True, 1)
    first, second = central("keys", "list")
    assert (first["present"], second["present"]) == (False, True)
    assert first["seal_key_id"] == only["seal_key_id"]
    assert second["receipt_key_id"] == load_keys(data_dir).receipt_key_id
