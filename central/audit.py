"""Who did what: rows that only grow, each bound to the one before by its hash.

Subjects are ids (a dossier's UUID, a kiosk number, a staff name), never what a person said.
"""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from central.clock import stamp
from central.tables import audit
from central.turns import Turn, take_turn
from sync.canonical import canonical, digest
from sync.envelope import GENESIS

SYSTEM = "system"


def head_of_row(at: str, actor: str, act: str, subject: str, previous: str) -> str:
    """Work out the hash that binds a row to all before it."""
    return digest(canonical([at, actor, act, subject, previous]))


def record(connection: Connection, at: datetime, actor: str, act: str, subject: str) -> None:
    """Append one row; part of the caller's transaction, so the act and its trace stand together."""
    take_turn(connection, Turn.AUDIT)
    previous = last_head(connection)
    when = stamp(at)
    connection.execute(
        insert(audit).values(
            at=when,
            actor=actor,
            act=act,
            subject=subject,
            previous=previous,
            head=head_of_row(when, actor, act, subject, previous),
        )
    )


def last_head(connection: Connection) -> str:
    """Give the hash that stands for the whole chain so far; noted elsewhere, it shows a cut end."""
    latest = select(audit.c.head).order_by(audit.c.row.desc()).limit(1)
    return connection.execute(latest).scalar() or GENESIS


def holds(connection: Connection, head: str) -> bool:
    """Whether the chain still leads through a hash that was its last one once."""
    noted = select(audit.c.row).where(audit.c.head == head)
    return head == GENESIS or connection.execute(noted).first() is not None


def first_broken_row(connection: Connection) -> int | None:
    """Find the first row that was changed or that follows a removed one; None when whole.

    Rows cut off at the very end cannot be seen from inside: see `holds`.
    """
    expected = GENESIS
    for row in connection.execute(select(audit).order_by(audit.c.row)):
        head = head_of_row(row.at, row.actor, row.act, row.subject, row.previous)
        if row.previous != expected or row.head != head:
            return int(row.row)
        expected = head
    return None
