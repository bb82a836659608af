"""Checks that a question's keys fit its type."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kiosk.procedures.model import Limits, Procedure, Question
from kiosk.procedures.remarks import Remark

FILLED_TYPES: Mapping[str, tuple[str, ...]] = {
    "number": ("pid",),
    "name": ("name",),
    "dob": ("date", "year_or_date"),
    "sex": ("choice",),
    "address": ("address", "text"),
    "issued": ("date",),
}
LIMITS_OF: Mapping[str, tuple[str, ...]] = {
    "min_length": ("text", "address", "name"),
    "max_length": ("text", "address", "name"),
    "min": ("integer", "money"),
    "max": ("integer", "money"),
    "not_before": ("date", "year_or_date"),
    "not_after": ("date", "year_or_date"),
}


def question_remarks(procedure: Procedure, question: Question) -> Iterator[Remark]:
    """Check one question."""
    messages = [*_option_faults(question), *_notice_faults(question), *_limit_faults(question)]
    messages += _fill_faults(procedure, question)
    for message in messages:
        yield Remark("error", procedure.code, question.name, message)


def _option_faults(question: Question) -> Iterator[str]:
    if question.type == "choice" and len(question.options) < 2:
        yield "a choice needs at least two options"
    if question.type != "choice" and question.options:
        yield f"a {question.type} question takes no options"
    if question.type != "text" and (question.offers or question.capitals):
        yield f"a {question.type} question takes no offers and no capitals"
    for what, given in (
        ("value", [option.value for option in question.options]),
        ("Vietnamese label", [option.label.vi for option in question.options]),
        ("English label", [option.label.en for option in question.options]),
    ):
        for text, count in Counter(given).items():
            if count > 1:
                yield f"{count} options have the {what} {text!r}"


def _notice_faults(question: Question) -> Iterator[str]:
    if question.stops and question.type != "notice":
        yield "only a notice can stop the walk"
    if question.leads_to is not None and not question.stops:
        yield "only a notice that stops leads to another procedure"
    if question.type == "notice" and (question.default or question.blank_ok):
        yield "a notice asks nothing: no default, nothing to leave blank"
    if question.type in ("notice", "card") and question.assumed:
        yield f"a {question.type} cannot be assumed: nothing else says what it would"
    if question.type == "pid" and not question.sensitive:
        yield "an ID number must be sensitive: it is never spoken aloud"
    if question.type == "ethnicity" and not question.sensitive:
        yield "an ethnicity must be sensitive: it is never spoken aloud"


def _limit_faults(question: Question) -> Iterator[str]:
    limits = question.limits or Limits()
    for name, types in LIMITS_OF.items():
        if getattr(limits, name) is not None and question.type not in types:
            yield f"{name} does not fit a {question.type} question"
    for low, high in ((limits.min, limits.max), (limits.min_length, limits.max_length)):
        if low is not None and high is not None and low > high:
            yield "the lower limit is above the upper one"


def _fill_faults(procedure: Procedure, question: Question) -> Iterator[str]:
    if question.type == "card" and not question.fills:
        yield "a card question says in `fills` what it answers"
    if question.type != "card" and question.fills:
        yield "only a card question fills others"
    questions = [item for part in procedure.parts for item in part.questions]
    places = {item.name: number for number, item in enumerate(questions)}
    for key, target in question.fills.items():
        if target not in places:
            yield f"fills {target!r}, which does not exist"
        elif places[target] < places[question.name]:
            yield f"fills {target!r}, which is asked before"
        elif questions[places[target]].type not in FILLED_TYPES[key]:
            yield f"fills {target!r} with the card's {key}, which does not fit its type"
