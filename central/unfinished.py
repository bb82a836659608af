"""A restore that was begun and is not finished: until it is, no command opens a centre there.

In a file's folder the database has no name before it is whole. A server's database is seen by every
node, so the mark of an unfinished restore lies in it from before it is filled; it goes in the very
transaction that begins the new epoch.
"""

from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
)

from central.config import Database as Source
from central.database import FILE, Database
from central.migration import has_schema

STAGE = "restoring"

# In no migration: where a centre works there is no such table.
restoring = Table(STAGE, MetaData(), Column("copy", Text, nullable=False))


class UnfinishedRestore(Exception):  # noqa: N818 -- says what is so
    """A restore was cut short here, or still goes on."""


def is_begun(data_dir: Path, source: Source) -> bool:
    """Whether the folder says so; on a server the database may know better."""
    named = source.url is None and (data_dir / FILE).exists()
    return (data_dir / STAGE).exists() and not named


def refuse_folder(data_dir: Path, source: Source) -> None:
    """UnfinishedRestore where a file is not yet whole: opening it would make another."""
    if source.url is None and is_begun(data_dir, source):
        raise UnfinishedRestore


def refuse_server(data_dir: Path, database: Database) -> None:
    """UnfinishedRestore where the database bears the mark, or was never filled for this folder."""
    unfilled = (data_dir / STAGE).exists() and not has_schema(database.reader)
    if unfilled or begun_from(database.reader) is not None:
        raise UnfinishedRestore


def begun_from(engine: Engine) -> str | None:
    """Give the digest of the dump that a server's database is being filled from, if it is."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(restoring.name):
            return None
        copy: str = connection.execute(select(restoring.c.copy)).scalar_one()
    return copy


def note_begun(connection: Connection, copy: str) -> None:
    """Mark a server's database, part of the caller's transaction."""
    restoring.create(connection, checkfirst=True)
    connection.execute(delete(restoring))
    connection.execute(insert(restoring).values(copy=copy))


def note_whole(connection: Connection) -> None:
    """Take the mark away, part of the transaction that begins the new epoch."""
    restoring.drop(connection)
