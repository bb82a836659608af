"""One step on or back through the questions of a visit, or over to another procedure. Pure."""

from dataclasses import replace

from kiosk.journey.answers import Answers
from kiosk.journey.path import CHECK, Journey
from kiosk.journey.places import START
from kiosk.procedures.model import Procedure
from kiosk.session.visit import NO_DRAFT, Visit

DOORS = ("welcome", "find")


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


def lead(visit: Visit, procedure: Procedure, answers: Answers) -> Visit:
    """Begin another procedure with these answers; Back leads to where this one was chosen.

    Nothing of the one that was left goes along: no consent, no draft, no dossier begun.
    """
    trail = visit.trail
    before = trail[: trail.index("takes")] if "takes" in trail else DOORS
    begun = Visit(
        page=before[-1],
        trail=before[:-1],
        code=procedure.code,
        version=procedure.version,
        at=START,
        answers=answers,
        draft=NO_DRAFT,
        practice=visit.practice,
    )
    return begun.go("takes")
