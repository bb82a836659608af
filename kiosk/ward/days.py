"""Which hours count on a day, and what is different in the days to come. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.ward.model import WEEKDAYS, Changed, Closed, Hours, Name, Period, Stop

AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day, none where it is closed; `why` where it differs from the week."""

    day: date
    spans: tuple[str, ...]
    why: Name | None = None


def hours_on(hours: Hours, day: date) -> DayHours:
    """Say when people can come on a day: closed days count before other hours, these before all."""
    for closed in hours.closed:
        if holds(closed, day):
            return DayHours(day, (), closed.why)
    for changed in hours.changed:
        if holds(changed, day):
            return DayHours(day, tuple(changed.open), changed.why)
    name = WEEKDAYS[day.weekday()]
    week = next((week for week in hours.week if name in week.days), None)
    return DayHours(day, tuple(week.open) if week else ())


def closed_ahead(hours: Hours, today: date) -> list[Closed]:
    """Give the closed days that begin soon, the next first."""
    return [closed for closed in _soon(hours.closed, today) if isinstance(closed, Closed)]


def changed_ahead(hours: Hours, today: date) -> list[Changed]:
    """Give the days with other hours that begin soon, the next first."""
    return [changed for changed in _soon(hours.changed, today) if isinstance(changed, Changed)]


def visits_on(hours: Hours, day: date) -> list[Stop]:
    """Give the places where officers come to people on a day, none on a closed one."""
    if any(holds(closed, day) for closed in hours.closed):
        return []
    return [stop for stop in hours.visits if WEEKDAYS[day.weekday()] in stop.days]


def day_meant(today: date, weekday: int | None, days_ahead: int | None) -> date:
    """Give the day that was named: today's weekday is today, any other the next one."""
    if days_ahead is not None:
        return today + timedelta(days=days_ahead)
    if weekday is None:
        return today
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def holds(period: Period, day: date) -> bool:
    """Say whether a day is among those of a period."""
    return period.from_ <= day <= period.last


def _soon(periods: Sequence[Period], today: date) -> list[Period]:
    coming = [period for period in periods if today < period.from_ <= today + AHEAD]
    return sorted(coming, key=lambda period: period.from_)
