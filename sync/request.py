"""What the screens and commands ask of the agent. It applies each request once.

retry     {"id": …} or {"reference": …}, or {} for all: held → queued, and no more waiting
hold      {"id": …} or {"reference": …}: queued → held, until a retry
enrol     {"file": the enrolment file's JSON}: join the centre; applied before anything is sent
exported  {"seqs": […]}: these are being written onto a stick
device_key  {}: sign with a new key from now on
answers   {"answers": {id: text}, "status": text}: what came back on a stick (`sync.returned`)
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from sync import tables
from sync.canonical import canonical
from sync.rekeying import KeysUsedUp
from sync.returned import Taker, take_answers, take_status

request, delivery = tables.request.c, tables.delivery.c


@dataclass(frozen=True, slots=True)
class Request:
    """One request not applied yet."""

    id: int
    kind: str
    body: dict[str, Any]


def open_requests(connection: Connection) -> list[Request]:
    """List what is not applied yet, oldest first; a body that is no object counts as empty."""
    query = select(request.id, request.kind, request.body).where(request.applied_at.is_(None))
    return [
        Request(row.id, row.kind, read_body(row.body))
        for row in connection.execute(query.order_by(request.id))
    ]


def read_body(text: str) -> dict[str, Any]:
    """Read a request's body."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def finish(connection: Connection, done: Request, outcome: str, at: str) -> None:
    """Note that a request is applied; its body is not needed any more."""
    query = update(tables.request).where(request.id == done.id)
    connection.execute(query.values(applied_at=at, outcome=outcome, body="{}"))


def apply(connection: Connection, taker: Taker) -> bool:
    """Apply every open request; whether any of them ends the waiting of the whole site."""
    retried = False
    for asked in open_requests(connection):
        retried = retried or asked.kind == "retry"
        finish(connection, asked, outcome_of(connection, asked, taker), taker.moment.text)
    return retried


def outcome_of(connection: Connection, asked: Request, taker: Taker) -> str:
    """Apply one; what came of it."""
    match asked.kind:
        case "retry":
            return retry(connection, asked.body)
        case "hold":
            return hold(connection, asked.body)
        case "exported":
            return note_export(connection, asked.body, taker.moment.text)
        case "device_key":
            return change_key(connection, taker)
        case "answers":
            return take(connection, asked.body, taker)
    return "already_enrolled" if asked.kind == "enrol" else "unknown_kind"


def change_key(connection: Connection, taker: Taker) -> str:
    """Change the device key."""
    try:
        taker.change_key(connection)
    except KeysUsedUp:
        return "keys_used_up"
    return "applied"


def retry(connection: Connection, body: dict[str, Any]) -> str:
    """Queue again; a quarantined dossier is only asked about once more, the centre decides."""
    query = update(tables.delivery).where(delivery.state.in_(("held", "queued")))
    if body:
        query = query.where(named(body))
    values = {"state": "queued", "reason": None, "next_boot_s": None, "boot_id": None}
    changed = connection.execute(query.values(**values)).rowcount
    return "applied" if changed else "nothing_matched"


def hold(connection: Connection, body: dict[str, Any]) -> str:
    """Keep one dossier back."""
    query = update(tables.delivery).where(delivery.state == "queued", named(body))
    changed = connection.execute(query.values(state="held", reason="held_by_staff")).rowcount
    return "applied" if changed else "nothing_matched"


def note_export(connection: Connection, body: dict[str, Any], at: str) -> str:
    """Note an attempt for each dossier that goes onto a stick; where it stands stays."""
    asked = whole_numbers(body.get("seqs"))
    known = select(delivery.seq).where(delivery.seq.in_(asked), delivery.state != "delivered")
    seqs = list(connection.execute(known).scalars())
    rows = [{"seq": seq, "started_at": at, "outcome": "exported"} for seq in seqs]
    if rows:
        connection.execute(insert(tables.attempt), rows)
    waiting = update(tables.delivery).where(delivery.seq.in_(seqs), delivery.state == "queued")
    connection.execute(waiting.values(reason="exported"))
    return "applied" if rows else "nothing_matched"


def whole_numbers(value: object) -> list[int]:
    """Give the whole numbers of a list; of anything else, none."""
    return [one for one in value if type(one) is int] if isinstance(value, list) else []


def take(connection: Connection, body: dict[str, Any], taker: Taker) -> str:
    """Take back what came on a stick; the counts as JSON."""
    texts, status = body.get("answers"), body.get("status")
    answers = texts if isinstance(texts, dict) else {}
    counts: dict[str, Any] = dict(take_answers(connection, answers, taker))
    if isinstance(status, str):
        counts["status"] = take_status(connection, status, taker)
    return canonical(counts).decode()


def named(body: dict[str, Any]) -> ColumnElement[bool]:
    """Select the dossier a request names."""
    column, value = (delivery.id, body["id"]) if "id" in body else (delivery.reference, None)
    return column == str(body.get("reference", "") if value is None else value)
