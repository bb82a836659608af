"""What holds for the whole site: why nothing is sent, when the centre last answered, its time.

Written by the agent alone, inside the caller's transaction.
"""

from datetime import timedelta

from sqlalchemy import Connection, case, select
from sqlalchemy.dialects.sqlite import insert

from sync import tables
from sync.clock import Measured, recalled, rfc3339

site, clock = tables.site.c, tables.clock_offset.c
SAME_TIME = timedelta(seconds=2)


def note_pause(connection: Connection, reason: str, at: str) -> None:
    """Keep why nothing is sent; `since` stays while the reason is the same."""
    query = insert(tables.site).values(id=1, reason=reason, since=at)
    since = case((site.reason == reason, site.since), else_=at)
    connection.execute(
        query.on_conflict_do_update(index_elements=["id"], set_={"reason": reason, "since": since})
    )


def note_answer(connection: Connection, at: str, epoch: int) -> None:
    """Keep that the pinned centre answered: all is well with the site."""
    values = {"reason": None, "since": None, "answered_at": at, "epoch": epoch}
    query = insert(tables.site).values(id=1, **values)
    connection.execute(query.on_conflict_do_update(index_elements=["id"], set_=values))


def learn_time(connection: Connection, measured: Measured) -> None:
    """Keep the centre's time, unless what is known from this boot already agrees with it."""
    query = select(clock.centre_time, clock.offset_s, clock.boot_id, clock.boot_s)
    known = recalled(connection.execute(query).first())
    if known is not None and known.boot_id == measured.boot_id:
        expected = known.centre_time + timedelta(seconds=measured.boot_s - known.boot_s)
        if abs(expected - measured.centre_time) < SAME_TIME:
            return
    values = {
        "centre_time": rfc3339(measured.centre_time),
        "offset_s": measured.offset_s,
        "boot_id": measured.boot_id,
        "boot_s": measured.boot_s,
    }
    row = insert(tables.clock_offset).values(id=1, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))
