"""A whole set of answers at once, as a file gives it: completed, checked, origins noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.journey.answers import Answer, Answers, Origin
from kiosk.journey.outcomes import Report
from kiosk.journey.path import Journey
from kiosk.journey.route import TYPED
from kiosk.journey.validation import check_all
from kiosk.procedures.model import Procedure, Question


@dataclass(frozen=True, slots=True)
class Intake:
    """The answers as they would stand after the screens, and what is wrong with them."""

    answers: Answers
    report: Report


def take_in(
    procedure: Procedure, given: Mapping[str, Any], today: date, *, clock_certain: bool = True
) -> Intake:
    """Take a set of answers; what a screen would propose is accepted, a card counts as typed."""
    first = check_all(procedure, given, today, clock_certain=clock_certain)
    proposed = _proposals(Journey(procedure, first.answers, today), given)
    report = check_all(procedure, {**given, **proposed}, today, clock_certain=clock_certain)
    journey = Journey(procedure, report.answers, today)
    origins: dict[str, Origin] = {
        place.question.name: "derived"
        if place.question.name in proposed or place.question.name not in given
        else _origin(place.question, asked=place.asked)
        for place in journey.route.places
        if place.question.name in report.answers
    }
    return Intake(Answers(report.answers, origins), report)


def _proposals(journey: Journey, given: Mapping[str, Any]) -> dict[str, Answer]:
    accepted: dict[str, Answer] = {}
    while True:
        walked = journey.with_answers({**journey.answers, **accepted})
        fresh = {
            step.question.name: value
            for step in walked.steps()
            if step.question.name not in given and step.question.name not in accepted
            if (value := _proposal(walked, step.question)) is not None
        }
        if not fresh:
            return accepted
        accepted |= fresh


def _proposal(journey: Journey, question: Question) -> Answer | None:
    return TYPED if question.type == "card" else journey.default(question)


def _origin(question: Question, *, asked: bool) -> Origin:
    if not asked:
        return "card"
    return "chosen" if question.type in ("choice", "card", "ethnicity") else "typed"
