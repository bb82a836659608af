"""The database: two engines on it, one for reading, one whose transactions write."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Engine, create_engine, event

from central.config import Database as Source

FILE = "central.db"
# Older ones can lose pages when two connections reset the write-ahead log at once.
OLDEST_SQLITE = (3, 51, 3)
BUSY_TIMEOUT_MS = 10_000


class DatabaseError(Exception):
    """The database cannot be used at all; the text says why."""


@dataclass(frozen=True, slots=True)
class Database:
    """`reader` for any thread; `writer` has a single connection.

    On a file the writer begins IMMEDIATE. On a server, where other nodes write too, `locker` has
    connections that hold a lock beyond a transaction.
    """

    reader: Engine
    writer: Engine
    locker: Engine | None = None

    def close(self) -> None:
        """Close every connection."""
        self.reader.dispose()
        self.writer.dispose()
        if self.locker is not None:
            self.locker.dispose()


def open_engine(path: Path, begin: str, pool_size: int) -> Engine:
    """Make an engine whose transactions start with `begin` and whose errors hide parameters."""
    engine = create_engine(
        f"sqlite:///{path}",
        module=pysqlite3.dbapi2,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is erased is written over
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def open_database(data_dir: Path, source: Source | None = None) -> Database:
    """Open the server that is named, or (or make) the file in `data_dir`."""
    if source is None or source.url is None:
        return open_file(data_dir)
    from central.postgres import open_postgres  # noqa: PLC0415 -- a file needs no driver of it

    return open_postgres(source.url.get_secret_value(), source.passfile)


def open_file(data_dir: Path) -> Database:
    """Open (or make) the file in `data_dir`, readable by this user only."""
    if pysqlite3.dbapi2.sqlite_version_info < OLDEST_SQLITE:
        message = f"SQLite {pysqlite3.dbapi2.sqlite_version} is too old"
        raise DatabaseError(message)
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data_dir / FILE
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return Database(
        reader=open_engine(path, "BEGIN", 16), writer=open_engine(path, "BEGIN IMMEDIATE", 1)
    )
