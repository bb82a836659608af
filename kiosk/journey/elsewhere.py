"""Whether what is declared belongs to another commune than the kiosk's."""

from kiosk.addresses.parsing import parse
from kiosk.journey.path import Journey


def is_elsewhere(journey: Journey, commune: str | None) -> bool:
    """Whether an address that should be in this commune is known to be in another one."""
    if commune is None:
        return False
    answers = journey.route.answers
    told = (
        parse(str(answers.get(place.question.name, ""))).commune
        for place in journey.route.places
        if place.question.ward_only
    )
    return any(found is not None and found.code != commune for found in told)
