"""Finding declarations and opening their seals for an officer; nothing opened is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from central.keys import Keys
from central.months import in_month_of
from central.reach import Reach
from central.tables import dossier, kiosk, payload, ward
from sync.envelope import EnvelopeError, unseal

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Filed:
    """One declaration as filed; `plain` is None when its content was erased or will not open."""

    id: str
    reference: str
    kiosk_number: str
    kiosk_name: str
    device: str
    seq: int
    created_at: str
    arrived_at: str
    state: str
    state_at: str
    revision: int
    plain: Mapping[str, Any] | None
    erased_at: str | None = None
    ward: str = ""


def open_seal(keys: Keys, seal_key_id: str | None, sealed: bytes | None) -> dict[str, Any] | None:
    """Give the sealed object, or None when there is nothing here that can be opened."""
    private = keys.private_for(seal_key_id or "")
    if private is None or sealed is None:
        return None
    try:
        return unseal(sealed, private)
    except (EnvelopeError, RecursionError):
        return None


def filed_rows() -> Select[Any]:
    """Give declarations with their sealed bytes and the names of their kiosk and ward."""
    columns = (
        kiosk.c.name,
        ward.c.name.label("ward_name"),
        payload.c.seal_key_id,
        payload.c.sealed,
    )
    own = (payload.c.id == dossier.c.id) & in_month_of(dossier.c.arrived_at)
    return select(dossier, *columns).select_from(
        dossier.join(kiosk).outerjoin(ward, ward.c.code == dossier.c.ward).outerjoin(payload, own)
    )


def read_filed(row: Row[Any], keys: Keys) -> Filed:
    """One row with its seal opened."""
    return Filed(
        id=row.id,
        reference=row.reference,
        kiosk_number=row.kiosk_number,
        kiosk_name=row.name,
        device=row.device,
        seq=row.seq,
        created_at=row.created_at,
        arrived_at=row.arrived_at,
        state=row.state,
        state_at=row.state_at,
        revision=row.revision,
        plain=open_seal(keys, row.seal_key_id, row.sealed),
        erased_at=row.erased_at,
        ward=row.ward_name or "",
    )


def list_filed(
    connection: Connection, keys: Keys, reach: Reach, state: str | None, page: int
) -> Sequence[Filed]:
    """One page of declarations, newest first; `page` counts from 1."""
    rows = filed_rows().where(reach.covers(dossier.c.ward)).order_by(dossier.c.row.desc())
    if state is not None:
        rows = rows.where(dossier.c.state == state)
    shown = rows.limit(PAGE_ROWS).offset((page - 1) * PAGE_ROWS)
    return [read_filed(row, keys) for row in connection.execute(shown)]


def find_filed(connection: Connection, keys: Keys, reach: Reach, dossier_id: str) -> Filed | None:
    """Give the declaration with this id; one out of reach is as good as none."""
    mine = filed_rows().where(dossier.c.id == dossier_id, reach.covers(dossier.c.ward))
    row = connection.execute(mine).first()
    return read_filed(row, keys) if row else None


def ids_by_reference(connection: Connection, reach: Reach, reference: str) -> list[str]:
    """Ids of the declarations with this reference; one, unless a kiosk went wrong."""
    mine = (dossier.c.reference == reference) & reach.covers(dossier.c.ward)
    return list(connection.execute(select(dossier.c.id).where(mine).distinct()).scalars())


def count_by_state(connection: Connection, reach: Reach) -> dict[str, int]:
    """How many declarations stand in each state."""
    rows = connection.execute(
        select(dossier.c.state, func.count().label("number"))
        .where(reach.covers(dossier.c.ward))
        .group_by(dossier.c.state)
    )
    return {row.state: row.number for row in rows}
