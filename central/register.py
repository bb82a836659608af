"""The id check: the one place that may say a dossier has not been here before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    String,
    any_,
    bindparam,
    column,
    func,
    select,
    tuple_,
    union_all,
)

from central.arrival import Arrival
from central.rows import RowsOf
from central.tables import intake
from central.turns import is_shared
from sync.envelope import Header

COLUMNS = (
    intake.c.id,
    intake.c.digest,
    intake.c.head,
    intake.c.previous,
    intake.c.device,
    intake.c.seq,
    intake.c.receipt,
    intake.c.receipt_signature,
)
BY_ID = select(*COLUMNS).where(intake.c.id.in_(bindparam("ids", expanding=True)))
BY_PLACE = select(*COLUMNS).where(
    tuple_(intake.c.device, intake.c.seq).in_(bindparam("places", expanding=True))
)
AROUND = union_all(BY_ID, BY_PLACE)
# The same where a server prepares statements: the text is one however many are asked for.
PLACES = (
    func.unnest(
        bindparam("devices", type_=ARRAY(String)), bindparam("seqs", type_=ARRAY(BigInteger))
    )
    .table_valued(column("device", String), column("seq", BigInteger))
    .render_derived()
)
SHARED_AROUND = union_all(
    select(*COLUMNS).where(intake.c.id == any_(bindparam("ids", type_=ARRAY(String)))),
    select(*COLUMNS).join(
        PLACES, (intake.c.device == PLACES.c.device) & (intake.c.seq == PLACES.c.seq)
    ),
)
ENTER = RowsOf(
    intake,
    (*(one.name for one in COLUMNS), "header", "signature", "received_at"),
)


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


@dataclass(frozen=True, slots=True)
class Fresh:
    """A dossier that is new, and what the centre signs for it."""

    arrival: Arrival
    receipt: bytes
    receipt_signature: bytes
    received_at: str

    @property
    def header(self) -> Header:
        """What is signed of it."""
        return self.arrival.signed.header

    def entry(self) -> Entry:
        """Give what is written of it here."""
        header, signed = self.header, self.arrival.signed
        return Entry(
            id=header.id,
            digest=header.payload_digest,
            head=signed.head,
            previous=header.previous,
            device=header.device,
            seq=header.seq,
            receipt=self.receipt,
            receipt_signature=self.receipt_signature,
        )


class Register:
    """Reads and writes `intake`, inside the accepting transaction."""

    def around(self, connection: Connection, headers: Sequence[Header]) -> Sequence[Entry]:
        """Entries with these ids, or of these devices at these places in the chain and beside."""
        places = {
            (header.device, seq)
            for header in headers
            for seq in (header.seq - 1, header.seq, header.seq + 1)
        }
        ids = [header.id for header in headers]
        if is_shared(connection):
            devices, seqs = zip(*places, strict=True)
            asked = {"ids": ids, "devices": list(devices), "seqs": list(seqs)}
            return [Entry(*row) for row in connection.execute(SHARED_AROUND, asked)]
        asked = {"ids": ids, "places": list(places)}
        return [Entry(*row) for row in connection.execute(AROUND, asked)]

    def enter(self, connection: Connection, fresh: Sequence[Fresh]) -> None:
        """Write the entries that make every later arrival of these ids a repetition."""
        ENTER.insert(connection, [row_of(one) for one in fresh])


def row_of(fresh: Fresh) -> dict[str, Any]:
    """Give the row of `intake`."""
    entry, signed = fresh.entry(), fresh.arrival.signed
    return {
        **{name: getattr(entry, name) for name in entry.__dataclass_fields__},
        "header": signed.raw,
        "signature": signed.signature,
        "received_at": fresh.received_at,
    }
