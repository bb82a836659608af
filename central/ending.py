"""How a quarantine ends: an officer takes it in or closes it; then its text goes in its time.

Each end is written once, under the lock of the device, and stands in the trail of who did what.
The row with its head and signature stays for ever. The text of one that nobody has ended is erased
only on request.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, select, true, update

from central import audit
from central.arrival import Arrival, Refused
from central.clock import stamp
from central.devices import lock_device
from central.intake import Coming, Intake
from central.quarantining import TAKEN_IN
from central.tables import quarantine

NOT_ENDED = quarantine.c.ended_at.is_(None)
End = Literal["ended", "passed", "occupied"]


@dataclass(frozen=True, slots=True)
class Who:
    """Which officer ends which row, and when."""

    row: int
    staff: str
    now: datetime


def take_in(connection: Connection, who: Who, arrival: Arrival, intake: Intake) -> End:
    """Take one in like any other; "passed" when it was ended, or its text erased, before.

    "occupied" when another came in under its id or number meanwhile.
    """
    if not is_open(connection, who, arrival.device.id, quarantine.c.erased_at.is_(None)):
        return "passed"
    if isinstance(intake.accept_aside(connection, Coming(arrival, who.now)), Refused):
        return "occupied"
    end(connection, who, TAKEN_IN)
    return "ended"


def close(connection: Connection, who: Who, device: str, how: str) -> End:
    """Close one that is not taken in; `how` is one of those of `central.quarantining.CLOSED`."""
    if not is_open(connection, who, device):
        return "passed"
    end(connection, who, how)
    return "ended"


def is_open(
    connection: Connection, who: Who, device: str, still: ColumnElement[bool] | None = None
) -> bool:
    """Whether nobody ended it before, and what else must `still` be so.

    Nobody changes it from now until the end of the transaction.
    """
    lock_device(connection, device)
    query = select(quarantine.c.row).where(
        quarantine.c.row == who.row, NOT_ENDED, true() if still is None else still
    )
    return connection.execute(query.with_for_update()).first() is not None


def end(connection: Connection, who: Who, how: str) -> None:
    """Write it, for every row of the same header: it may have been set aside for two reasons."""
    row = connection.execute(select(quarantine).where(quarantine.c.row == who.row)).one()
    connection.execute(
        update(quarantine)
        .where(quarantine.c.head == row.head, NOT_ENDED)
        .values(ended_at=stamp(who.now), ended_by=who.staff, ended_as=how)
    )
    audit.record(connection, who.now, who.staff, f"quarantine.{how}", f"{row.row} {row.id}")


def erase_texts(
    connection: Connection, which: ColumnElement[bool], now: datetime, most: int | None = None
) -> list[str]:
    """Erase the texts of some rows, part of the caller's transaction; their ids, for the trail.

    Whoever takes one of them in at this moment waits, and then finds nothing there.
    """
    there = select(quarantine.c.row, quarantine.c.id).where(which, quarantine.c.erased_at.is_(None))
    locked = there.order_by(quarantine.c.row).limit(most).with_for_update()
    rows = connection.execute(locked).all()
    gone = {"payload": b"", "erased_at": stamp(now)}
    numbers = [row.row for row in rows]
    connection.execute(update(quarantine).where(quarantine.c.row.in_(numbers)).values(gone))
    return [row.id for row in rows]
