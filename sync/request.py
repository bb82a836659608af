"""What the screens and commands ask of the agent. It applies each request once.

retry  {"id": …} or {"reference": …}, or {} for all: held → queued, and no more waiting
hold   {"id": …} or {"reference": …}: queued → held, until a retry
enrol  {"file": the enrolment file's JSON}: join the centre; applied before anything is sent
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from sync import tables

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


def apply(connection: Connection, at: str) -> bool:
    """Apply every open request; whether any of them ends the waiting of the whole site."""
    retried = False
    for asked in open_requests(connection):
        if asked.kind == "retry":
            retried = True
            finish(connection, asked, retry(connection, asked.body), at)
        elif asked.kind == "hold":
            finish(connection, asked, hold(connection, asked.body), at)
        elif asked.kind == "enrol":
            finish(connection, asked, "already_enrolled", at)
        else:
            finish(connection, asked, "unknown_kind", at)
    return retried


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


def named(body: dict[str, Any]) -> ColumnElement[bool]:
    """Select the dossier a request names."""
    column, value = (delivery.id, body["id"]) if "id" in body else (delivery.reference, None)
    return column == str(body.get("reference", "") if value is None else value)
