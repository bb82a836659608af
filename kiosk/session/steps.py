"""One step on or back through the questions of a visit. Pure."""

from dataclasses import replace

from kiosk.journey.path import CHECK, Journey
from kiosk.session.visit import Visit


def forward(visit: Visit, journey: Journey) -> Visit:
    """The next question; after the last one, or one that was mended, the check pages."""
    later = journey.resume() if visit.mending else journey.advance()
    moved = replace(visit, at=later.at, mending=False)
    return moved.go("check") if later.finished else moved


def backward(visit: Visit, journey: Journey) -> Visit:
    """The question before; from a mended one the check page, from the first one the page before."""
    if visit.mending:
        return replace(visit, mending=False, page="check", at=CHECK)
    earlier = journey.back()
    if earlier.step == journey.step:
        return visit.back()
    return replace(visit, at=earlier.at)
