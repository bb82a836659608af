"""From a visit to a draft and back: what is carried, and what of it a kiosk takes up again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kiosk.handoff.draft import Draft, Item, Kind
from kiosk.handoff.envelope import LIFETIME
from kiosk.journey.answers import Answer, Answers, Origin
from kiosk.journey.ethnicities import ethnicities
from kiosk.journey.outcomes import Invalid
from kiosk.journey.path import Journey
from kiosk.journey.saying import say_answer
from kiosk.journey.validation import check
from kiosk.journey.words import in_language
from kiosk.procedures.model import Procedure, Question

Language = Literal["vi", "en"]

NOT_CARRIED = ("card", "notice")
"""A card is shown again at each kiosk: what was read of it travels as typed, never as read."""
CHOSEN = ("choice", "ethnicity")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a draft and when: the number of a kiosk, or `phone`."""

    by: str
    now: datetime
    language: Language = "vi"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The answers that hold here and today, and the labels of those that do not."""

    answers: Answers
    left_out: tuple[str, ...]


def draft_of(procedure: Procedure, answers: Mapping[str, Answer], maker: Maker) -> Draft:
    """Carry what has been answered on the way so far, in the order asked."""
    journey = Journey(procedure, answers, maker.now.date())
    items = tuple(
        _answered(place.question, value, maker.language)
        for place in journey.route.places
        if place.question.type not in NOT_CARRIED
        if (value := answers.get(place.question.name, "")) != ""
    )
    return _draft("declaration", procedure, items, maker)


def questions_of(procedure: Procedure, maker: Maker) -> Draft:
    """Carry what is asked of everybody, to be answered at home; the rest is asked at the kiosk."""
    items = tuple(
        Item(question.name, in_language(question.label, maker.language), options=options)
        for part in procedure.parts
        for question in part.questions
        if question.when is None and question.type not in NOT_CARRIED
        if (options := _options(question, maker.language)) is not None
    )
    return _draft("questions", procedure, items, maker)


def resume(
    procedure: Procedure, draft: Draft, today: date, *, clock_certain: bool = True
) -> Resumed:
    """Check each carried answer as if it were typed now, in the order asked."""
    carried = draft.answers
    answers = Answers()
    for part in procedure.parts:
        for question in part.questions:
            if question.name not in carried or question.type in NOT_CARRIED:
                continue
            given = carried[question.name]
            found = check(
                procedure,
                question.name,
                given,
                answers.values,
                today,
                clock_certain=clock_certain,
            )
            if not isinstance(found, Invalid):
                answers = answers.set_answer(question.name, found.value, _origin(question))
    left_out = tuple(
        item.label for item in draft.items if item.value != "" and item.name not in answers.values
    )
    return Resumed(Answers(answers.values, answers.origins), left_out)


def _answered(question: Question, value: Answer, language: Language) -> Item:
    label = in_language(question.label, language)
    return Item(question.name, label, value, say_answer(question, value, language))


def _options(question: Question, language: Language) -> tuple[tuple[str, str], ...] | None:
    """Options to choose from, none for a line to write; None for a choice that depends."""
    if question.type == "ethnicity":
        return tuple((name, name) for name in ethnicities())
    if any(option.when is not None for option in question.options):
        return None
    return tuple((option.value, in_language(option.label, language)) for option in question.options)


def _origin(question: Question) -> Origin:
    return "chosen" if question.type in CHOSEN else "typed"


def _draft(kind: Kind, procedure: Procedure, items: tuple[Item, ...], maker: Maker) -> Draft:
    return Draft(
        kind=kind,
        code=procedure.code,
        version=procedure.version,
        title=in_language(procedure.plain_name, maker.language),
        by=maker.by,
        made_at=maker.now,
        expires_at=maker.now + LIFETIME,
        items=items,
    )
