"""Taking a dossier in, once: the decision, and everything it writes in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from central import attachments
from central.arrival import Arrival, Refused
from central.clock import stamp
from central.devices import Device, Stand, lock_devices
from central.held import hold_all
from central.months import month_of
from central.quarantining import SET_ASIDE, set_aside
from central.receipts import Receipts, Taken
from central.register import Entry, Fresh, Register
from central.rows import RowsOf
from central.tables import dossier, payload
from sync.envelope import Header, SignedHeader
from sync.wire import MissingAttachment, SequenceRange

KEEP = RowsOf(payload, ("id", "seal_key_id", "sealed", "month"))
FILE = RowsOf(
    dossier,
    (
        "id",
        "device",
        "kiosk_number",
        "ward",
        "seq",
        "reference",
        "created_at",
        "arrived_at",
        "state",
        "state_at",
        "revision",
    ),
)


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


@dataclass(frozen=True, slots=True)
class Coming:
    """An arrival, and when it came."""

    arrival: Arrival
    now: datetime

    @property
    def header(self) -> Header:
        """What is signed of it."""
        return self.arrival.signed.header


@dataclass(frozen=True, slots=True)
class Stale:
    """The device is another than when the signature was read: it is to be read again."""


class Book:
    """The entries that decide about some arrivals, those made meanwhile among them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Begin with what the database has."""
        self._by_id: dict[str, Entry] = {}
        self._by_place: dict[tuple[str, int], Entry] = {}
        for one in entries:
            self.add(one)

    def add(self, entry: Entry) -> None:
        """Note one more."""
        self._by_id[entry.id] = entry
        self._by_place[entry.device, entry.seq] = entry

    def around(self, header: Header) -> list[Entry]:
        """Give the entry of this id, and those of its device beside it in the chain."""
        places = ((header.device, header.seq + step) for step in (-1, 0, 1))
        beside = (self._by_place.get(place) for place in places)
        found = (self._by_id.get(header.id), *beside)
        return list({one.id: one for one in found if one is not None}.values())


def decide(arrival: Arrival, around: Sequence[Entry]) -> Entry | Refused | None:
    """Give the entry this repeats, why it is refused, or None when it is new."""
    header, head = arrival.signed.header, arrival.signed.head
    same_id = next((entry for entry in around if entry.id == header.id), None)
    if same_id is not None and same_id.head == head:
        return same_id
    if same_id is not None and same_id.digest != header.payload_digest:
        return Refused("conflict", "id")
    fork = find_fork(arrival.signed, around)
    if fork is None and not arrival.device.is_of_its_time(arrival.signed):
        fork = "key_link"
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

    def accept(
        self, connection: Connection, coming: Sequence[Coming]
    ) -> list[Accepted | Refused | Stale]:
        """Decide about each and write, inside the caller's writing transaction."""
        devices = {one.arrival.device.id for one in coming}
        stand = lock_devices(connection, devices)
        entries = self._register.around(connection, [one.header for one in coming])
        book, fresh = Book(entries), []
        decided: list[Entry | Fresh | Refused | Stale] = []
        for one in coming:
            found = refuse_device(one.arrival.device, stand) or self._decide(one, book)
            decided.append(found)
            if isinstance(found, Fresh):
                fresh.append(found)
                book.add(found.entry())
        held = self._write(connection, devices & stand.keys(), fresh)
        return [
            answer(connection, one, found, held) for one, found in zip(coming, decided, strict=True)
        ]

    def accept_aside(self, connection: Connection, one: Coming) -> Accepted | Refused | Stale:
        """Take in what was set aside, because an officer says so: its chain is not judged again.

        It needs an id and a number that are free, for of each there is one for ever. The caller
        holds the lock of its device.
        """
        here, head = self.place_of(connection, one.header), one.arrival.signed.head
        if here is not None and here.head != head:
            return Refused("conflict", "id") if here.id == one.header.id else Refused("fork", "seq")
        found = here or self._sign(one)
        fresh = [found] if isinstance(found, Fresh) else []
        return answer(connection, one, found, self._write(connection, {one.header.device}, fresh))

    def place_of(self, connection: Connection, header: Header) -> Entry | None:
        """Give what is here under the id of a header, or else under its number."""
        around = Book(self._register.around(connection, [header])).around(header)
        same_id = (entry for entry in around if entry.id == header.id)
        place = (header.device, header.seq)
        same_place = (entry for entry in around if (entry.device, entry.seq) == place)
        return next(same_id, None) or next(same_place, None)

    def _write(
        self, connection: Connection, devices: Collection[str], fresh: Sequence[Fresh]
    ) -> dict[str, list[SequenceRange]]:
        """Write what is new; what is held of these devices then."""
        self._register.enter(connection, fresh)
        file_dossiers(connection, fresh)
        return hold_all(connection, added_by(devices, fresh))

    def _decide(self, one: Coming, book: Book) -> Entry | Fresh | Refused:
        known = decide(one.arrival, book.around(one.header))
        return self._sign(one) if known is None else known

    def _sign(self, one: Coming) -> Fresh:
        header, received_at = one.header, stamp(one.now)
        head = one.arrival.signed.head
        taken = Taken(header.id, header.device, header.seq, head, header.payload_digest)
        sign = self._receipts.acknowledgement if header.attachments else self._receipts.receipt
        return Fresh(one.arrival, *sign(taken, received_at), received_at)


def refuse_device(known: Device, stand: Mapping[str, Stand]) -> Refused | Stale | None:
    """Why a device that was known when its signature was read is no more what it was, if so."""
    now = stand.get(known.id)
    if now is not None and now.revoked:
        return Refused("revoked_device", "")
    return None if now is not None and now.is_that_of(known) else Stale()


def added_by(devices: Iterable[str], fresh: Iterable[Fresh]) -> dict[str, list[int]]:
    """Say which numbers of each device are held from now on; those with attachments are not yet."""
    added: dict[str, list[int]] = {device: [] for device in devices}
    for one in fresh:
        if not one.header.attachments:
            added[one.header.device].append(one.header.seq)
    return added


def answer(
    connection: Connection,
    one: Coming,
    found: Entry | Fresh | Refused | Stale,
    held: Mapping[str, list[SequenceRange]],
) -> Accepted | Refused | Stale:
    """Answer one, once all that is new is written."""
    if isinstance(found, Stale):
        return found
    if isinstance(found, Refused):
        is_kept = found.code in SET_ASIDE
        return set_aside(connection, one.arrival, found, one.now) if is_kept else found
    ranges = held[one.header.device]
    statement = (found.receipt, found.receipt_signature)
    is_new = isinstance(found, Fresh)
    if not one.header.attachments:
        return Accepted(*statement, not is_new, ranges)
    if is_new:
        attachments.expect(connection, one.header.id, one.header.attachments, one.now)
    missing = attachments.missing_of(connection, one.header.id)
    completed = None if is_new else attachments.find_completion(connection, one.header.id)
    if completed is None or missing:
        return Accepted(*statement, not is_new, ranges, missing)
    return Accepted(*completed, already_there=True, held=ranges)


def file_dossiers(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Keep the sealed bytes, and the lines that officers list; nothing of the text in clear."""
    KEEP.insert(connection, [sealed_of(one) for one in fresh])
    FILE.insert(connection, [line_of(one) for one in fresh])


def sealed_of(one: Fresh) -> dict[str, Any]:
    """Give the sealed bytes, and what opens and keeps them."""
    return {
        "id": one.header.id,
        "seal_key_id": one.header.centre_key_id,
        "sealed": one.arrival.payload,
        "month": month_of(one.received_at),
    }


def line_of(one: Fresh) -> dict[str, Any]:
    """Give what officers list of a dossier."""
    header = one.header
    return {
        "id": header.id,
        "device": header.device,
        "kiosk_number": one.arrival.device.kiosk_number,
        "ward": one.arrival.device.ward,
        "seq": header.seq,
        "reference": header.reference,
        "created_at": header.created_at,
        "arrived_at": one.received_at,
        "state": "arrived",
        "state_at": one.received_at,
        "revision": 0,
    }
