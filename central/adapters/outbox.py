"""An adapter's outbox: one row for each decision of the desk the province is to hear of.

A row is taken by moving its next moment on before anything is sent, so that no two hands send it at
once, and one whose sender died comes round again. Rows of one declaration go in their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from central.adapters.status import FILE, PROGRESS, Standing
from central.clock import stamp
from central.tables import desk_status

WAITING = "waiting"
DELIVERED = "delivered"
ASIDE = "aside"
RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row."""

    row: int
    id: str
    decision: int
    file_id: str
    task: str
    state: str
    reason: str | None
    attempts: int
    refusals: int
    entered_at: str
    next_at: str | None
    delivered_at: str | None
    number: str | None
    status: str | None
    status_at: str | None


def entries_of(connection: Connection, table: Table, dossier_id: str) -> list[Entry]:
    """Every row about one declaration, oldest first."""
    rows = select(table).where(table.c.id == dossier_id).order_by(table.c.row)
    return [Entry(*row) for row in connection.execute(rows)]


def enter(
    connection: Connection, table: Table, dossier_id: str, file_id: str, now: datetime
) -> None:
    """Note that the province is to hear of the latest decision; part of the deciding transaction.

    Nothing is entered before the declaration was received.
    """
    latest = select(func.max(desk_status.c.row)).where(desk_status.c.id == dossier_id)
    earlier = entries_of(connection, table, dossier_id)
    state = connection.execute(
        select(desk_status.c.state, desk_status.c.row).where(
            desk_status.c.row == latest.scalar_subquery()
        )
    ).one()
    if not earlier and state.state != RECEIVED:
        return
    connection.execute(
        insert(table).values(
            id=dossier_id,
            decision=state.row,
            file_id=earlier[0].file_id if earlier else file_id,
            task=FILE if state.state == RECEIVED else PROGRESS,
            state=WAITING,
            attempts=0,
            refusals=0,
            entered_at=stamp(now),
            next_at=stamp(now),
        )
    )


def free(table: Table) -> ColumnElement[bool]:
    """Give the rows that may go: those without an earlier one of their declaration still to go."""
    before = table.alias()
    blocked = exists().where(
        before.c.id == table.c.id, before.c.row < table.c.row, before.c.state != DELIVERED
    )
    return and_(table.c.state == WAITING, ~blocked)


def due(connection: Connection, table: Table, now: datetime) -> Entry | None:
    """Give the next row to send: none whose declaration has an earlier one still to go."""
    query = (
        select(table)
        .where(free(table), table.c.next_at <= stamp(now))
        .order_by(table.c.next_at, table.c.row)
        .limit(1)
    )
    row = connection.execute(query).first()
    return Entry(*row) if row else None


def due_look_up(connection: Connection, table: Table, now: datetime) -> Entry | None:
    """Give the next delivered file to ask the province about."""
    query = (
        select(table)
        .where(table.c.state == DELIVERED, table.c.next_at <= stamp(now))
        .order_by(table.c.next_at, table.c.row)
        .limit(1)
    )
    row = connection.execute(query).first()
    return Entry(*row) if row else None


def next_moment(connection: Connection, table: Table) -> str | None:
    """Give when the next row that may go is due; None when nothing is to be done."""
    query = select(func.min(table.c.next_at)).where(or_(table.c.state == DELIVERED, free(table)))
    return connection.execute(query).scalar()


def take(connection: Connection, table: Table, entry: Entry, until: datetime) -> bool:
    """Take a row until a moment; False when another hand has it."""
    taken = connection.execute(
        update(table)
        .where(
            table.c.row == entry.row,
            table.c.attempts == entry.attempts,
            table.c.state == entry.state,
            table.c.next_at == entry.next_at,
        )
        .values(attempts=table.c.attempts + 1, next_at=stamp(until))
    )
    return taken.rowcount == 1


def note_delivered(connection: Connection, table: Table, entry: Entry, now: datetime) -> None:
    """Note that the province has it; by its first row a file is asked about from now on."""
    first = select(func.min(table.c.row)).where(table.c.id == entry.id)
    again = stamp(now) if connection.execute(first).scalar() == entry.row else None
    connection.execute(
        update(table)
        .where(table.c.row == entry.row)
        .values(state=DELIVERED, reason=None, delivered_at=stamp(now), next_at=again)
    )


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt did not do; `wait` until the next one, None: a person must look."""

    reason: str
    counts: bool
    wait: timedelta | None


def note_failure(
    connection: Connection, table: Table, entry: Entry, failure: Failure, now: datetime
) -> None:
    """Note a failure of an attempt that was taken."""
    wait = failure.wait
    connection.execute(
        update(table)
        .where(table.c.row == entry.row)
        .values(
            state=entry.state if wait is not None else ASIDE,
            reason=failure.reason[:40],
            refusals=table.c.refusals + int(failure.counts),
            next_at=stamp(now + wait) if wait is not None else None,
        )
    )


def note_standing(
    connection: Connection, table: Table, entry: Entry, standing: Standing, again: datetime | None
) -> None:
    """Keep what the province said of a file; what it does not say again is not forgotten."""
    values: dict[str, object] = {"next_at": stamp(again) if again else None, "reason": None}
    if standing.number is not None:
        values["number"] = standing.number
    connection.execute(update(table).where(table.c.row == entry.row).values(**values))


def note_status(
    connection: Connection, table: Table, entry: Entry, status: str, now: datetime
) -> None:
    """Keep a status that has changed, with the moment it was heard."""
    connection.execute(
        update(table).where(table.c.row == entry.row).values(status=status, status_at=stamp(now))
    )


def list_entries(connection: Connection, table: Table, state: str | None = None) -> list[Entry]:
    """Every row, newest first."""
    query = select(table).order_by(table.c.row.desc())
    if state is not None:
        query = query.where(table.c.state == state)
    return [Entry(*row) for row in connection.execute(query)]


def put_back(connection: Connection, table: Table, rows: Sequence[int], now: datetime) -> int:
    """Let rows that are set aside, or wait for later, go now; how many."""
    moved = connection.execute(
        update(table)
        .where(table.c.row.in_(rows), table.c.state.in_((WAITING, ASIDE)))
        .values(state=WAITING, reason=None, refusals=0, next_at=stamp(now))
    )
    return moved.rowcount


def set_aside(connection: Connection, table: Table, rows: Sequence[int], reason: str) -> int:
    """Keep rows that wait from going; how many."""
    moved = connection.execute(
        update(table)
        .where(table.c.row.in_(rows), table.c.state == WAITING)
        .values(state=ASIDE, reason=reason, next_at=None)
    )
    return moved.rowcount
