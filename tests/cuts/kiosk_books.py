"""What a kiosk's folder must hold after a cut, read by the product's own ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, select

from sync import delivery, tables
from sync.chain import verify_queue
from sync.clock import parse_time
from sync.database import open_database, read, write
from sync.errors import StoreError
from sync.identity import load_identity
from sync.outbox import Outbox
from tests.cuts.promises import Flaw, Promises, lost
from tests.sync.dossiers import plain

AT = "2026-12-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The folder as a cut left it; `grace_s` is what its agent was told."""

    folder: Path
    grace_s: float = 0.0

    def check(self, promises: Promises) -> tuple[list[Flaw], set[str]]:
        """Open it as every process does; what is wrong, and the dossiers it takes for delivered."""
        try:
            identity = load_identity(self.folder)
            engine = open_database(self.folder)
        except StoreError as error:
            return [Flaw("corrupt", f"does not open: {error!r}")], set()
        flaws = lost("enrolment", ["of the kiosk"] if promises.enrolled and not identity else [])
        try:
            with read(engine) as connection:
                flaws += unsound(connection)
                flaws += missing(connection, promises)
                flaws += doubled(connection, promises)
                flaws += self.purged_early(connection)
                delivered = delivered_ids(connection)
            if identity is not None:
                problems = verify_queue(engine, identity).problems
                flaws += [Flaw("corrupt", f"{one.seq}: {one.code}") for one in problems]
            flaws += restarted(engine)
        except StoreError as error:
            return [*flaws, Flaw("corrupt", f"does not read: {error!r}")], set()
        finally:
            engine.dispose()
        return flaws, delivered

    def purged_early(self, connection: Connection) -> Iterator[Flaw]:
        """Nothing goes before its grace is over, by the times of the centre."""
        row = tables.delivery.c
        query = select(row.seq, row.grace_from, row.purged_at).where(row.purged_at.is_not(None))
        for seq, began, ended in connection.execute(query):
            since, until = parse_time(began or ""), parse_time(ended)
            if since is None or until is None or until - since < timedelta(seconds=self.grace_s):
                yield Flaw("lost", f"payload of {seq}, purged before its time")

    def save_one(self) -> list[Flaw]:
        """The next person saves; their dossier follows what is there."""
        outbox = Outbox.open(self.folder)
        try:
            saved = outbox.save(plain)
        except StoreError as error:
            return [Flaw("corrupt", f"does not save: {error!r}")]
        finally:
            outbox.close()
        identity, engine = load_identity(self.folder), open_database(self.folder)
        assert identity is not None
        verified = verify_queue(engine, identity)
        engine.dispose()
        flaws = [Flaw("corrupt", f"after a save: {one}") for one in verified.problems]
        if verified.rows != saved.seq:
            flaws.append(Flaw("corrupt", f"number {saved.seq} after {verified.rows - 1}"))
        return flaws


def unsound(connection: Connection) -> list[Flaw]:
    """SQLite's own look at the file."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [] if said == ["ok"] else [Flaw("corrupt", str(said))]


def missing(connection: Connection, promises: Promises) -> list[Flaw]:
    """What somebody was told is saved, and is not there as it was told."""
    header = tables.header.c
    there = pairs(connection, header.id, header.reference)
    ids = [one for one, reference in promises.shown.items() if there.get(one) != reference]
    requests = set(connection.execute(select(tables.request.c.id)).scalars())
    return [
        *lost("dossier", ids),
        *lost("slip", sorted(promises.slips - set(there.values()))),
        *lost("request", sorted(promises.asked - requests)),
    ]


def pairs(
    connection: Connection, key: ColumnElement[Any], value: ColumnElement[Any]
) -> dict[Any, Any]:
    """Two columns of a table."""
    return {row[0]: row[1] for row in connection.execute(select(key, value))}


def doubled(connection: Connection, promises: Promises) -> list[Flaw]:
    """More than was saved: an id or a reference twice, or rows nobody began."""
    header = tables.header.c
    rows = connection.execute(select(header.id, header.reference)).all()
    most = len(rows) if promises.begun is None else promises.begun
    counts = {len({row.id for row in rows}), len({row.reference for row in rows}), len(rows)}
    if len(counts) == 1 and len(rows) <= most:
        return []
    return [Flaw("doubled", f"{len(rows)} rows, {most} saves begun, {counts} different")]


def delivered_ids(connection: Connection) -> set[str]:
    """Whose receipt the kiosk has."""
    row = tables.delivery.c
    return set(connection.execute(select(row.id).where(row.receipt.is_not(None))).scalars())


def restarted(engine: Engine) -> list[Flaw]:
    """The agent's first steps: what was being sent is queued again, and no header is left out."""
    row, header = tables.delivery.c, tables.header.c
    with write(engine) as connection:
        delivery.recover(connection)
        delivery.take_up(connection, AT, look_for_gaps=True)
        states = pairs(connection, row.seq, row.state)
        saved = set(connection.execute(select(header.seq)).scalars())
    wrong = [seq for seq, state in states.items() if state in {"sending", "damaged"}]
    wrong += sorted(saved ^ states.keys())
    return [Flaw("corrupt", f"the agent would not send {seq}") for seq in wrong]
