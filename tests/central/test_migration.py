import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from central.migration import LATEST, SCRIPTS, upgrade
from central.tables import metadata
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


def test_a_database_of_the_first_schema_keeps_its_decisions(data_dir):
    database = open_for(data_dir)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with database.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for row in (
            "INSERT INTO kiosk VALUES ('0001', 'a', '')",
            "INSERT INTO device VALUES ('d', '0001', '', '', 1, '', NULL)",
            "INSERT INTO intake VALUES ('i', '', '', '', 'd', 1, '', '', '', '', '')",
            "INSERT INTO desk_status VALUES (1, 'i', 'received', '', 'lan', '', '')",
        ):
            connection.execute(text(row))
    upgrade(database.writer)
    with database.reader.connect() as connection:
        kept = connection.execute(text("SELECT state, part FROM desk_status")).one()
    assert tuple(kept) == ("received", "")
    database.close()


@pytest.mark.parametrize("act", ["UPDATE intake SET digest='x'", "DELETE FROM intake"])
def test_intake_rows_are_for_ever(database, act):
    with database.writer.begin() as connection:
        connection.execute(text("INSERT INTO kiosk VALUES ('0001', 'a', '')"))
        connection.execute(text("INSERT INTO device VALUES ('d', '0001', '', '', 1, '', NULL)"))
        connection.execute(
            text("INSERT INTO intake VALUES ('i', '', '', '', 'd', 1, '', '', '', '', '')")
        )

    with pytest.raises(DatabaseError), database.writer.begin() as connection:
        connection.execute(text(act))
