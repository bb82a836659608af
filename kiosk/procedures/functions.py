"""The functions that expressions of content files may call, beside those of CEL itself.

Every function takes text as answers hold it (ISO date or, where only the year is known, `YYYY`)
and returns None for what it cannot read: CEL then cannot work the expression out, and a condition
that cannot be worked out does not hold. None of them raises.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}")


def as_date(text: object) -> date | None:
    """Read an answer as a date; a year alone counts as its 1 January."""
    if not isinstance(text, str):
        return None
    if YEAR.fullmatch(text):
        text = f"{text}-01-01"
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def age_on(born: object, on: object) -> int | None:
    """Full years from `born` to `on`; one born on 29 February turns older on 1 March."""
    start, end = as_date(born), as_date(on)
    if start is None or end is None:
        return None
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def days_between(start: object, end: object) -> int | None:
    """Days from `start` to `end`, negative when `end` is earlier."""
    first, last = as_date(start), as_date(end)
    if first is None or last is None:
        return None
    return (last - first).days


def add_days(start: object, days: object) -> str | None:
    """Give the ISO date `days` after `start` (before it, when negative)."""
    first = as_date(start)
    if first is None or not isinstance(days, int):
        return None
    try:
        return (first + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def add_months(start: object, months: object) -> str | None:
    """Give the ISO date `months` after `start`, on the month's last day where it is shorter."""
    first = as_date(start)
    if first is None or not isinstance(months, int):
        return None
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, last)).isoformat()


def add_years(start: object, years: object) -> str | None:
    """Give the ISO date `years` after `start`; 29 February becomes 28."""
    return add_months(start, years * 12) if isinstance(years, int) else None


def year_of(text: object) -> int | None:
    """Give the year of a date or of a year."""
    day = as_date(text)
    return None if day is None else day.year


def dmy(text: object) -> str | None:
    """Write a date as official forms do: `02/11/2026`; a year alone stays a year."""
    if isinstance(text, str) and YEAR.fullmatch(text):
        return text
    day = as_date(text)
    return None if day is None else f"{day.day:02}/{day.month:02}/{day.year}"


def upper(text: object) -> str | None:
    """Write in capitals, as forms ask for names."""
    return text.upper() if isinstance(text, str) else None


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (age_on, days_between, add_days, add_months, add_years, year_of, dmy, upper)
}
