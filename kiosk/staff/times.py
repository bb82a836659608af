"""Times and sizes as staff read them: stored UTC text as local time, bytes as a round size."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.doctor.words import decimal, duration, moment
from kiosk.staff.wording import Language, said

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WELL_WITHIN_S = 60.0
DAY_S, YEAR_DAYS, WHOLE_DAYS = 86_400.0, 365.25, 2
SIZES = (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("KB", 10**3))


def when(stored: str | None, language: Language) -> str:
    """Write a stored time as local date and time; empty where there is none."""
    if not stored:
        return ""
    try:
        at = datetime.fromisoformat(stored)
    except ValueError:
        return ""
    return moment((at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZONE), language)


def start_of_day(wall: datetime) -> str:
    """Give the beginning of this machine's day, as stored times are written."""
    local = wall.astimezone(ZONE)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return f"{midnight.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def drift_words(offset_s: float, language: Language) -> str:
    """Say how far the clock is off (right time minus its own: `offset_s`); empty if it is not."""
    if abs(offset_s) < WELL_WITHIN_S:
        return ""
    key = "clock_slow" if offset_s > 0 else "clock_fast"
    return said(key, language, off=rounded(offset_s, language))


def rounded(seconds: float, language: Language) -> str:
    """Write a drift: years, or whole days, are enough for who reads it."""
    days = abs(seconds) / DAY_S
    if days >= YEAR_DAYS:
        return said("years", language, count=decimal(days / YEAR_DAYS, 1, language))
    return duration(round(days) * DAY_S if days >= WHOLE_DAYS else seconds, language)


def size_words(count: int, language: Language) -> str:
    """Write a number of bytes in its largest fitting unit: `15,5 GB`."""
    unit, size = next((one for one in SIZES if count >= one[1]), SIZES[-1])
    return f"{decimal(count / size, 1, language)}\u00a0{unit}"
