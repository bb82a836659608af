"""How far along the way a step is, for the gold line: by parts, which tell the truth."""

from kiosk.journey.path import Journey

FIRST = 0.02


def progress(journey: Journey) -> float:
    """Share of the way behind this step, 0 to 1; never quite nothing, so that the line is seen."""
    place = journey.step
    if place is None:
        return 1.0
    inside = [step for step in journey.steps() if step.part_number == place.part_number]
    here = next((number for number, step in enumerate(inside) if step == place), 0)
    share = here / max(1, len(inside))
    return max(FIRST, (place.part_number - 1 + share) / place.part_count)
