"""The attachments headers name: what has arrived of each, and whether a dossier is complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from central.clock import stamp
from central.months import in_month_of
from central.tables import attachment, completion, intake, payload
from sync.envelope import AttachmentDigest
from sync.wire import MissingAttachment


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment of a dossier whose header is here; `offset` bytes of it have arrived.

    `flaw` says why what arrived was set aside: "digest" or "unsealable".
    """

    id: str
    position: int
    digest: str
    size: int
    offset: int
    whole: bool
    flaw: str | None
    device: str
    seal_key_id: str


def expect(
    connection: Connection, dossier_id: str, named: Sequence[AttachmentDigest], now: datetime
) -> None:
    """Note what a header just taken in names; nothing of it is here."""
    rows = [
        {
            "id": dossier_id,
            "position": position,
            "digest": one.digest,
            "size": one.size,
            "offset": 0,
            "moved_at": stamp(now),
        }
        for position, one in enumerate(named)
    ]
    connection.execute(insert(attachment), rows)


def rows() -> Select[Any]:
    """Select what an `Attachment` is made of."""
    return select(attachment, intake.c.device, payload.c.seal_key_id).select_from(
        attachment.join(intake).outerjoin(
            payload, (payload.c.id == intake.c.id) & in_month_of(intake.c.received_at)
        )
    )


def read_row(row: Row[Any]) -> Attachment:
    """Read one row; of an erased dossier no key is known that would open it."""
    return Attachment(
        id=row.id,
        position=row.position,
        digest=row.digest,
        size=row.size,
        offset=row.offset,
        whole=row.whole_at is not None,
        flaw=row.flaw,
        device=row.device,
        seal_key_id=row.seal_key_id or "",
    )


def attachments_of(connection: Connection, dossier_id: str) -> list[Attachment]:
    """Every attachment of a dossier, in the order of its header."""
    query = rows().where(attachment.c.id == dossier_id).order_by(attachment.c.position)
    return [read_row(row) for row in connection.execute(query)]


def find_attachment(connection: Connection, dossier_id: str, digest: str) -> Attachment | None:
    """Give the attachment of this digest."""
    query = rows().where(attachment.c.id == dossier_id, attachment.c.digest == digest)
    row = connection.execute(query).first()
    return None if row is None else read_row(row)


def missing_of(connection: Connection, dossier_id: str) -> list[MissingAttachment]:
    """Give what has not arrived whole, and where each goes on."""
    return [
        MissingAttachment(digest=one.digest, size=one.size, offset=one.offset)
        for one in attachments_of(connection, dossier_id)
        if not one.whole
    ]


def move(connection: Connection, one: Attachment, offset: int, now: datetime) -> None:
    """Note that so many bytes of it are on the disk."""
    change(connection, one, offset=offset, moved_at=stamp(now))


def begin_again(
    connection: Connection, one: Attachment, now: datetime, flaw: str | None = None
) -> None:
    """Note that nothing of it is here any more, and what was wrong with it."""
    change(connection, one, offset=0, moved_at=stamp(now), flaw=flaw)


def make_whole(connection: Connection, one: Attachment, now: datetime) -> None:
    """Note that it is here, named by its digest."""
    change(connection, one, offset=one.size, moved_at=stamp(now), whole_at=stamp(now), flaw=None)


def change(connection: Connection, one: Attachment, **values: Any) -> None:
    """Set values of one row."""
    same = (attachment.c.id == one.id) & (attachment.c.position == one.position)
    connection.execute(update(attachment).where(same).values(**values))


def find_completion(connection: Connection, dossier_id: str) -> tuple[bytes, bytes] | None:
    """Give the receipt of a dossier all of whose attachments came, and its signature."""
    query = select(completion.c.receipt, completion.c.receipt_signature)
    row = connection.execute(query.where(completion.c.id == dossier_id)).first()
    return None if row is None else (row.receipt, row.receipt_signature)


def enter_completion(
    connection: Connection, dossier_id: str, receipt: bytes, signature: bytes, now: datetime
) -> None:
    """Write, once and for ever, that all of it is here."""
    connection.execute(
        insert(completion).values(
            id=dossier_id, receipt=receipt, receipt_signature=signature, completed_at=stamp(now)
        )
    )
