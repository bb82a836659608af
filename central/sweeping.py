"""What goes by itself: uploads nobody goes on with, content past its time, and its pictures."""

import asyncio
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy import Connection, exists, select, update

from central import attachments
from central.centre import Centre
from central.clock import stamp
from central.erasing import erase_aside_expired, erase_expired
from central.faults import STORAGE
from central.months import prepare_months
from central.objects import AwayError
from central.tables import attachment, payload
from central.throttle import forget_old

EVERY_S = 6 * 3600


@dataclass(frozen=True, slots=True)
class Swept:
    """How many parts were dropped, and of how many dossiers all pictures were erased.

    `expired` is of how many the text was erased, its time being over; what was set aside counts.
    """

    parts: int
    erased: int
    expired: int = 0


def sweep(centre: Centre) -> Swept:
    """Drop parts that did not grow for long, and all pictures of a dossier whose text is erased.

    A kiosk that comes back later begins such an attachment anew. The rows stay.
    """
    now = centre.clock()
    look_at_store(centre)
    centre.writer.submit(partial(prepare_months, now=now)).result()
    centre.writer.submit(centre.nonces.forget).result()
    centre.writer.submit(partial(forget_old, now=now)).result()
    expired = erase_expired(centre, now) + erase_aside_expired(centre, now)
    with centre.database.reader.connect() as connection:
        idle = idle_parts(connection, now - timedelta(days=centre.settings.attachments.idle_days))
        erased = erased_dossiers(connection)
    for one in idle:
        drop(centre, one.id, one.digest)
    for dossier_id in erased:
        with centre.uploads.holding(dossier_id):
            centre.objects.erase(dossier_id)
            centre.writer.submit(partial(note_erased, dossier_id=dossier_id, now=now)).result()
    swept = Swept(len(idle), len(erased), expired)
    if swept != Swept(0, 0):
        structlog.get_logger(__name__).info("swept", **asdict(swept))
    return swept


def look_at_store(centre: Centre) -> None:
    """Tell of a store that is away, or in which nothing can be erased any more."""
    try:
        centre.objects.refuse_versions()
    except AwayError as error:
        structlog.get_logger(__name__).error("store", kind=str(error))


async def keep_swept(centre: Centre, stopping: asyncio.Event) -> None:
    """Sweep now and every few hours until told to stop; what the disk refuses waits for then."""
    while not stopping.is_set():
        try:
            await asyncio.to_thread(sweep, centre)
        except (OSError, *STORAGE) as error:
            structlog.get_logger(__name__).error("sweeping", kind=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), EVERY_S)


def drop(centre: Centre, dossier_id: str, digest: str) -> None:
    """Drop one part; the database forgets it before the file does."""
    now = centre.clock()

    def forget(connection: Connection) -> None:
        one = attachments.find_attachment(connection, dossier_id, digest)
        if one is not None:
            attachments.begin_again(connection, one, now, one.flaw)

    with centre.uploads.holding(dossier_id):
        centre.writer.submit(forget).result()
        centre.objects.drop_part(dossier_id, digest)


def idle_parts(connection: Connection, before: datetime) -> list[attachments.Attachment]:
    """List what has begun to arrive and did not grow since."""
    query = attachments.rows().where(
        attachment.c.whole_at.is_(None),
        attachment.c.offset > 0,
        attachment.c.moved_at < stamp(before),
    )
    return [attachments.read_row(row) for row in connection.execute(query)]


def erased_dossiers(connection: Connection) -> list[str]:
    """List dossiers whose sealed text is gone while their pictures are not."""
    text = exists().where(payload.c.id == attachment.c.id)
    query = select(attachment.c.id).where(~text, attachment.c.erased_at.is_(None)).distinct()
    return list(connection.execute(query).scalars())


def note_erased(connection: Connection, dossier_id: str, now: datetime) -> None:
    """Note that nothing of its pictures is here any more."""
    query = update(attachment).where(attachment.c.id == dossier_id)
    connection.execute(query.values(erased_at=stamp(now)))
