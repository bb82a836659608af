import stat
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sync.data_folder import path_of
from sync.database import MIGRATIONS, SCHEMA, check_sqlite, checkpoint, open_database, read, write
from sync.errors import DiskFailed, StoreDamaged, StoreLocked, StoreUnsupported
from sync.outbox import Outbox
from sync.tables import metadata
from tests.sync.dossiers import plain, rows


@pytest.fixture
def engine(data_dir):
    opened = open_database(data_dir)
    yield opened
    opened.dispose()


def test_it_is_opened_the_way_that_loses_nothing(engine):
    with read(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_every_file_is_private(engine, data_dir):
    with write(engine) as connection:
        connection.execute(text("INSERT INTO counters VALUES ('a', 1)"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data_dir.iterdir()}
    assert modes["kiosk.db"] == modes["kiosk.db-wal"] == modes["kiosk.db-shm"] == 0o600
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700


def test_the_migrations_make_exactly_the_tables(engine):
    with read(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_known_schema_is_the_newest_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [SCHEMA]


def test_headers_cannot_be_changed_or_deleted_by_any_statement_of_ours(engine):
    row = "INSERT INTO header VALUES (1, 'i', 'r', 'h', 'p', x'00', x'00')"
    with write(engine) as connection:
        connection.execute(text(row))
    for statement in ("UPDATE header SET id = 'j'", "DELETE FROM header"):
        with pytest.raises(IntegrityError), write(engine) as connection:
            connection.execute(text(statement))
    assert rows(engine, "SELECT id FROM header") == [("i",)]


def test_an_unknown_state_is_refused(engine):
    columns = "INSERT INTO delivery (seq, id, reference, state, attempts) VALUES"
    with write(engine) as connection:
        connection.execute(text("INSERT INTO header VALUES (1, 'i', 'r', 'h', 'p', x'', x'')"))
    with pytest.raises(IntegrityError), write(engine) as connection:
        connection.execute(text(f"{columns} (1, 'i', 'r', 'lost', 0)"))
    with write(engine) as connection:
        connection.execute(text(f"{columns} (1, 'i', 'r', 'held', 0)"))


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_sqlite_with_the_log_reset_bug_is_refused(version):
    with pytest.raises(StoreUnsupported):
        check_sqlite(version)
    check_sqlite((3, 51, 3))


def test_a_file_of_a_newer_program_is_refused_and_left_alone(engine, data_dir):
    with write(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnsupported):
        open_database(data_dir)
    assert rows(engine, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_file_that_is_no_database_is_told(data_dir):
    data_dir.mkdir()
    path_of(data_dir).write_bytes(b"not a database, but long enough to look like one" * 100)
    with pytest.raises(StoreDamaged):
        open_database(data_dir)


def test_a_folder_that_cannot_be_made_is_told(data_dir):
    data_dir.write_text("in the way")
    with pytest.raises(DiskFailed):
        open_database(data_dir)


def test_a_failed_transaction_leaves_nothing(engine):
    def fail_half_way():
        with write(engine) as connection:
            connection.execute(text("INSERT INTO counters VALUES ('a', 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert rows(engine, "SELECT * FROM counters") == []


def test_a_writer_that_waits_too_long_is_told(engine, data_dir):
    other = open_database(data_dir, busy_timeout_ms=20)
    try:
        with write(engine), pytest.raises(StoreLocked), write(other):
            pass
    finally:
        other.dispose()


OPEN = """
import sys
from pathlib import Path
from sync.database import open_database, read
engine = open_database(Path(sys.argv[1]))
with read(engine) as connection:
    print(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
"""


def test_many_processes_may_open_a_new_folder_at_once(data_dir):
    command = [sys.executable, "-c", OPEN, str(data_dir)]
    opening = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=60) for process in opening]
    assert [out.strip() for out, _ in answers] == [SCHEMA] * 3, answers


def test_a_long_log_is_moved_into_the_file(enrolled):
    with closing(Outbox.open(enrolled)) as outbox:
        for _ in range(3):
            outbox.save(lambda draft: plain(draft) | {"padding": "x" * 1_500_000})
        engine = open_database(enrolled)
        size = path_of(enrolled).stat().st_size
        checkpoint(engine, path_of(enrolled))
        assert path_of(enrolled).stat().st_size > size + 4_000_000
        engine.dispose()
