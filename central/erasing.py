"""Erasing what a person said, for good, while it stays known that the declaration was here.

The sealed text, what officers wrote and the pictures go. `intake` and `completion` stay, so that a
kiosk that comes again gets its receipt and nothing is taken in twice; so do the line of the
declaration with its state, the row of what was set aside, and the trail of who did what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, Table, delete, select, true, update

from central import audit
from central.adapters.outbox import DELIVERED
from central.attachments import attachments_of
from central.centre import Centre
from central.clock import stamp
from central.ending import erase_texts
from central.quarantining import TAKEN_IN
from central.receipts import Receipts
from central.tables import attachment, desk_status, dossier, payload, quarantine
from central.upload import complete

FINAL = ("result", "refused")
BATCH = 50
EXPIRED, ON_REQUEST = "declaration.expire", "declaration.erase"
ASIDE_EXPIRED, ASIDE_ON_REQUEST = "quarantine.expire", "quarantine.erase"


@dataclass(frozen=True, slots=True)
class Why:
    """What the trail of who did what says of it."""

    act: str
    reason: str = ""


def erase(
    connection: Connection,
    dossier_id: str,
    receipts: Receipts,
    now: datetime,
    why: Why,
    still: ColumnElement[bool] | None = None,
) -> bool:
    """Erase one, part of the caller's transaction; False when it was, or is `still` to be kept.

    Pictures that have not arrived are not waited for any more: the kiosk gets its receipt.
    """
    here = (dossier.c.id == dossier_id) & dossier.c.erased_at.is_(None)
    marked = connection.execute(
        update(dossier).where(here, true() if still is None else still).values(erased_at=stamp(now))
    )
    if marked.rowcount == 0:
        return False
    for one in attachments_of(connection, dossier_id):
        if not one.whole:
            complete(connection, one, receipts, now)
    connection.execute(delete(payload).where(payload.c.id == dossier_id))
    notes = update(desk_status).where(desk_status.c.id == dossier_id)
    connection.execute(notes.values(sealed=b""))
    same = (quarantine.c.id == dossier_id) & (quarantine.c.ended_as == TAKEN_IN)
    erase_texts(connection, same, now)
    audit.record(connection, now, audit.SYSTEM, why.act, f"{dossier_id} {why.reason}".strip())
    return True


def erase_on_request(
    connection: Connection, dossier_id: str, receipts: Receipts, now: datetime, reason: str
) -> bool:
    """Erase a declaration and whatever was set aside under its id; False when there is nothing.

    What was set aside goes first: an officer who is just taking it in is waited for, and then the
    declaration is there to be erased.
    """
    aside = erase_texts(connection, quarantine.c.id == dossier_id, now)
    done = erase(connection, dossier_id, receipts, now, Why(ON_REQUEST, reason))
    for one in aside:
        audit.record(connection, now, audit.SYSTEM, ASIDE_ON_REQUEST, f"{one} {reason}")
    return done or bool(aside)


def erase_aside_expired(centre: Centre, now: datetime) -> int:
    """Erase whatever was set aside and ended longer ago than it is to be kept; how many."""
    months = centre.settings.retention.months
    if not months:
        return 0
    expired = quarantine.c.ended_at < stamp(months_before(now, months))

    def work(connection: Connection) -> int:
        ids = erase_texts(connection, expired, now, BATCH)
        for one in ids:
            audit.record(connection, now, audit.SYSTEM, ASIDE_EXPIRED, one)
        return len(ids)

    number = 0
    while done := centre.writer.submit(work).result():
        number += done
    return number


def erase_expired(centre: Centre, now: datetime) -> int:
    """Erase whatever was decided longer ago than it is to be kept; how many."""
    months = centre.settings.retention.months
    if not months:
        return 0
    expired = is_expired(months_before(now, months), centre.outgoing.table)
    work = partial(
        erase,
        receipts=centre.uploads.receipts,
        now=now,
        why=Why(EXPIRED),
        still=expired,
    )
    number = 0
    while ids := list_expired(centre, expired):
        done = [centre.writer.submit(partial(work, dossier_id=one)) for one in ids]
        number += sum(one.result() for one in done)
    return number


def list_expired(centre: Centre, expired: ColumnElement[bool]) -> Sequence[str]:
    """Give the oldest, a few at a time."""
    query = select(dossier.c.id).where(expired, dossier.c.erased_at.is_(None))
    with centre.database.reader.connect() as connection:
        return connection.execute(query.order_by(dossier.c.row).limit(BATCH)).scalars().all()


def is_expired(before: datetime, outbox: Table | None) -> ColumnElement[bool]:
    """Decided for good before a moment, whole, and nothing of it still to go to the province."""
    waiting = (
        select(attachment.c.id)
        .where(attachment.c.id == dossier.c.id, attachment.c.whole_at.is_(None))
        .exists()
    )
    expired = dossier.c.state.in_(FINAL) & (dossier.c.state_at < stamp(before)) & ~waiting
    if outbox is None:
        return expired
    unsent = (
        select(outbox.c.id).where(outbox.c.id == dossier.c.id, outbox.c.state != DELIVERED).exists()
    )
    return expired & ~unsent


def months_before(now: datetime, months: int) -> datetime:
    """Give the same day so many months ago, at the latest the 28th of it."""
    counted = now.year * 12 + now.month - 1 - months
    return now.replace(year=counted // 12, month=counted % 12 + 1, day=min(now.day, 28))
