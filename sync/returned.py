"""What the centre wrote onto a stick, taken back: the same rules as for answers over the line.

A receipt counts by the pinned key's signature alone, for exactly this header. A refusal counts
only when it is signed too: a stick has been in strange hands. The time it tells is never taken for
the present one.
"""

import base64
import binascii
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update

from sync import tables
from sync.answer import HELD_CODES, SITE_CODES
from sync.delivery import Moment, changes
from sync.enrolment import Enrolment
from sync.envelope import EnvelopeError, SignedHeader, verify, verify_refusal
from sync.identity import Identity
from sync.judgement import GOES_ON, Verdict
from sync.news import keep_statuses
from sync.outcome import Answered, Delivered, NotOurCentre, Waiting
from sync.receipt import check_answer, check_status
from sync.retention import Again, review
from sync.stick import NONCE_PREFIX
from sync.wire import Refusal, SignedRefusal, StickAnswer

header, delivery = tables.header.c, tables.delivery.c
HOLDS = frozenset(code for _status, code in HELD_CODES)


@dataclass(frozen=True, slots=True)
class Taker:
    """What judging needs beside the answers: whose kiosk, now, and the grace.

    `due` is filled with what may be purged once the rest is on the disk. `change_key` changes the
    device key within the transaction of the connection it is given.
    """

    identity: Identity
    moment: Moment
    grace_s: float
    again: Again
    change_key: Callable[[Connection], None]
    due: list[int] = field(default_factory=list)


def take_answers(connection: Connection, texts: Mapping[str, str], taker: Taker) -> dict[str, int]:
    """Apply answers by the id of their dossier; how many became what.

    delivered, waiting (for pictures), held or queued (refused), site (a no to the kiosk), known
    (at the centre already), unsure (not believed).
    """
    counts: Counter[str] = Counter()
    for dossier_id, text in texts.items():
        counts[take_answer(connection, dossier_id, text, taker)] += 1
    return dict(counts)


def take_answer(connection: Connection, dossier_id: str, text: str, taker: Taker) -> str:
    """Apply one; what became of it."""
    signed = own_header(connection, dossier_id, taker)
    verdict = None if signed is None else read_answer(text, signed, taker.identity.enrolment)
    if signed is None or verdict is None:
        return "unsure"
    if verdict.outcome in SITE_CODES:
        return "site"
    values = changes(verdict, taker.moment)
    values.pop("attempts", None)
    seq = signed.header.seq
    query = update(tables.delivery).where(delivery.seq == seq, delivery.state != "delivered")
    if connection.execute(query.values(**values)).rowcount == 0:
        return "known"
    note_end(connection, seq, verdict, taker.moment.text)
    return "waiting" if verdict.goes_on else verdict.state


def own_header(connection: Connection, dossier_id: str, taker: Taker) -> SignedHeader | None:
    """Read the header of a dossier of this kiosk."""
    columns = select(header.seq, tables.as_bytes(header.raw), tables.as_bytes(header.signature))
    book = tables.delivery.join(tables.header, header.seq == delivery.seq)
    row = connection.execute(columns.select_from(book).where(delivery.id == dossier_id)).first()
    if row is None:
        return None
    try:
        return verify(row.raw, row.signature, taker.identity.key_at(row.seq))
    except EnvelopeError:
        return None


def read_answer(text: str, signed: SignedHeader, enrolment: Enrolment) -> Verdict | None:
    """Judge what was said of a dossier; None for what the pinned centre did not sign."""
    try:
        said = StickAnswer.model_validate_json(text)
    except ValidationError:
        return None
    if said.refusal is not None:
        return read_refusal(said.refusal, signed, enrolment)
    if said.answer is None:
        return None
    body = said.answer.model_dump_json().encode()
    outcome = check_answer(Answered(body, None, 0.0), signed, enrolment)
    if isinstance(outcome, Delivered):
        word = "already_there" if outcome.already_there else "delivered"
        return Verdict("delivered", word, delivered=outcome)
    return GOES_ON if isinstance(outcome, Waiting) else None


def read_refusal(sent: SignedRefusal, signed: SignedHeader, enrolment: Enrolment) -> Verdict | None:
    """Judge a refusal that the pinned centre signed for exactly this header."""
    try:
        raw = base64.b64decode(sent.refusal, validate=True)
        signature = base64.b64decode(sent.signature, validate=True)
        said = Refusal.model_validate(verify_refusal(raw, signature, enrolment.receipt_key))
    except (binascii.Error, EnvelopeError, ValidationError):
        return None
    if (said.id, said.device, said.head) != (signed.header.id, signed.header.device, signed.head):
        return None
    held = said.code in HOLDS
    code = said.code if held or said.code in SITE_CODES else "refused"
    return Verdict("held" if held else "queued", code, reason=code)


def note_end(connection: Connection, seq: int, verdict: Verdict, at: str) -> None:
    """Note what came of the export, as of an attempt."""
    row = {"seq": seq, "started_at": at, "outcome": verdict.outcome}
    connection.execute(insert(tables.attempt).values(row))
    if verdict.delivered is not None:
        signed = update(tables.heads).where(tables.heads.c.seq == seq)
        connection.execute(signed.values(countersigned_at=at))


def take_status(connection: Connection, text: str, taker: Taker) -> str:
    """Apply the answer about states and held numbers; what may go now goes."""
    try:
        nonce = json.loads(base64.b64decode(json.loads(text)["answer"]))["nonce"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return "unsure"
    answered = Answered(text.encode(), None, 0.0)
    answer = check_status(answered, str(nonce), taker.identity.enrolment)
    if isinstance(answer, NotOurCentre) or not answer.nonce.startswith(NONCE_PREFIX):
        return "unsure"
    keep_statuses(connection, answer.rows, taker.moment.text)
    taker.due.extend(review(connection, answer, taker.grace_s, taker.again).due)
    return "taken"
