"""The hard limits an author sets for an answer: length, number, date."""

from datetime import date

from kiosk.journey.answers import Answer
from kiosk.journey.outcomes import Invalid
from kiosk.procedures.conditions import Conditions, Facts
from kiosk.procedures.functions import as_date
from kiosk.procedures.model import Limits, Question


def outside_limits(
    question: Question, value: Answer, conditions: Conditions, facts: Facts, today: date
) -> Invalid | None:
    """Say which limit the normal form breaks; None where it keeps all."""
    limits = question.limits or Limits()
    if isinstance(value, int):
        return _number_outside(limits, value)
    if question.type in ("date", "year_or_date"):
        return _day_outside(limits, value, conditions, facts, today)
    if question.type == "choice":
        return _not_offered(question, value, conditions, facts)
    return _length_outside(limits, value)


def _number_outside(limits: Limits, value: int) -> Invalid | None:
    smallest = 0 if limits.min is None else limits.min
    if value < smallest:
        return Invalid("number_too_small", {"limit": smallest})
    if limits.max is not None and value > limits.max:
        return Invalid("number_too_large", {"limit": limits.max})
    return None


def _length_outside(limits: Limits, value: str) -> Invalid | None:
    if limits.min_length is not None and len(value) < limits.min_length:
        return Invalid("too_short", {"limit": limits.min_length})
    if limits.max_length is not None and len(value) > limits.max_length:
        return Invalid("too_long", {"limit": limits.max_length})
    return None


def _not_offered(
    question: Question, value: str, conditions: Conditions, facts: Facts
) -> Invalid | None:
    chosen = next((option for option in question.options if option.value == value), None)
    if chosen is None or not conditions.holds(chosen.when, facts):
        return Invalid("unknown_option")
    return None


def _day_outside(
    limits: Limits, value: str, conditions: Conditions, facts: Facts, today: date
) -> Invalid | None:
    earliest = _day(limits.not_before, conditions, facts)
    latest = _day(limits.not_after, conditions, facts, last=True)
    day = as_date(value)
    if day is None:
        return None
    only_year = len(value) == 4
    if earliest is not None and (day.year < earliest.year if only_year else day < earliest):
        return Invalid("date_too_early", {"limit": earliest})
    if latest is not None and (day.year > latest.year if only_year else day > latest):
        if latest == today:
            return Invalid("date_in_future", {"today": today})
        return Invalid("date_too_late", {"limit": latest})
    return None


def _day(
    expression: str | None, conditions: Conditions, facts: Facts, *, last: bool = False
) -> date | None:
    """Work a limit out; of a year alone it is the first or the last day."""
    if expression is None:
        return None
    value = conditions.value(expression, facts)
    day = as_date(value)
    if day is not None and last and len(str(value)) == 4:
        return day.replace(month=12, day=31)
    return day
