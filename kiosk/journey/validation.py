"""Checks answers: one as it is given, or all before a declaration is saved. Never raises.

Hard faults are a closed list (`errors.py`); soft findings never block and travel in the dossier.
"Ask staff" is a good answer to every question.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.journey.answers import ASK_STAFF, Answer
from kiosk.journey.limits import outside_limits
from kiosk.journey.outcomes import Finding, Invalid, Report, Valid
from kiosk.journey.path import Journey
from kiosk.journey.persons import name_findings, pid_findings
from kiosk.journey.shapes import shape
from kiosk.procedures.model import Procedure, Question

__all__ = ["Finding", "Invalid", "Report", "Valid", "check", "check_all"]

NAME_LENGTH = 60


def check(
    procedure: Procedure,
    name: str,
    raw: object,
    answers: Mapping[str, Answer],
    today: date,
    *,
    clock_certain: bool = True,
) -> Valid | Invalid:
    """Check one answer against the others; `raw` is what a person or a file gave.

    While the clock is not certain, a date outside its limits is a warning.
    """
    question = _questions(procedure).get(name)
    if question is None:
        return Invalid("unknown_field", {"field": name})
    value = shape(question, raw, today)
    if isinstance(value, Invalid):
        return value
    if value == "" and _needs_answer(question):
        return Invalid("missing")
    journey = Journey(procedure, {**answers, name: value}, today)
    fault = _fault(question, value, journey)
    findings = _findings(question, value, journey)
    if fault is None:
        return Valid(value, findings)
    if clock_certain or not _rests_on_clock(fault):
        return fault
    return Valid(value, (Finding(name, fault.code, fault.values), *findings))


def check_all(
    procedure: Procedure, answers: Mapping[str, Any], today: date, *, clock_certain: bool = True
) -> Report:
    """Check a whole set: what is missing, wrong, stopped, not asked, and worth a look."""
    questions = _questions(procedure)
    errors = [Finding(_shown(name), "unknown_field") for name in answers if name not in questions]
    warnings: list[Finding] = []
    shaped = {
        name: shape(questions[name], raw, today)
        for name, raw in answers.items()
        if name in questions
    }
    good = {name: value for name, value in shaped.items() if not isinstance(value, Invalid)}
    journey = Journey(procedure, good, today)
    for place in journey.route.places:
        question = place.question
        value = shaped.get(question.name, "")
        if value == "":
            value = journey.route.answers.get(question.name, "")
        fault = value if isinstance(value, Invalid) else _problem(question, value, journey)
        if not isinstance(value, Invalid):
            warnings += _findings(question, value, journey)
        if fault is not None:
            hard = clock_certain or not _rests_on_clock(fault)
            finding = Finding(question.name, fault.code, fault.values)
            (errors if hard else warnings).append(finding)
    if journey.stopped is not None:
        errors.append(Finding(journey.stopped.name, "stops_here", words=journey.stopped.ask))
    on_the_way = {place.question.name for place in journey.route.places}
    warnings += [Finding(name, "not_asked") for name in shaped if name not in on_the_way]
    return Report(tuple(errors), tuple(warnings), journey.route.answers)


def _shown(name: str) -> str:
    """Make a field name from a file fit to print."""
    return name.encode("utf-8", "replace").decode("utf-8")[:NAME_LENGTH]


def _problem(question: Question, value: Answer, journey: Journey) -> Invalid | None:
    if value == "":
        return Invalid("missing") if _needs_answer(question) else None
    return _fault(question, value, journey)


def _rests_on_clock(fault: Invalid) -> bool:
    return fault.code in ("date_in_future", "date_too_early", "date_too_late")


def _fault(question: Question, value: Answer, journey: Journey) -> Invalid | None:
    if value in ("", ASK_STAFF):
        return None
    return outside_limits(question, value, journey.conditions, journey.route.facts, journey.today)


def _findings(question: Question, value: Answer, journey: Journey) -> tuple[Finding, ...]:
    if value in ("", ASK_STAFF) and question.type != "notice":
        return ()
    facts = journey.route.facts
    rules = [
        Finding(question.name, rule.code, words=rule.words)
        for rule in question.warnings
        if journey.conditions.holds(rule.when, facts)
    ]
    if question.type == "name":
        rules += name_findings(question, str(value))
    if question.type == "pid":
        rules += pid_findings(journey.procedure, question, str(value), journey.route.answers)
    return tuple(rules)


def _needs_answer(question: Question) -> bool:
    return question.required and question.type != "notice"


def _questions(procedure: Procedure) -> dict[str, Question]:
    return {question.name: question for part in procedure.parts for question in part.questions}
