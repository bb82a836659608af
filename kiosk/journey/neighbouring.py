"""Addresses a person has given already, to be taken over into another, whole or their ward."""

from collections.abc import Iterator

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.path import Journey
from kiosk.procedures.model import Question

MOST = 2
WARD_AND_PROVINCE = 2


def addresses_named(journey: Journey, question: Question) -> tuple[tuple[str, str], ...]:
    """Give other addresses on the way, newest first, each once: question name and address."""
    if question.fresh:
        return ()
    found: dict[str, tuple[str, str]] = {}
    for name, answer in _others(journey, question):
        found.setdefault(answer.casefold(), (name, answer))
    return tuple(found.values())[:MOST]


def places_named(journey: Journey, question: Question) -> tuple[str, ...]:
    """Give the last two parts of other addresses on the way, newest first, each once."""
    found: dict[str, str] = {}
    for _name, answer in _others(journey, question):
        parts = [part.strip() for part in answer.split(",") if part.strip()]
        if len(parts) >= WARD_AND_PROVINCE:
            named = ", ".join(parts[-WARD_AND_PROVINCE:])
            found.setdefault(named.casefold(), named)
    return tuple(found.values())[:MOST]


def _others(journey: Journey, question: Question) -> Iterator[tuple[str, str]]:
    if question.type != "address":
        return
    for place in reversed(journey.route.places):
        other = place.question
        answer = str(journey.route.answers.get(other.name, ""))
        is_other = other.type == "address" and other.name != question.name
        if is_other and answer not in ("", ASK_STAFF):
            yield other.name, answer
