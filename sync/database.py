"""kiosk.db: opened the one way that loses nothing, brought to the current schema, errors as types.

WAL with synchronous=FULL is the only setting under which no shown row was lost to a power cut. The
driver is pysqlite3, whose wheel carries a SQLite without the WAL-reset bug.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pysqlite3.dbapi2 as driver
from sqlalchemy import URL, Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import DBAPIError

from sync import durable
from sync.data_folder import path_of
from sync.errors import (
    DiskFailed,
    DiskFull,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreUnsupported,
)

SCHEMA = "0003"
OLDEST_SQLITE = (3, 51, 3)
BUSY_TIMEOUT_MS = 5000
# Pages in the log before a save itself moves them into the file: only when no agent did it before.
LONG_LOG_BYTES = 4_000_000
CHECKPOINT = "wal_autocheckpoint = 4000"
MIGRATIONS = Path(__file__).parent / "migrations"

# SQLite result codes, primary (low byte): https://sqlite.org/rescode.html
ERROR_TYPES: dict[int, type[StoreError]] = {
    5: StoreLocked,
    6: StoreLocked,
    8: DiskFailed,
    10: DiskFailed,
    11: StoreDamaged,
    13: DiskFull,
    14: DiskFailed,
    26: StoreDamaged,
}


def check_sqlite(version: tuple[int, ...]) -> None:
    """StoreUnsupported when this SQLite has the WAL-reset bug."""
    if version < OLDEST_SQLITE:
        raise StoreUnsupported(f"SQLite {version} is older than {OLDEST_SQLITE}")


def open_database(data_dir: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """Open (or make) kiosk.db and bring it to the current schema; safe from many processes."""
    check_sqlite(driver.sqlite_version_info)
    with durable.disk_errors(), store_errors():
        durable.make_folder(data_dir)
        engine = make_engine(path_of(data_dir), busy_timeout_ms)
        with opening(data_dir):
            path_of(data_dir).touch(mode=durable.FILE_MODE)
            set_wal(engine)
            migrate(engine)
    return engine


def make_engine(path: Path, busy_timeout_ms: int) -> Engine:
    """Build an engine whose every connection is durable; transactions are begun explicitly."""
    place = URL.create("sqlite", database=str(path))
    timeout = {"timeout": busy_timeout_ms / 1000}
    engine = create_engine(place, module=driver, connect_args=timeout)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # A damaged text must not stop the reading of all the others.
        connection.text_factory = readable
        for pragma in (
            "synchronous = FULL",
            CHECKPOINT,
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def readable(text: bytes) -> str:
    """Decode text that may be damaged."""
    return text.decode(errors="replace")


@contextmanager
def opening(data_dir: Path) -> Iterator[None]:
    """Let one process at a time convert the journal mode and migrate."""
    handle = os.open(data_dir / "open.lock", os.O_RDWR | os.O_CREAT, durable.FILE_MODE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def set_wal(engine: Engine) -> None:
    """Switch to write-ahead logging; kept in the file, so it costs nothing the next time."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def migrate(engine: Engine) -> None:
    """Upgrade in one transaction; a file of a newer program is refused."""
    with read(engine) as connection:
        if schema_of(connection) == SCHEMA:
            return
    with write(engine) as connection:
        found = schema_of(connection)
        if found == SCHEMA:
            return
        if found is not None and found > SCHEMA:
            raise StoreUnsupported(f"kiosk.db has schema {found}, this program knows {SCHEMA}")
        upgrade(connection)


def schema_of(connection: Connection) -> str | None:
    """Read the schema version in the file; None for an empty file."""
    known = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'"
    ).scalar()
    if known is None:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def upgrade(connection: Connection) -> None:
    """Run Alembic on the connection's open transaction."""
    from alembic import command  # noqa: PLC0415 -- half a second, needed once in a file's life
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, SCHEMA)


@contextmanager
def write(engine: Engine) -> Iterator[Connection]:
    """Open one short write transaction; take the write lock at once, commit at the end."""
    with store_errors(), engine.connect() as connection:
        writer = connection.execution_options(writes=True)
        with writer.begin():
            yield writer


@contextmanager
def read(engine: Engine) -> Iterator[Connection]:
    """Open one consistent view of the database."""
    with store_errors(), engine.connect() as connection:
        yield connection


def read_large(
    connection: Connection, query: Select[Any], named: Mapping[str, object] = MappingProxyType({})
) -> bytes | None:
    """Read one sealed value; None when there is none, nothing when pages under it are damaged.

    Nothing has no right digest: so the damage is that of one dossier, not of all.
    """
    try:
        with store_errors():
            value: bytes | None = connection.execute(query, named).scalar()
    except StoreDamaged:
        return b""
    return value


def checkpoint(engine: Engine, path: Path) -> None:
    """Move a long log into the file, so that no save has to; never waits for anyone."""
    with store_errors():
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size > LONG_LOG_BYTES:
            connection = engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
            finally:
                connection.close()


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn SQLite's errors into the types of `sync.errors`."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        raise_typed(error)
        raise


def raise_typed(error: BaseException) -> None:
    """Raise the StoreError an SQLite error stands for; return if it is a defect of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code: int = getattr(cause, "sqlite_errorcode", 0) or 0
    kind = ERROR_TYPES.get(code & 0xFF)
    if kind is not None:
        raise kind(f"{type(cause).__name__}: {cause}") from error
