"""Giving wards: to kiosks, whose declarations are then of that ward, and to officers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from central import audit
from central.reach import Reach, Ward
from central.tables import device, dossier, kiosk, quarantine, staff, staff_ward, ward
from central.turns import Turn, take_turn
from kiosk.addresses.units import load_units

ALL, NONE = "staff.wards.all", "staff.wards.none"


class UnknownWard(Exception):  # noqa: N818 -- says what is so
    """No commune of today's list has this code."""


def read_ward(code: str) -> Ward:
    """Look a code up in the list of communes; UnknownWard."""
    found = load_units().commune(code)
    if found is None:
        raise UnknownWard(code)
    return Ward(found.code, f"{found.name}, {found.province.name}")


def enter_ward(connection: Connection, one: Ward) -> None:
    """Know a ward, by its name of today."""
    known = connection.execute(
        update(ward).where(ward.c.code == one.code).values(name=one.name)
    ).rowcount
    if not known:
        connection.execute(insert(ward).values(code=one.code, name=one.name))


def place_kiosk(connection: Connection, number: str, one: Ward, now: datetime) -> int | None:
    """Say in which ward a kiosk stands; how many declarations went with it, None: no such kiosk.

    What it sends from now on is of this ward, and what was of none. What was of another stays so.
    """
    take_turn(connection, Turn.STAFF)
    enter_ward(connection, one)
    placed = connection.execute(
        update(kiosk).where(kiosk.c.number == number).values(ward=one.code)
    ).rowcount
    if not placed:
        return None
    moved = connection.execute(
        update(dossier)
        .where(dossier.c.kiosk_number == number, dossier.c.ward.is_(None))
        .values(ward=one.code)
    ).rowcount
    own = select(device.c.id).where(device.c.kiosk_number == number)
    connection.execute(
        update(quarantine)
        .where(quarantine.c.device.in_(own), quarantine.c.ward.is_(None))
        .values(ward=one.code)
    )
    audit.record(connection, now, audit.SYSTEM, "kiosk.ward", f"{number} {one.code}")
    return moved


def give_reach(connection: Connection, name: str, reach: Reach, now: datetime) -> bool:
    """Let an officer see exactly this from now on; False when there is no such officer."""
    take_turn(connection, Turn.STAFF)
    changed = connection.execute(
        update(staff).where(staff.c.name == name).values(all_wards=reach.everything)
    ).rowcount
    if not changed:
        return False
    connection.execute(delete(staff_ward).where(staff_ward.c.staff == name))
    for one in reach.wards:
        enter_ward(connection, one)
        connection.execute(insert(staff_ward).values(staff=name, ward=one.code))
        audit.record(connection, now, audit.SYSTEM, "staff.ward", f"{name} {one.code}")
    if not reach.wards:
        audit.record(connection, now, audit.SYSTEM, ALL if reach.everything else NONE, name)
    return True


def read_reach(codes: Sequence[str], *, everything: bool) -> Reach:
    """Read what a command names; UnknownWard."""
    return Reach(everything, tuple(read_ward(code) for code in dict.fromkeys(codes)))
