import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from central.audit import first_broken_row, holds, last_head, record
from central.centre import initialise
from central.clock import now_utc
from central.tables import audit
from tests.central.serving import command_json, open_for, run_command, settings_for

ON_BOTH_ENGINES = True


@pytest.fixture
def database(data_dir):
    initialise(data_dir, now_utc(), settings_for(data_dir).database)
    database = open_for(data_dir)
    with database.writer.begin() as connection:
        for number in range(5):
            record(connection, now_utc(), "lan", "declaration.open", f"id-{number}")
    yield database
    database.close()


def broken(database) -> int | None:
    with database.reader.connect() as connection:
        return first_broken_row(connection)


def test_an_untouched_log_is_whole(database):
    assert broken(database) is None


@pytest.mark.parametrize("act", ["UPDATE audit SET actor='x'", "DELETE FROM audit"])
def test_rows_can_be_neither_changed_nor_removed(database, act):
    with pytest.raises(DatabaseError), database.writer.begin() as connection:
        connection.execute(text(act))

    with database.reader.connect() as connection:
        assert len(connection.execute(audit.select()).all()) == 6


def test_an_end_that_was_cut_off_shows_by_what_was_noted_of_it(database):
    """From inside the rest is whole."""
    with database.writer.begin() as connection:
        noted = last_head(connection)
        record(connection, now_utc(), "lan", "declaration.open", "later")
        assert holds(connection, noted)
        where = " ON audit" if database.writer.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER audit_no_delete{where}"))
        connection.execute(text("DELETE FROM audit WHERE audit.row >= 6"))

    assert broken(database) is None
    with database.reader.connect() as connection:
        assert last_head(connection) != noted
        assert not holds(connection, noted)


@pytest.mark.parametrize(
    ("act", "row"),
    [
        ("UPDATE audit SET subject='other' WHERE audit.row=3", 3),
        ("DELETE FROM audit WHERE audit.row=3", 4),
        ("UPDATE audit SET previous=head WHERE audit.row=5", 5),
    ],
)
def test_who_gets_round_that_is_seen_in_the_chain(database, act, row):
    with database.writer.begin() as connection:
        where = " ON audit" if database.writer.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER audit_no_update{where}"))
        connection.execute(text(f"DROP TRIGGER audit_no_delete{where}"))
        connection.execute(text(act))

    assert broken(database) == row


def test_the_command_tells_the_end_and_misses_one_that_is_gone(data_dir):
    command_json(data_dir, "init")
    end = command_json(data_dir, "audit", "verify")["end"]
    assert command_json(data_dir, "audit", "verify", "--holds", end)["ok"] is True

    other = run_command(data_dir, "audit", "verify", "--holds", "0" * 62, "--json")

    assert (other.returncode, json.loads(other.stdout)["error"]) == (1, "audit_cut")
