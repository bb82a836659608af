"""Wards and provinces a person has named already, to be taken over into another address."""

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.path import Journey
from kiosk.procedures.model import Question

MOST = 2
WARD_AND_PROVINCE = 2


def places_named(journey: Journey, question: Question) -> tuple[str, ...]:
    """Give the last two parts of other addresses on the way, newest first, each once."""
    if question.type != "address":
        return ()
    found: dict[str, str] = {}
    for place in reversed(journey.route.places):
        other = place.question
        answer = journey.route.answers.get(other.name, "")
        if other.type != "address" or other.name == question.name or answer == ASK_STAFF:
            continue
        parts = [part.strip() for part in str(answer).split(",") if part.strip()]
        if len(parts) >= WARD_AND_PROVINCE:
            named = ", ".join(parts[-WARD_AND_PROVINCE:])
            found.setdefault(named.casefold(), named)
    return tuple(found.values())[:MOST]
