"""What staff may see of the queue: numbers, states, reasons; nothing that says whose it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Engine, Row, Select, func, select

from sync import tables
from sync.database import read
from sync.envelope import EnvelopeError, Header, parse_header
from sync.piece import pieces_of

header, delivery, attempt = tables.header.c, tables.delivery.c, tables.attempt.c
site, upload = tables.site.c, tables.upload.c


@dataclass(frozen=True, slots=True)
class Queued:
    """One saved dossier; `state` is also `purged`; `size` counts the sealed bytes of its text.

    Its attachments travel in `pieces`, of which `pieces_sent` are at the centre; of the attachments
    themselves `attachments_sent` are there whole.
    """

    id: str
    seq: int
    reference: str
    state: str
    reason: str | None
    attempts: int
    created_at: str | None
    size: int | None
    delivered_at: str | None
    attachments: int
    pieces: int
    pieces_sent: int
    attachments_sent: int


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt; `outcome` is None when it was interrupted or is being made."""

    started_at: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of the sending as a whole."""

    waiting: int
    delivered: int
    held: int
    damaged: int
    reason: str | None
    since: str | None
    answered_at: str | None


Group = Literal["look", "waiting", "delivered"]
"""Those a person must look at, those on their way, those that arrived."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The queue at a glance: counts of the present, what arrived since a moment, the line."""

    waiting: int
    held: int
    damaged: int
    arrived: int
    reason: str | None
    since: str | None
    answered_at: str | None

    @property
    def look(self) -> int:
        """How many a person must look at."""
        return self.held + self.damaged


def list_queue(engine: Engine) -> list[Queued]:
    """List every saved dossier in the order it was saved."""
    with read(engine) as connection:
        sent = sent_of(connection)
        found = connection.execute(rows().order_by(header.seq))
        return [queued(row, sent.get(row.seq, {})) for row in found]


def find_queued(engine: Engine, name: str) -> tuple[Queued, list[Tried]] | None:
    """Find a dossier by its id or its reference, and its attempts, oldest first."""
    return with_attempts(engine, (header.id == name) | (header.reference == name))


def find_numbered(engine: Engine, seq: int) -> tuple[Queued, list[Tried]] | None:
    """Find a dossier by its place in the book; as quick in a long book as in a short one."""
    return with_attempts(engine, header.seq == seq)


def with_attempts(engine: Engine, wanted: ColumnElement[bool]) -> tuple[Queued, list[Tried]] | None:
    """Read the one dossier of this kind, and its attempts."""
    with read(engine) as connection:
        row = connection.execute(rows().where(wanted)).first()
        if row is None:
            return None
        tries = select(attempt.started_at, attempt.outcome).where(attempt.seq == row.seq)
        tried = [Tried(*one) for one in connection.execute(tries.order_by(attempt.id))]
        return queued(row, sent_of(connection, row.seq).get(row.seq, {})), tried


def overview(engine: Engine) -> Overview:
    """Count the states, and say how the line is."""
    with read(engine) as connection:
        counted = select(delivery.state, func.count()).group_by(delivery.state)
        states = {str(state): int(n) for state, n in connection.execute(counted)}
        total = connection.execute(select(func.count()).select_from(tables.header)).scalar_one()
        row = connection.execute(select(site.reason, site.since, site.answered_at)).first()
    reason, since, answered_at = row or (None, None, None)
    delivered, held, damaged = (states.get(s, 0) for s in ("delivered", "held", "damaged"))
    waiting = int(total) - delivered - held - damaged
    return Overview(waiting, delivered, held, damaged, reason, since, answered_at)


def glance(engine: Engine, since: str) -> Glance:
    """Count what is open, and what arrived since `since` (RFC 3339 UTC, by this machine's clock).

    Reads the index of open deliveries and the times of arrival, no dossier: it is asked often.
    """
    counted = select(delivery.state, func.count()).where(delivery.state != "delivered")
    came = select(func.count()).where(tables.heads.c.countersigned_at >= since)
    with read(engine) as connection:
        grouped = connection.execute(counted.group_by(delivery.state))
        states = {str(state): int(n) for state, n in grouped}
        fresh = connection.execute(select(func.count()).where(is_fresh())).scalar_one()
        arrived = connection.execute(came).scalar_one()
        row = connection.execute(select(site.reason, site.since, site.answered_at)).first()
    waiting = int(fresh) + states.get("queued", 0) + states.get("sending", 0)
    held, damaged = states.get("held", 0), states.get("damaged", 0)
    return Glance(waiting, held, damaged, int(arrived), *(row or (None, None, None)))


def list_group(engine: Engine, group: Group, start: int, count: int) -> list[Queued]:
    """List `count` of a group from the `start`-th on: oldest first, but the latest arrivals."""
    wanted: Select[tuple[int]] | CompoundSelect[tuple[int]]
    if group == "waiting":
        fresh = select(header.seq.label("seq")).where(is_fresh())
        wanted = open_in("queued", "sending").union_all(fresh).order_by("seq")
    elif group == "look":
        wanted = open_in("held", "damaged").order_by(delivery.seq)
    else:
        arrived = select(delivery.seq).where(delivery.state == "delivered")
        wanted = arrived.order_by(delivery.seq.desc())
    query = rows().where(header.seq.in_(wanted.limit(count).offset(start)))
    latest_first = group == "delivered"
    query = query.order_by(header.seq.desc() if latest_first else header.seq)
    with read(engine) as connection:
        found = connection.execute(query).all()
        return [queued(row, sent_of(connection, row.seq).get(row.seq, {})) for row in found]


def open_in(*states: str) -> Select[tuple[int]]:
    """Select the numbers of deliveries in these states, from the index of open ones."""
    return select(delivery.seq).where(delivery.state != "delivered", delivery.state.in_(states))


def is_fresh() -> ColumnElement[bool]:
    """Select headers that no agent has taken up yet."""
    taken = select(func.coalesce(func.max(delivery.seq), 0)).scalar_subquery()
    return header.seq > taken


def rows() -> Any:
    """Select what a `Queued` is made of."""
    columns = (
        header.seq,
        header.id,
        header.reference,
        tables.as_bytes(header.raw),
        delivery.state,
        delivery.reason,
        delivery.attempts,
        delivery.purged_at,
        tables.heads.c.countersigned_at,
    )
    return select(*columns).select_from(
        tables.header.outerjoin(tables.delivery, delivery.seq == header.seq).outerjoin(
            tables.heads, tables.heads.c.seq == header.seq
        )
    )


def sent_of(connection: Connection, seq: int | None = None) -> dict[int, dict[int, int]]:
    """Give how many bytes of each attachment are at the centre, by dossier and position."""
    query = select(upload.seq, upload.position, upload.sent)
    found: dict[int, dict[int, int]] = {}
    for row in connection.execute(query if seq is None else query.where(upload.seq == seq)):
        found.setdefault(row.seq, {})[row.position] = row.sent
    return found


def queued(row: Row[Any], sent: Mapping[int, int]) -> Queued:
    """Read one row; a header that does not parse leaves its time and sizes out."""
    named = next(parsed(row.raw), None)
    sizes = [] if named is None else [one.size for one in named.attachments]
    pieces = sum(pieces_of(size) for size in sizes)
    left = sum(pieces_of(size - sent.get(at, 0)) for at, size in enumerate(sizes))
    there = sum(sent.get(at, 0) >= size for at, size in enumerate(sizes))
    whole = row.countersigned_at is not None
    state = "purged" if row.purged_at is not None else row.state or "queued"
    return Queued(
        id=row.id,
        seq=row.seq,
        reference=row.reference,
        state=state,
        reason=row.reason,
        attempts=row.attempts or 0,
        created_at=None if named is None else named.created_at,
        size=None if named is None else named.payload_size,
        delivered_at=row.countersigned_at,
        attachments=len(sizes),
        pieces=pieces,
        pieces_sent=pieces if whole else pieces - left,
        attachments_sent=len(sizes) if whole else there,
    )


def parsed(raw: bytes) -> Iterator[Header]:
    """Yield the header, if it parses."""
    try:
        yield parse_header(raw)
    except EnvelopeError:
        return
