"""The id check: the one place that may say a dossier has not been here before."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, insert, or_, select

from central.tables import intake
from sync.envelope import Header, SignedHeader

AROUND = select(
    intake.c.id,
    intake.c.digest,
    intake.c.head,
    intake.c.previous,
    intake.c.device,
    intake.c.seq,
    intake.c.receipt,
    intake.c.receipt_signature,
).where(
    or_(
        intake.c.id == bindparam("of_id"),
        and_(
            intake.c.device == bindparam("of_device"),
            or_(
                intake.c.seq == bindparam("before"),
                intake.c.seq == bindparam("at"),
                intake.c.seq == bindparam("after"),
            ),
        ),
    )
)
ENTER = insert(intake)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written when a dossier was accepted; `receipt` is the exact signed bytes."""

    id: str
    digest: str
    head: str
    previous: str
    device: str
    seq: int
    receipt: bytes
    receipt_signature: bytes


class Register:
    """Reads and writes `intake`, inside the accepting transaction."""

    def around(self, connection: Connection, header: Header) -> Sequence[Entry]:
        """Entries with this id, or of this device at this sequence number and its neighbours."""
        rows = connection.execute(
            AROUND,
            {
                "of_id": header.id,
                "of_device": header.device,
                "before": header.seq - 1,
                "at": header.seq,
                "after": header.seq + 1,
            },
        )
        return [Entry(*row) for row in rows]

    def enter(
        self,
        connection: Connection,
        signed: SignedHeader,
        receipt: bytes,
        receipt_signature: bytes,
        received_at: str,
    ) -> None:
        """Write the entry that makes every later arrival of this id a repetition."""
        header = signed.header
        connection.execute(
            ENTER,
            {
                "id": header.id,
                "digest": header.payload_digest,
                "head": signed.head,
                "previous": header.previous,
                "device": header.device,
                "seq": header.seq,
                "header": signed.raw,
                "signature": signed.signature,
                "receipt": receipt,
                "receipt_signature": receipt_signature,
                "received_at": received_at,
            },
        )
