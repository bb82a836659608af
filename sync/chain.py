"""Is the queue what was saved? Finds rows removed, replaced, reordered or changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select

from sync import tables
from sync.canonical import digest
from sync.database import read, read_large
from sync.delivery import sealed_of
from sync.envelope import (
    GENESIS,
    EnvelopeError,
    SignedHeader,
    check_payload,
    verify,
)
from sync.identity import Identity
from sync.outcome import NotOurCentre
from sync.receipt import check_receipt

header, payload, delivery = tables.header.c, tables.payload.c, tables.delivery.c
attachment = tables.attachment.c
BATCH = 200
LONGEST_GAP_NAMED = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `code` is a key of `sync.reasons`."""

    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many headers were read, and everything that is wrong with them."""

    rows: int
    problems: tuple[Problem, ...]


class Walk:
    """Goes along the chain, remembering where it is."""

    def __init__(self, identity: Identity, connection: Connection) -> None:
        """Start before the first header."""
        self._identity = identity
        self._connection = connection
        self._turns = {one.last_seq: one.last_head for one in identity.former}
        self._seq = 0
        self._head = GENESIS
        self._ids: set[str] = set()
        self.rows = 0

    def step(self, row: Row[Any]) -> Iterator[Problem]:
        """Check the next header by sequence."""
        self.rows += 1
        yield from removed(self._seq + 1, row.seq)
        if row.previous != self._head or row.head != self._turns.get(row.seq, row.head):
            yield Problem(row.seq, "broken_link")
        try:
            signed = verify(row.raw, row.signature, self._identity.key_at(row.seq))
        except EnvelopeError as error:
            yield Problem(row.seq, error.code)
        else:
            yield from self._compare(row, signed)
        self._seq, self._head = row.seq, row.head

    def end(self, last_given: int) -> Iterator[Problem]:
        """Check that the chain reaches the last sequence number given out."""
        yield from removed(self._seq + 1, last_given + 1)

    def _compare(self, row: Row[Any], signed: SignedHeader) -> Iterator[Problem]:
        named = signed.header
        columns = (row.seq, row.id, row.reference, row.head, row.previous)
        if columns != (named.seq, named.id, named.reference, signed.head, named.previous):
            yield Problem(row.seq, "bad_columns")
        if row.id in self._ids:
            yield Problem(row.seq, "same_id")
        self._ids.add(row.id)
        if row.head_seen is not None and row.head_seen != signed.head:
            yield Problem(row.seq, "other_head")
        yield from self._payload(row, signed)
        if row.receipt is not None:
            enrolment = self._identity.enrolment
            receipt = check_receipt(row.receipt, row.receipt_signature, signed, enrolment)
            if isinstance(receipt, NotOurCentre):
                yield Problem(row.seq, "bad_receipt")

    def _payload(self, row: Row[Any], signed: SignedHeader) -> Iterator[Problem]:
        sealed = sealed_of(self._connection, row.seq)
        if sealed is None:
            if row.purged_at is None or row.receipt is None:
                yield Problem(row.seq, "payload_missing")
            return
        try:
            check_payload(signed.header, sealed)
        except EnvelopeError as error:
            yield Problem(row.seq, error.code)
        yield from self._attachments(signed)

    def _attachments(self, signed: SignedHeader) -> Iterator[Problem]:
        """Read one attachment at a time: they are large."""
        seq = signed.header.seq
        for position, named in enumerate(signed.header.attachments):
            query = select(tables.as_bytes(attachment.sealed))
            query = query.where(attachment.seq == seq, attachment.position == position)
            sealed = read_large(self._connection, query)
            if sealed is None:
                yield Problem(seq, "attachment_missing")
            elif digest(sealed) != named.digest:
                yield Problem(seq, "bad_attachment")


def removed(first: int, end: int) -> Iterator[Problem]:
    """Name the missing sequence numbers of one gap, the first thousand of them."""
    for seq in range(first, min(end, first + LONGEST_GAP_NAMED)):
        yield Problem(seq, "removed")


def verify_queue(engine: Engine, identity: Identity) -> Verified:
    """Check every header, payload and receipt, in one consistent view."""
    problems: list[Problem] = []
    with read(engine) as connection:
        walk = Walk(identity, connection)
        for row in rows_of(connection):
            problems += walk.step(row)
        problems += walk.end(last_given(connection))
    return Verified(walk.rows, tuple(problems))


def rows_of(connection: Connection) -> Iterator[Any]:
    """Read headers in order with all that belongs to them and is small, some at a time."""
    seen = tables.heads.c
    joined = tables.header.outerjoin(tables.delivery, delivery.seq == header.seq).outerjoin(
        tables.heads, seen.seq == header.seq
    )
    columns = (
        tables.as_bytes(delivery.receipt),
        tables.as_bytes(delivery.receipt_signature),
        delivery.purged_at,
        seen.head.label("head_seen"),
    )
    query = select(*tables.HEADER, *columns).select_from(joined).order_by(header.seq)
    yield from connection.execution_options(yield_per=BATCH).execute(query)


def last_given(connection: Connection) -> int:
    """Return the highest sequence number that any trace is left of."""
    counted = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    traces = [
        connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        for column in (payload.seq, delivery.seq, tables.heads.c.seq, tables.attempt.c.seq)
    ]
    return max(int(counted), *(int(trace) for trace in traces))
