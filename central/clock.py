"""Time at the centre: asked for through a `Clock`, written as RFC 3339 UTC, shown as local time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

Clock = Callable[[], datetime]

# Việt Nam keeps one offset all year; a fixed one needs no time zone files on the machine.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def now_utc() -> datetime:
    """Read the machine's clock, aware, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """RFC 3339 UTC with milliseconds, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_stamp(text: str) -> datetime | None:
    """Read an aware moment, or None when the text is not one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def local_text(text: str) -> str:
    """Write a stamp as an officer reads it, `08:05 ngày 24/11/2026`; leave other text as it is."""
    moment = read_stamp(text)
    if moment is None:
        return text
    try:
        local = moment.astimezone(VIETNAM)
    except OverflowError:  # year 1 or 9999, a clock far out
        return text
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"
