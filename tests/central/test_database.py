import stat

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from central.database import open_database


def test_every_connection_flushes_each_commit_and_keeps_foreign_keys(tmp_path):
    database = open_database(tmp_path / "new")
    for engine in (database.reader, database.writer):
        with engine.connect() as connection:
            values = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
        assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()


def test_files_are_for_this_user_only(tmp_path):
    database = open_database(tmp_path / "new")
    with database.writer.begin() as connection:
        connection.execute(text("CREATE TABLE t (a)"))
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()
        }
    database.close()

    assert set(modes.values()) == {0o600}
    assert "central.db" in modes


def test_errors_never_show_what_was_written(tmp_path):
    database = open_database(tmp_path)
    statement = text("INSERT INTO nowhere VALUES (:name)")
    with (
        pytest.raises(OperationalError) as caught,
        database.reader.connect() as connection,
    ):
        connection.execute(statement, {"name": "Nguyễn Thị Mật"})
    database.close()

    assert "nowhere" in str(caught.value)
    assert "Mật" not in str(caught.value)
