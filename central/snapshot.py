"""The database at one moment, as one file, while the centre goes on writing."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Connection, create_engine, func, select, text

from central.config import Database as Source
from central.database import BUSY_TIMEOUT_MS, FILE, Database, DatabaseError
from central.identity import Identity, find_identity
from central.manifest import Counts
from central.postgres_tools import dump, read_row
from central.tables import attachment, audit, intake, payload


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture the database says is here, whole."""

    id: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in the database of the copy itself."""

    identity: Identity
    counts: Counts
    pictures: tuple[Picture, ...]


def snapshot(data_dir: Path, source: Source, database: Database, target: Path) -> Contents:
    """Write the database as it is now to `target`; the centre may run meanwhile."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    if source.url is not None:
        return snapshot_server(source, database, target)
    with closing(pysqlite3.dbapi2.connect(data_dir / FILE)) as live:
        live.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        with closing(pysqlite3.dbapi2.connect(target)) as copy:
            # In one step: readers hold up no writer here, and a copy in steps begins anew with
            # every declaration that arrives.
            live.backup(copy, pages=-1)
    settle(target)
    with reading(target) as connection:
        return read_contents(connection)


def snapshot_server(source: Source, database: Database, target: Path) -> Contents:
    """Let pg_dump see exactly the moment that is read here."""
    with database.reader.connect() as plain:
        connection = plain.execution_options(isolation_level="REPEATABLE READ")
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        moment: str = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        contents = read_contents(connection)
        dump(source, target, moment)
    return contents


def settle(path: Path) -> None:
    """Bring a file that nobody uses into one piece, and see that it is whole."""
    with closing(pysqlite3.dbapi2.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        found = connection.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        message = f"The database is damaged: {found[0][0]}"
        raise DatabaseError(message)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Read a file without changing a byte of it."""
    engine = create_engine(
        f"sqlite:///file:{path.absolute()}?mode=ro&uri=true", module=pysqlite3.dbapi2
    )
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def read_contents(connection: Connection) -> Contents:
    """Read whose database it is and what has to lie beside it."""
    identity = find_identity(connection)
    if identity is None:
        message = "The database holds no centre"
        raise DatabaseError(message)
    return Contents(identity, count(connection), whole_pictures(connection))


def identity_of(copy: Path) -> Identity:
    """Read whose database a copy holds, of any schema, without putting it anywhere."""
    if copy.suffix == ".dump":
        row: dict[str, Any] = read_row(copy, "centre")
    else:
        with reading(copy) as connection:
            found = connection.execute(text("SELECT * FROM centre")).mappings().first()
        row = {} if found is None else dict(found)
    if not row:
        message = "The database of the copy holds no centre"
        raise DatabaseError(message)
    keys = (row.get("seal_key_id") or "", row.get("receipt_key_id") or "")
    return Identity(row["id"], int(row["epoch"]), *keys)


def count(connection: Connection) -> Counts:
    """Count what is compared after putting back."""
    counted = {"intake": intake, "texts": payload, "audit": audit}
    numbers = {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in counted.items()
    }
    return Counts(**numbers)


def whole_pictures(connection: Connection) -> tuple[Picture, ...]:
    """List the pictures of declarations whose text is here."""
    kept = select(payload.c.id).where(payload.c.id == attachment.c.id).exists()
    query = (
        select(attachment.c.id, attachment.c.digest, attachment.c.size)
        .where(attachment.c.whole_at.is_not(None), attachment.c.erased_at.is_(None), kept)
        .order_by(attachment.c.id, attachment.c.position)
    )
    return tuple(Picture(*row) for row in connection.execute(query))
