import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from central.audit import first_broken_row, record
from central.centre import initialise
from central.clock import now_utc
from central.tables import audit
from tests.central.serving import open_for, settings_for

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
