"""When a delivered payload may go, and when it must be sent again.

The grace clock is the centre's: it begins with the time in the receipt, and only a later answer of
the centre, which also says that it holds the dossier, can end it. The kiosk's clock has no say.
While the centre's epoch is newer than what is known (it was restored), nothing goes: what it still
holds begins its grace anew, what it lost is sent again. An older epoch, of a centre put back from
a copy without saying so, purges nothing either.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, select, update

from sync import tables
from sync.clock import parse_time, rfc3339
from sync.database import write
from sync.errors import StoreDamaged
from sync.held_set import HeldSet
from sync.wire import StatusAnswer

# From the attempts already made, the delivery columns that say when to try again.
Again = Callable[[int], dict[str, Any]]
Fate = Literal["stays", "send_again", "grace_anew", "purge"]
delivery = tables.delivery.c


@dataclass(frozen=True, slots=True)
class Kept:
    """A delivered dossier whose payload is still here."""

    seq: int
    epoch: int
    grace_from: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Review:
    """Whose payloads may go now, and how many dossiers are to be sent again."""

    due: Sequence[int]
    again: int


def fate(kept: Kept, held: bool, epoch: int, now: datetime, grace_s: float) -> Fate:
    """Decide about one payload by an answer of the centre of that epoch and time."""
    if not held:
        return "send_again"
    if epoch < kept.epoch:
        return "stays"
    if epoch > kept.epoch or kept.grace_from is None:
        return "grace_anew"
    return "purge" if now - kept.grace_from >= timedelta(seconds=grace_s) else "stays"


def review(connection: Connection, answer: StatusAnswer, grace_s: float, again: Again) -> Review:
    """Judge every payload kept by an answer of the centre, inside the caller's transaction.

    All is written but the purging: that is for `purge_due`, when this is on the disk.
    """
    now = parse_time(answer.now)
    if now is None:
        return Review((), 0)
    held = HeldSet(answer.held)
    due: list[int] = []
    again_count = 0
    for kept in kept_payloads(connection):
        match fate(kept, kept.seq in held, answer.epoch, now, grace_s):
            case "send_again":
                again_count += 1
                wait = again(kept.attempts)
                change(connection, kept.seq, state="queued", reason="asked_again", **wait)
            case "grace_anew":
                change(connection, kept.seq, epoch=answer.epoch, grace_from=rfc3339(now))
            case "purge":
                due.append(kept.seq)
            case "stays":
                pass
    return Review(due, again_count)


def purge_due(engine: Engine, due: Sequence[int], at: str) -> int:
    """Purge these, in a transaction of their own; how many went.

    Where pages under them are damaged each goes for itself: what cannot go stays, and keeps
    neither the others nor the news of the centre from being written.
    """
    try:
        with write(engine) as connection:
            for seq in due:
                purge(connection, seq, at)
    except StoreDamaged:
        halves = [due[: len(due) // 2], due[len(due) // 2 :]] if len(due) > 1 else []
        return sum(purge_due(engine, half, at) for half in halves)
    return len(due)


def purge(connection: Connection, seq: int, at: str) -> None:
    """Delete what was sealed; the header stays."""
    connection.execute(delete(tables.attachment).where(tables.attachment.c.seq == seq))
    connection.execute(delete(tables.upload).where(tables.upload.c.seq == seq))
    connection.execute(delete(tables.payload).where(tables.payload.c.seq == seq))
    change(connection, seq, purged_at=at)


def kept_payloads(connection: Connection) -> list[Kept]:
    """List the delivered dossiers that are not purged."""
    columns = (delivery.seq, delivery.epoch, delivery.grace_from, delivery.attempts)
    query = select(*columns).where(delivery.purged_at.is_(None), delivery.state == "delivered")
    return [
        Kept(row.seq, row.epoch or 0, parse_time(row.grace_from or ""), row.attempts)
        for row in connection.execute(query)
    ]


def change(connection: Connection, seq: int, **values: Any) -> None:
    """Set values in one delivery row."""
    connection.execute(update(tables.delivery).where(delivery.seq == seq).values(**values))
