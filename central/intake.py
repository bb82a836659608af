"""Taking a dossier in, once: the decision, and everything it writes in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from central import attachments, audit
from central.arrival import Arrival, Refused
from central.clock import stamp
from central.devices import lock_device
from central.held import held_of, hold
from central.months import month_of
from central.receipts import Receipts, Taken
from central.register import Entry, Register
from central.tables import dossier, payload, quarantine
from sync.envelope import Header, SignedHeader
from sync.wire import MissingAttachment, SequenceRange

KEEP = insert(payload)
FILE = insert(dossier)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The header is here; `receipt` is the exact bytes its signature covers.

    While attachments are `missing`, it is only an acknowledgement.
    """

    receipt: bytes
    signature: bytes
    already_there: bool
    held: list[SequenceRange]
    missing: Sequence[MissingAttachment] = ()


def decide(arrival: Arrival, around: Sequence[Entry]) -> Entry | Refused | None:
    """Give the entry this repeats, why it is refused, or None when it is new."""
    header, head = arrival.signed.header, arrival.signed.head
    same_id = next((entry for entry in around if entry.id == header.id), None)
    if same_id is not None and same_id.head == head:
        return same_id
    if same_id is not None and same_id.digest != header.payload_digest:
        return Refused("conflict", "id")
    fork = find_fork(arrival.signed, around)
    if fork is not None:
        return Refused("fork", fork)
    if same_id is not None:
        return Refused("conflict", "header")
    return Refused("unreadable", arrival.flaw) if arrival.flaw else None


def find_fork(signed: SignedHeader, around: Sequence[Entry]) -> str | None:
    """Say where this header and those held of its device cannot be of one chain, if so."""
    header = signed.header
    mine = {entry.seq: entry for entry in around if entry.device == header.device}
    before, after = mine.get(header.seq - 1), mine.get(header.seq + 1)
    if header.seq in mine:
        return "seq"
    if before is not None and before.head != header.previous:
        return "previous"
    if after is not None and after.previous != signed.head:
        return "next"
    return None


class Intake:
    """Accepts arrivals; `register` is the id check."""

    def __init__(self, receipts: Receipts, register: Register) -> None:
        """`receipts` signs what is taken in."""
        self._receipts = receipts
        self._register = register

    def accept(self, connection: Connection, arrival: Arrival, now: datetime) -> Accepted | Refused:
        """Decide and write, inside the caller's writing transaction."""
        signed = arrival.signed
        lock_device(connection, signed.header.device)
        known = decide(arrival, self._register.around(connection, signed.header))
        if isinstance(known, Refused):
            set_aside(connection, arrival, known, now)
            return known
        if known is not None:
            return repeat(connection, known, signed.header)
        received_at = stamp(now)
        receipt, signature = self._sign(signed, received_at)
        self._register.enter(connection, signed, receipt, signature, received_at)
        file_dossier(connection, arrival, received_at)
        if signed.header.attachments:
            attachments.expect(connection, signed.header.id, signed.header.attachments, now)
            return waiting(connection, signed.header, (receipt, signature), already_there=False)
        held = hold(connection, signed.header.device, signed.header.seq)
        return Accepted(receipt, signature, already_there=False, held=held)

    def _sign(self, signed: SignedHeader, received_at: str) -> tuple[bytes, bytes]:
        header = signed.header
        taken = Taken(header.id, header.device, header.seq, signed.head, header.payload_digest)
        sign = self._receipts.acknowledgement if header.attachments else self._receipts.receipt
        return sign(taken, received_at)


def repeat(connection: Connection, known: Entry, header: Header) -> Accepted:
    """Answer a header that is here already."""
    statement = (known.receipt, known.receipt_signature)
    if header.attachments:
        completed = attachments.find_completion(connection, header.id)
        if completed is None or attachments.missing_of(connection, header.id):
            return waiting(connection, header, statement, already_there=True)
        statement = completed
    held = held_of(connection, header.device)
    return Accepted(*statement, already_there=True, held=held)


def waiting(
    connection: Connection, header: Header, statement: tuple[bytes, bytes], *, already_there: bool
) -> Accepted:
    """Answer a header whose attachments are not all here: it does not count as held."""
    missing = attachments.missing_of(connection, header.id)
    held = held_of(connection, header.device)
    return Accepted(*statement, already_there, held, missing)


def file_dossier(connection: Connection, arrival: Arrival, at: str) -> None:
    """Keep the sealed bytes, and the line that officers list; nothing of the text in clear."""
    header = arrival.signed.header
    connection.execute(
        KEEP,
        {
            "id": header.id,
            "seal_key_id": header.centre_key_id,
            "sealed": arrival.payload,
            "month": month_of(at),
        },
    )
    connection.execute(
        FILE,
        {
            "id": header.id,
            "device": header.device,
            "kiosk_number": arrival.device.kiosk_number,
            "ward": arrival.device.ward,
            "seq": header.seq,
            "reference": header.reference,
            "created_at": header.created_at,
            "arrived_at": at,
            "state": "arrived",
            "state_at": at,
            "revision": 0,
        },
    )


def set_aside(connection: Connection, arrival: Arrival, refused: Refused, now: datetime) -> None:
    """Keep a refused dossier for a person to look at; the same one again adds nothing."""
    signed = arrival.signed
    same = select(quarantine.c.row).where(
        quarantine.c.head == signed.head, quarantine.c.reason == refused.code
    )
    if connection.execute(same).first() is not None:
        return
    connection.execute(
        insert(quarantine).values(
            reason=refused.code,
            detail=refused.detail,
            id=signed.header.id,
            device=signed.header.device,
            seq=signed.header.seq,
            head=signed.head,
            header=signed.raw,
            signature=signed.signature,
            payload=arrival.payload,
            received_at=stamp(now),
            ward=arrival.device.ward,
        )
    )
    audit.record(connection, now, audit.SYSTEM, f"quarantine.{refused.code}", signed.header.id)
