"""What was set aside, for the officer who has to look: why, what it says, what is in its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from central.arrival import Arrival, Refused, find_flaws, read_arrival
from central.centre import Centre
from central.declarations import PAGE_ROWS, Filed, find_filed, open_seal
from central.devices import Device, find_device
from central.keys import Keys
from central.reach import Reach
from central.tables import device, kiosk, quarantine, ward
from sync.envelope import b64, parse_header
from sync.wire import DossierBody

# Wrong only in what an officer sees and can put right; whatever else is wrong, nobody vouches for.
HARMLESS = frozenset({"reference", "procedure"})


@dataclass(frozen=True, slots=True)
class SetAside:
    """One that was set aside; `filed` shows it like any other, as far as it can be opened.

    `closed` says why it cannot: erased, unsealable, or sealed by another device.
    """

    row: int
    reason: str
    detail: str
    head: str
    filed: Filed
    closed: str | None
    ended_at: str | None
    ended_by: str | None
    ended_as: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list."""

    row: int
    reason: str
    detail: str
    kiosk_number: str
    seq: int
    received_at: str
    ended_at: str | None
    ended_as: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stands beside what the centre holds.

    `arrival` is what can be taken in, or `hindrance` says why nothing can. `instead` is the
    declaration that is here under its id or number, where this officer may see it.
    """

    arrival: Arrival | None
    hindrance: str | None
    instead: Filed | None


def list_aside(connection: Connection, reach: Reach, page: int) -> Sequence[Listed]:
    """One page, those nobody has ended first, then newest first; `page` counts from 1."""
    query = (
        select(
            quarantine.c.row,
            quarantine.c.reason,
            quarantine.c.detail,
            device.c.kiosk_number,
            quarantine.c.seq,
            quarantine.c.received_at,
            quarantine.c.ended_at,
            quarantine.c.ended_as,
        )
        .select_from(quarantine.join(device))
        .where(reach.covers(quarantine.c.ward))
        .order_by(quarantine.c.ended_at.is_not(None), quarantine.c.row.desc())
    )
    shown = query.limit(PAGE_ROWS).offset((page - 1) * PAGE_ROWS)
    return [Listed(*row) for row in connection.execute(shown)]


def count_aside(connection: Connection, reach: Reach) -> tuple[int, int]:
    """How many nobody has ended, and how many there are."""
    mine = reach.covers(quarantine.c.ward)
    query = select(func.count(), func.count(quarantine.c.ended_at)).where(mine)
    number, ended = connection.execute(query).one()
    return number - ended, number


def aside_rows() -> Select[Any]:
    """Give what was set aside, with the names of its kiosk and ward."""
    names = (device.c.kiosk_number, kiosk.c.name, ward.c.name.label("ward_name"))
    joined = quarantine.join(device).join(kiosk)
    return select(quarantine, *names).select_from(
        joined.outerjoin(ward, ward.c.code == quarantine.c.ward)
    )


def find_aside(connection: Connection, keys: Keys, reach: Reach, row: int) -> SetAside | None:
    """Give the one with this number; one out of reach is as good as none."""
    mine = aside_rows().where(quarantine.c.row == row, reach.covers(quarantine.c.ward))
    found = connection.execute(mine).first()
    return None if found is None else read_aside(found, keys, reach)


def read_aside(row: Row[Any], keys: Keys, reach: Reach) -> SetAside:
    """One row with its seal opened."""
    header = parse_header(row.header)
    plain, closed = open_aside(row, header.centre_key_id, keys, reach)
    filed = Filed(
        id=row.id,
        reference=header.reference,
        kiosk_number=row.kiosk_number,
        kiosk_name=row.name,
        device=row.device,
        seq=row.seq,
        created_at=header.created_at,
        arrived_at=row.received_at,
        state="",
        state_at=row.received_at,
        revision=0,
        plain=plain,
        erased_at=row.erased_at,
        ward=row.ward_name or "",
    )
    ended = (row.ended_at, row.ended_by, row.ended_as)
    return SetAside(row.row, row.reason, row.detail, row.head, filed, closed, *ended)


def open_aside(
    row: Row[Any], key_id: str, keys: Keys, reach: Reach
) -> tuple[Mapping[str, Any] | None, str | None]:
    """Open a seal, or say why not.

    What another device sealed may have been stolen from another ward to be read in this one: only
    who sees every ward sees it.
    """
    if not row.payload:
        return None, "erased"
    plain = open_seal(keys, key_id, row.payload)
    if plain is None:
        return None, "unsealable"
    own = plain.get("device") == row.device
    return (plain, None) if own or reach.everything else (None, "foreign")


def stand_of(connection: Connection, centre: Centre, one: SetAside, reach: Reach) -> Standing:
    """Say whether one can be taken in, and what is in its place."""
    row = connection.execute(select(quarantine).where(quarantine.c.row == one.row)).one()
    here = centre.intake.place_of(connection, parse_header(row.header))
    if here is not None:
        instead = find_filed(connection, centre.keys, reach, here.id)
        return Standing(None, "id" if here.id == row.id else "seq", instead)
    return Standing(*arrival_of(row, partial(find_device, connection), centre.keys), None)


def arrival_of(
    row: Row[Any], find: Callable[[str], Device | None], keys: Keys
) -> tuple[Arrival | None, str | None]:
    """Read it as what comes off the wire is read, or say why it cannot be taken in."""
    if not row.payload:
        return None, "erased"
    parts = {"header": row.header, "signature": row.signature, "payload": row.payload}
    body = DossierBody.model_validate({name: b64(part) for name, part in parts.items()})
    arrival = read_arrival(body, find, keys)
    if isinstance(arrival, Refused):
        return None, "revoked" if arrival.code == "revoked_device" else "refused"
    flaws = find_flaws(arrival.signed.header, arrival.device, row.payload, keys)
    if not HARMLESS.issuperset(flaws):
        return None, "flawed"
    # It stays with the officers of the ward it came from, wherever its kiosk stands by now.
    return replace(arrival, device=replace(arrival.device, ward=row.ward)), None
