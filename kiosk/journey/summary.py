"""The check pages: every answer that counts, by part, in words people use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.journey.answers import ASK_STAFF, Answer, Origin
from kiosk.journey.path import Journey
from kiosk.journey.saying import say_answer, say_day, say_number
from kiosk.journey.words import fixed, in_language
from kiosk.procedures.model import Procedure, Question

Language = Literal["vi", "en"]

UNSHOWN = ("card", "notice")


@dataclass(frozen=True, slots=True)
class Line:
    """One answer; `name` is the question to jump to for "change", None where nothing was asked."""

    name: str | None
    label: str
    value: str
    origin: Origin | None
    ask_staff: bool
    sensitive: bool
    personal: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the declaration: a person or a subject."""

    id: str
    title: str
    lines: tuple[Line, ...]


def summarise(
    procedure: Procedure,
    answers: Mapping[str, Answer],
    today: date,
    language: Language,
    origins: Mapping[str, Origin] | None = None,
) -> tuple[Section, ...]:
    """Give the check pages for these answers; parts without a line are left out."""
    journey = Journey(procedure, answers, today)
    known = origins or {}
    sections = []
    for part in procedure.parts:
        lines = tuple(
            _line(place.question, journey, known.get(place.question.name), language)
            for place in journey.route.places
            if place.part.id == part.id and place.question.type not in UNSHOWN
        )
        if lines:
            sections.append(Section(part.id, in_language(part.title, language), lines))
    worked_out = _derived_lines(journey, language)
    if worked_out:
        sections.append(Section("derived", fixed("worked_out", language), worked_out))
    return tuple(sections)


def _line(question: Question, journey: Journey, origin: Origin | None, language: Language) -> Line:
    value = journey.route.answers.get(question.name)
    return Line(
        name=question.name,
        label=in_language(question.label, language),
        value=(
            fixed("not_answered", language)
            if value is None
            else say_answer(question, value, language)
        ),
        origin=origin,
        ask_staff=value == ASK_STAFF,
        sensitive=question.sensitive,
        personal=question.personal,
    )


def _derived_lines(journey: Journey, language: Language) -> tuple[Line, ...]:
    values = dict(journey.conditions.derived_values(journey.route.facts))
    return tuple(
        Line(
            name=None,
            label=in_language(derived.label, language),
            value=_say_derived(values[derived.name], language),
            origin="derived",
            ask_staff=False,
            sensitive=False,
            personal=False,
        )
        for derived in journey.procedure.derived
        if derived.shown and values.get(derived.name, "") != ""
    )


def _say_derived(value: str | int | bool, language: Language) -> str:
    if isinstance(value, bool):
        return fixed("right" if value else "wrong", language)
    if isinstance(value, int):
        return say_number(value, language)
    return say_day(value, language)
