"""The agent's bookkeeping of what is to be sent: taking up, claiming, settling.

States: queued → sending → delivered; held; damaged. Every function works inside the caller's
transaction. An attempt is recorded, and committed, before it is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from sync import tables
from sync.database import read_large
from sync.judgement import Verdict
from sync.outcome import Delivered
from sync.piece import PIECE_BYTES

BATCH = 16
# A header that failed so often by itself goes behind the attachments of others.
SUSPECT_ATTEMPTS = 3
# And its attachments let so many dossiers more pass.
SUSPECT_PLACES = 16

header, payload, delivery = tables.header.c, tables.payload.c, tables.delivery.c
begun = select(tables.upload.c.seq)
kept, uploaded = tables.attachment.c, tables.upload.c
bytes_of = select(func.sum(func.length(kept.sealed))).where(kept.seq == delivery.seq)
bytes_there = select(func.sum(uploaded.sent)).where(uploaded.seq == delivery.seq)
pieces_left = (bytes_of.scalar_subquery() - bytes_there.scalar_subquery()) / PIECE_BYTES
trusted = or_(delivery.next_boot_s.is_(None), delivery.attempts < SUSPECT_ATTEMPTS)
being_sent = delivery.state == "sending"
WAITS = ("state", "reason", "next_boot_s", "boot_id")
RECEIPT = ("receipt", "receipt_signature", "grace_from", "epoch")

# Put together once: for each dossier of a drain, that would take longer than what SQLite does.
SEALED = select(tables.as_bytes(payload.sealed)).where(payload.seq == bindparam("of_seq"))
FINISH = (
    update(tables.attempt)
    .where(tables.attempt.c.id == bindparam("of_id"))
    .values(outcome=bindparam("outcome"))
)
COUNTERSIGN = (
    update(tables.heads)
    .where(tables.heads.c.seq == bindparam("of_seq"))
    .values(countersigned_at=bindparam("at"))
)
ARRIVED = (
    update(tables.delivery)
    .where(delivery.seq == bindparam("of_seq"), being_sent)
    .values({name: bindparam(name) for name in (*WAITS, *RECEIPT)})
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, on the clocks that matter: text for people, boot seconds for waiting."""

    text: str
    boot_s: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A saved dossier as its rows say it is; nothing of it is verified yet."""

    seq: int
    id: str
    reference: str
    head: str
    previous: str
    raw: bytes
    signature: bytes
    head_seen: str | None
    attempts: int
    uploading: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it may be: not those to `skip`, at most `limit`.

    `waits=False`: also those whose wait is not over. `pictures`: attachments may go.
    """

    skip: Sequence[int] = ()
    limit: int = BATCH
    waits: bool = True
    pictures: bool = True


class Attempts(Protocol):
    """Where attempts are recorded before they are made."""

    def record(self, connection: Connection, seqs: Sequence[int], at: str) -> None:
        """Note that each of these is about to be sent."""

    def finish(self, connection: Connection, outcomes: Mapping[int, str]) -> None:
        """Note what came of each."""


class AttemptRows:
    """One row an attempt."""

    def record(self, connection: Connection, seqs: Sequence[int], at: str) -> None:
        """Insert a row without an outcome for each."""
        rows = [{"seq": seq, "started_at": at} for seq in seqs]
        connection.execute(insert(tables.attempt), rows)

    def finish(self, connection: Connection, outcomes: Mapping[int, str]) -> None:
        """Fill the outcome in; a row left without one was interrupted."""
        attempt = tables.attempt.c
        last = select(func.max(attempt.id)).group_by(attempt.seq).scalar_subquery()
        open_rows = select(attempt.id, attempt.seq).where(
            attempt.seq.in_(outcomes), attempt.id.in_(last)
        )
        ended = [
            {"of_id": row.id, "outcome": outcomes[row.seq]}
            for row in connection.execute(open_rows).all()
        ]
        if ended:
            connection.execute(FINISH, ended)


def take_up(connection: Connection, at: str, *, look_for_gaps: bool = False) -> int:
    """Give every new header its delivery row, and remember its head; how many there were.

    `look_for_gaps` also finds headers whose row is missing further back.
    """
    taken = select(func.coalesce(func.max(delivery.seq), 0)).scalar_subquery()
    missing = header.seq.not_in(select(delivery.seq)) if look_for_gaps else header.seq > taken
    if connection.execute(select(header.seq).where(missing).limit(1)).first() is None:
        return 0
    seen = select(header.seq, header.head, literal(at)).where(missing)
    heads = insert(tables.heads).from_select(["seq", "head", "seen_at"], seen)
    connection.execute(heads.prefix_with("OR IGNORE"))
    fresh = select(header.seq, header.id, header.reference, literal("queued"), literal(0)).where(
        missing
    )
    columns = ["seq", "id", "reference", "state", "attempts"]
    return connection.execute(insert(tables.delivery).from_select(columns, fresh)).rowcount


def has_fresh(connection: Connection) -> bool:
    """Whether there are headers not taken up yet."""
    taken = select(func.coalesce(func.max(delivery.seq), 0)).scalar_subquery()
    return connection.execute(select(header.seq).where(header.seq > taken)).first() is not None


def recover(connection: Connection) -> int:
    """Queue again what was being sent when the agent died; how many there were."""
    query = update(tables.delivery).where(delivery.state == "sending").values(state="queued")
    return connection.execute(query).rowcount


def claim(
    connection: Connection,
    attempts: Attempts,
    moment: Moment,
    turn: Turn = Turn(),
) -> list[Parcel]:
    """Take the next dossiers that are due, note an attempt for each, mark them as being sent.

    Those that never failed come first. Only when no header is due, one dossier is taken whose
    header is at the centre while its attachments are not; after that, headers that fail again and
    again, so that they hold up no picture.

    Of attachments few pieces go before many, and older before newer: see `order_of_pictures`.
    """
    query = in_turn(moment if turn.waits else None).where(delivery.seq.not_in(turn.skip))
    headers = query.where(delivery.seq.not_in(begun)).limit(turn.limit)
    large = query.where(delivery.seq.in_(begun)).limit(1 if turn.pictures else 0)
    large = large.order_by(None).order_by(*order_of_pictures(turn.waits))
    found = (
        connection.execute(q).mappings().all() for q in (headers.where(trusted), large, headers)
    )
    place, rows = next(((at, some) for at, some in enumerate(found) if some), (0, []))
    uploading = place == 1
    seqs = [row["seq"] for row in rows]
    if seqs:
        attempts.record(connection, seqs, moment.text)
        sending = update(tables.delivery).where(delivery.seq.in_(seqs))
        connection.execute(sending.values(state="sending", attempts=delivery.attempts + 1))
    return [Parcel(**{**row, "attempts": row["attempts"] + 1}, uploading=uploading) for row in rows]


def order_of_pictures(waits: bool) -> tuple[ColumnElement[Any], ...]:
    """Put few pieces before many, older before newer, and what failed again and again behind.

    One with so many pieces left lets no more than so many later dossiers pass, and SUSPECT_PLACES
    more where it fails: whatever is saved meanwhile, it comes to its turn. Without waits, which
    keep what fails out of the way of the others, that goes last.
    """
    place = delivery.seq + pieces_left
    if not waits:
        return (~trusted, place, delivery.seq)
    return (place + case((trusted, 0), else_=SUSPECT_PLACES), delivery.seq)


def in_turn(moment: Moment | None) -> Select[Any]:
    """Select what is queued, in the order of sending; by a moment, only what is due then."""
    query = (
        select(*tables.HEADER, tables.heads.c.head.label("head_seen"), delivery.attempts)
        .select_from(
            tables.delivery.join(tables.header, delivery.seq == header.seq).outerjoin(
                tables.heads, tables.heads.c.seq == header.seq
            )
        )
        .where(delivery.state == "queued")
        .order_by(delivery.next_boot_s.asc().nulls_first(), delivery.seq)
    )
    if moment is None:
        return query
    return query.where(
        or_(
            delivery.next_boot_s.is_(None),
            delivery.boot_id != moment.boot_id,
            delivery.next_boot_s <= moment.boot_s,
        )
    )


def sealed_of(connection: Connection, seq: int) -> bytes | None:
    """Read the sealed bytes of a dossier; None when they are gone."""
    return read_large(connection, SEALED, {"of_seq": seq})


def settle(
    connection: Connection,
    attempts: Attempts,
    verdicts: Mapping[int, Verdict],
    moment: Moment,
) -> None:
    """Write down what came of each claimed dossier, all at once."""
    attempts.finish(connection, {seq: verdict.outcome for seq, verdict in verdicts.items()})
    arrived = [seq for seq, verdict in verdicts.items() if verdict.delivered is not None]
    if arrived:
        rows = [{"of_seq": seq, **changes(verdicts[seq], moment)} for seq in arrived]
        connection.execute(ARRIVED, rows)
        connection.execute(COUNTERSIGN, [{"of_seq": seq, "at": moment.text} for seq in arrived])
    for seq in verdicts.keys() - set(arrived):
        query = update(tables.delivery).where(being_sent, delivery.seq == seq)
        connection.execute(query.values(**changes(verdicts[seq], moment)))


def changes(verdict: Verdict, moment: Moment) -> dict[str, Any]:
    """Say what a verdict changes in the delivery row."""
    waits = verdict.wait_s is not None
    values: dict[str, Any] = {
        "state": verdict.state,
        "reason": verdict.reason,
        "next_boot_s": moment.boot_s + (verdict.wait_s or 0) if waits else None,
        "boot_id": moment.boot_id if waits else None,
    }
    if verdict.goes_on or not verdict.made:
        values["attempts"] = delivery.attempts - 1
    if isinstance(verdict.delivered, Delivered):
        values["receipt"] = verdict.delivered.receipt_raw
        values["receipt_signature"] = verdict.delivered.receipt_signature
        values["grace_from"] = verdict.delivered.receipt.received_at
        values["epoch"] = verdict.delivered.receipt.epoch
    return values
