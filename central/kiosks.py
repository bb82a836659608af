"""Kiosks: numbers that are given once and never again, and what the centre holds of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, insert, select, update

from central import audit
from central.clock import stamp
from central.held import held_of, missing_of, waiting_of
from central.reach import Reach, Ward
from central.tables import device, dossier, enrolment_code, kiosk, ward
from central.turns import Turn, take_turn
from central.wards import place_kiosk
from sync.wire import SequenceRange

LAST_NUMBER = 9999


class NumbersExhausted(Exception):  # noqa: N818 -- says what happened
    """Every four-digit kiosk number has been given."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One kiosk as staff see it; `device` and `key_id` are None before enrolment."""

    number: str
    name: str
    state: Literal["waiting", "enrolled", "revoked"]
    device: str | None
    key_id: str | None
    enrolled_at: str | None
    last_arrival: str | None
    held: list[SequenceRange]
    missing: list[SequenceRange]
    ward: Ward | None = None


def add_kiosk(connection: Connection, name: str, now: datetime, place: Ward | None = None) -> str:
    """Give the next number; rows are never deleted, so it was never used before.

    Without a place its declarations are seen only by officers of all wards.
    """
    take_turn(connection, Turn.KIOSKS)
    last = connection.execute(select(func.max(kiosk.c.number))).scalar() or "0000"
    if int(last) >= LAST_NUMBER:
        raise NumbersExhausted
    number = f"{int(last) + 1:04d}"
    connection.execute(insert(kiosk).values(number=number, name=name, created_at=stamp(now)))
    audit.record(connection, now, audit.SYSTEM, "kiosk.add", number)
    if place is not None:
        place_kiosk(connection, number, place, now)
    return number


def revoke_kiosk(connection: Connection, number: str, now: datetime) -> int | None:
    """Revoke the kiosk's devices and unused codes; how many devices, or None when unknown."""
    if connection.execute(select(kiosk.c.number).where(kiosk.c.number == number)).first() is None:
        return None
    codes = enrolment_code.c.kiosk_number == number
    connection.execute(
        update(enrolment_code)
        .where(codes, enrolment_code.c.used_at.is_(None))
        .values(used_at=stamp(now))
    )
    revoked = connection.execute(
        update(device)
        .where(device.c.kiosk_number == number, device.c.revoked_at.is_(None))
        .values(revoked_at=stamp(now))
    ).rowcount
    audit.record(connection, now, audit.SYSTEM, "kiosk.revoke", number)
    return revoked


def reinstate_kiosk(connection: Connection, number: str, now: datetime) -> int | None:
    """Take the last revocation back, codes excepted; how many devices, or None when unknown."""
    if connection.execute(select(kiosk.c.number).where(kiosk.c.number == number)).first() is None:
        return None
    own = device.c.kiosk_number == number
    last = select(func.max(device.c.revoked_at)).where(own).scalar_subquery()
    reinstated = connection.execute(
        update(device).where(own, device.c.revoked_at == last).values(revoked_at=None)
    ).rowcount
    if reinstated:
        audit.record(connection, now, audit.SYSTEM, "kiosk.reinstate", number)
    return reinstated


def list_kiosks(connection: Connection, reach: Reach) -> list[Kiosk]:
    """Every kiosk that stands in one of these wards, by number."""
    rows = connection.execute(kiosk_rows(reach)).all()
    kiosks = []
    for row in rows:
        held = held_of(connection, row.id) if row.id else []
        waiting = waiting_of(connection, row.id) if row.id else []
        kiosks.append(
            Kiosk(
                number=row.number,
                name=row.name,
                state=state_of(row.id, row.revoked_at),
                device=row.id,
                key_id=row.key_id,
                enrolled_at=row.enrolled_at,
                last_arrival=row.at,
                held=held,
                missing=missing_of(sorted([*held, *waiting], key=lambda part: part.first)),
                ward=Ward(row.ward, row.place) if row.ward else None,
            )
        )
    return kiosks


def kiosk_rows(reach: Reach) -> Select[Any]:
    """Select kiosks with their wards, each device, and when the latest of it arrived."""
    latest = (
        select(dossier.c.device, func.max(dossier.c.arrived_at).label("at"))
        .group_by(dossier.c.device)
        .subquery()
    )
    return (
        select(
            kiosk.c.number,
            kiosk.c.name,
            kiosk.c.ward,
            ward.c.name.label("place"),
            device,
            latest.c.at,
        )
        .select_from(
            kiosk.outerjoin(ward, ward.c.code == kiosk.c.ward)
            .outerjoin(device)
            .outerjoin(latest, latest.c.device == device.c.id)
        )
        .where(reach.covers(kiosk.c.ward))
        .order_by(kiosk.c.number, device.c.enrolled_at)
    )


def state_of(
    device_id: str | None, revoked_at: str | None
) -> Literal["waiting", "enrolled", "revoked"]:
    """Say whether it waits for its device, is at work, or is cut off."""
    if device_id is None:
        return "waiting"
    return "enrolled" if revoked_at is None else "revoked"
