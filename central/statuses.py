"""The state of a declaration at the desk: set by an officer, told to the kiosk that sent it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from central import audit
from central.adapters.standing import Said, said_of
from central.clock import stamp
from central.tables import desk_status, dossier
from sync.envelope import key_id, seal
from sync.wire import StatusRow

STATES = ("arrived", "received", "supplement", "refused", "result")


@dataclass(frozen=True, slots=True)
class Change:
    """What an officer decided. `note` holds the words (file number, appointment, reason).

    `part` names the part of an interlinked declaration, "" for all of it; `whole` is the state the
    declaration then has.
    """

    id: str
    state: str
    note: dict[str, str]
    revision: int
    part: str = ""
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the history; `sealed` opens with the key named by `seal_key_id`."""

    state: str
    at: str
    staff: str
    seal_key_id: str
    sealed: bytes
    part: str = ""


def change_state(
    connection: Connection, change: Change, actor: str, now: datetime, seal_key: bytes
) -> bool:
    """Write one decision; False when someone else decided since this officer looked.

    `seal_key` is the centre's public key: notes can name people, so they are kept sealed.
    """
    moved = connection.execute(
        update(dossier)
        .where(dossier.c.id == change.id, dossier.c.revision == change.revision)
        .values(
            state=change.whole or change.state, state_at=stamp(now), revision=change.revision + 1
        )
    )
    if moved.rowcount == 0:
        return False
    connection.execute(
        insert(desk_status).values(
            id=change.id,
            state=change.state,
            at=stamp(now),
            staff=actor,
            seal_key_id=key_id(seal_key),
            sealed=seal(dict[str, Any](change.note), seal_key),
            part=change.part,
        )
    )
    audit.record(connection, now, actor, f"state.{change.state}", change.id)
    return True


def history_of(connection: Connection, dossier_id: str) -> list[Mark]:
    """Every decision on one declaration, oldest first."""
    rows = connection.execute(
        select(
            desk_status.c.state,
            desk_status.c.at,
            desk_status.c.staff,
            desk_status.c.seal_key_id,
            desk_status.c.sealed,
            desk_status.c.part,
        )
        .where(desk_status.c.id == dossier_id)
        .order_by(desk_status.c.row)
    )
    return [Mark(*row) for row in rows]


def statuses_of(connection: Connection, device: str, references: Sequence[str]) -> list[StatusRow]:
    """States of those references that this very device sent; others are not its business."""
    rows = connection.execute(
        select(dossier.c.id, dossier.c.reference, dossier.c.state, dossier.c.state_at)
        .where(dossier.c.device == device, dossier.c.reference.in_(references))
        .order_by(dossier.c.row)
    ).all()
    said = said_of(connection, [row.id for row in rows])
    return [status_row(row.reference, row.state, row.state_at, said.get(row.id)) for row in rows]


def status_row(reference: str, state: str, state_at: str, said: Said | None) -> StatusRow:
    """Put the desk's state and what the province said together."""
    if said is None:
        return StatusRow.model_validate({"reference": reference, "state": state, "as_of": state_at})
    now, as_of = said.state_after(state, state_at)
    return StatusRow.model_validate(
        {"reference": reference, "state": now, "as_of": as_of, "number": said.number}
    )
