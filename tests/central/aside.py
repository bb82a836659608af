"""One that was set aside, and officers who end it."""

from functools import partial

from central import ending
from central.audit import first_broken_row
from central.ending import Who
from central.quarantined import SetAside, Standing, find_aside, stand_of
from central.reach import EVERYTHING, Reach
from central.tables import audit, quarantine


def torn(kiosk, **plain):
    """Number 1 is taken in, the one posted as number 2 follows another: a fork, its number free."""
    kiosk.send()
    kiosk.previous = "ab" * 32
    parcel = kiosk.make(plain)
    assert kiosk.post(parcel).json()["code"] == "fork"
    return parcel


def row_of(centre, parcel) -> int:
    [row] = [row.row for row in centre.rows(quarantine) if row.head == parcel.signed.head]
    return row


def look(centre, row: int, reach: Reach = EVERYTHING) -> tuple[SetAside, Standing]:
    with centre.centre.database.reader.connect() as connection:
        one = find_aside(connection, centre.centre.keys, reach, row)
        return one, stand_of(connection, centre.centre, one, reach)


def take(centre, row: int, staff: str = "lan"):
    one, standing = look(centre, row)
    work = partial(
        ending.take_in,
        who=Who(row, staff, centre.clock()),
        arrival=standing.arrival,
        intake=centre.centre.intake,
    )
    return lambda: centre.centre.writer.submit(work, order=one.filed.device).result()


def close(centre, row: int, how: str, staff: str = "lan"):
    one, _standing = look(centre, row)
    who = Who(row, staff, centre.clock())
    work = partial(ending.close, who=who, device=one.filed.device, how=how)
    return lambda: centre.centre.writer.submit(work, order=one.filed.device).result()


def trail(centre):
    with centre.centre.database.reader.connect() as connection:
        assert first_broken_row(connection) is None
    return [(row.actor, row.act, row.subject) for row in centre.rows(audit)]


def ends(centre):
    return [(row.ended_as, row.ended_by) for row in centre.rows(quarantine)]
