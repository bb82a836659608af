"""One step on or back through the questions of a visit. Pure."""

from dataclasses import replace

from kiosk.journey.path import CHECK, Journey
from kiosk.session.visit import Visit


def forward(visit: Visit, journey: Journey) -> Visit:
    """The next question; after the last one, or one that was mended, the check pages."""
    later = journey.resume() if visit.mending else journey.advance()
    line = visit.check_index if visit.mending else 0
    moved = replace(visit, at=later.at, mending=False, check_index=line)
    return moved.go("check") if later.finished else moved


def mend(visit: Visit, name: str) -> Visit:
    """One question again, from the check pages; the next step leads back there."""
    trail = visit.trail[:-1] if visit.trail[-1:] == ("question",) else visit.trail
    return replace(visit, at=name, mending=True, page="question", trail=trail)


def backward(visit: Visit, journey: Journey) -> Visit:
    """The question before; from a mended one the check page, from the first one the page before."""
    if visit.mending:
        return replace(visit, mending=False, at=CHECK).go("check")
    earlier = journey.back()
    if earlier.step == journey.step:
        return visit.back()
    return replace(visit, at=earlier.at)
