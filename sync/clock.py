"""Time is doubted: what the kiosk takes for now, and whether it is sure.

Certain only while this boot has measured the centre's time: then now is that time plus what the
boot clock counted since, whatever the wall clock was set to. Otherwise the wall clock with the last
known offset, never before a floor (the latest of program date, content date and last time seen).
"""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

PROGRAM_DATE = datetime(2026, 11, 1, tzinfo=UTC)
LONGEST_ROUND_TRIP_S = 10.0
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Clocks:
    """The machine's clocks: wall time (UTC), seconds since boot, and which boot this is."""

    wall: Callable[[], datetime]
    boot_s: Callable[[], float]
    boot_id: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The centre's time, seen at a moment of a boot; `offset_s` = centre minus wall clock."""

    centre_time: datetime
    offset_s: float
    boot_id: str
    boot_s: float


@dataclass(frozen=True, slots=True)
class Corrected:
    """The time to use; when not `certain`, date rules only warn and the dossier says so."""

    now: datetime
    certain: bool
    offset_s: float


def machine_clocks() -> Clocks:
    """Return the real clocks."""
    boot_id = BOOT_ID.read_text().strip() if BOOT_ID.exists() else os.urandom(16).hex()
    return Clocks(lambda: datetime.now(UTC), boot_seconds, boot_id)


def boot_seconds() -> float:
    """Seconds since boot, sleep included; the same in every process."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if os.name == "posix" else time.monotonic()


def measure(centre_time: datetime, round_trip_s: float, clocks: Clocks) -> Measured | None:
    """Take the time from an answer just received; None when it took too long to tell."""
    if not 0 <= round_trip_s <= LONGEST_ROUND_TRIP_S:
        return None
    now = centre_time + timedelta(seconds=round_trip_s / 2)
    offset_s = (now - clocks.wall()).total_seconds()
    return Measured(now, offset_s, clocks.boot_id, clocks.boot_s())


def correct(measured: Measured | None, clocks: Clocks, floor: datetime) -> Corrected:
    """Return the time to use now."""
    wall = clocks.wall()
    if measured is None:
        now, certain = max(wall, floor), False
    elif measured.boot_id == clocks.boot_id:
        now, certain = since(measured, clocks), True
    else:
        shifted = wall + timedelta(seconds=measured.offset_s)
        now, certain = max(shifted, measured.centre_time, floor), False
    return Corrected(now, certain, round((now - wall).total_seconds(), 3))


def recalled(row: Sequence[Any] | None) -> Measured | None:
    """Read a stored row (centre_time, offset_s, boot_id, boot_s); None when there is none."""
    centre_time = parse_time(row[0]) if row and row[0] else None
    if row is None or centre_time is None:
        return None
    return Measured(centre_time, row[1], row[2], row[3])


def since(measured: Measured, clocks: Clocks) -> datetime:
    """Carry the measured time on by the boot clock."""
    return measured.centre_time + timedelta(seconds=clocks.boot_s() - measured.boot_s)


def rfc3339(moment: datetime) -> str:
    """UTC text to the millisecond: 2026-11-24T08:15:30.123Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(text: str) -> datetime | None:
    """Read a moment from RFC 3339 text; None when it is none, or names no zone."""
    try:
        moment = datetime.fromisoformat(text)
        return None if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
