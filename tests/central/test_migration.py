import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DatabaseError

from central.migration import LATEST, SCRIPTS, upgrade
from central.reach import EVERYTHING, reach_of
from central.tables import kiosk, metadata, payload
from tests.central.serving import open_for

ON_BOTH_ENGINES = True


@pytest.fixture
def database(data_dir):
    database = open_for(data_dir)
    upgrade(database.writer)
    yield database
    database.close()


def test_migrations_make_exactly_the_tables_the_code_uses(database):
    with database.reader.connect() as connection:
        opts = {"include_name": is_no_month}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def is_no_month(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith("payload_")


def test_the_latest_the_code_knows_is_the_latest_there_is():
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    assert ScriptDirectory.from_config(config).get_heads() == [LATEST]


def test_running_them_again_changes_nothing(database):
    upgrade(database.writer)

    with database.reader.connect() as connection:
        seen = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        assert seen == LATEST


@pytest.fixture
def bare_database(engine, data_dir, request, monkeypatch):
    """A database without any table: those of other tests on a server have them."""
    if engine == "postgresql":
        url = request.getfixturevalue("cluster").create("bare")
        monkeypatch.setenv("CENTRAL_DATABASE_URL", url)
    database = open_for(data_dir)
    yield database
    database.close()


def test_a_database_of_the_first_schema_keeps_its_decisions_and_sealed_texts(bare_database):
    database = bare_database
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with database.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for row in (
            "INSERT INTO kiosk VALUES ('0001', 'a', '')",
            "INSERT INTO device VALUES ('d', '0001', '', '', 1, '', NULL)",
            "INSERT INTO intake VALUES ('i', '', '', '', 'd', 1, '', '', '', '', '2026-11-24T01')",
            "INSERT INTO payload (id, seal_key_id, sealed) VALUES ('i', 'key', 'sealed')",
            "INSERT INTO desk_status VALUES (1, 'i', 'received', '', 'lan', '', '')",
            "INSERT INTO staff VALUES ('lan', '', '')",
        ):
            connection.execute(text(row))
    upgrade(database.writer)
    with database.reader.connect() as connection:
        kept = connection.execute(text("SELECT state, part FROM desk_status")).one()
        sealed = connection.execute(
            select(payload.c.id, payload.c.seal_key_id, payload.c.month)
        ).one()
        assert reach_of(connection, "lan") == EVERYTHING
        assert connection.execute(select(kiosk.c.ward)).scalar_one() is None
    assert tuple(kept) == ("received", "")
    assert tuple(sealed) == ("i", "key", "2026-11")
    with database.writer.begin() as connection:
        row = {"id": "i", "seal_key_id": "key", "sealed": b"next"}
        connection.execute(insert(payload).values(row))
        rows = connection.execute(select(payload.c.row).order_by(payload.c.row)).scalars()
        assert len(set(rows)) == 2


@pytest.mark.parametrize("act", ["UPDATE intake SET digest='x'", "DELETE FROM intake"])
def test_intake_rows_are_for_ever(database, act):
    with database.writer.begin() as connection:
        connection.execute(text("INSERT INTO kiosk VALUES ('0001', 'a', '', NULL)"))
        connection.execute(text("INSERT INTO device VALUES ('d', '0001', '', '', 1, '', NULL)"))
        connection.execute(
            text("INSERT INTO intake VALUES ('i', '', '', '', 'd', 1, '', '', '', '', '')")
        )

    with pytest.raises(DatabaseError), database.writer.begin() as connection:
        connection.execute(text(act))
