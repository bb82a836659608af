"""Walks a procedure with many sets of answers, to see what can never be reached or worked out."""

import itertools
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kiosk.journey.answers import ASK_STAFF, Answer
from kiosk.journey.route import SCANNED, TYPED, Route, find_route
from kiosk.procedures.conditions import (
    CannotBeWorkedOut,
    Conditions,
    Expression,
    compile_expression,
)
from kiosk.procedures.functions import add_days, add_years
from kiosk.procedures.lint_rules import expressions_of
from kiosk.procedures.model import Procedure, Question
from kiosk.procedures.remarks import Level, Remark

WALKS = 1500
ALWAYS = "true"
Place = tuple[str, Level, str | None]
"""A place in the file, how bad it is when no walk meets it, and its condition."""

CANDIDATES = 10
SAMPLES: Mapping[str, Answer] = {
    "name": "Nguyễn Văn Mẫu",
    "text": "ví dụ",
    "pid": "003050012345",
    "phone": "0900000000",
    "email": "mau@example.vn",
    "integer": 1,
    "money": 500000,
    "address": "Số 1 phố Ví Dụ",
    "ethnicity": "Kinh",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """An expression, its place, and the questions it depends on."""

    place: str
    expression: Expression
    reads: frozenset[str]


@dataclass(slots=True)
class Sightings:
    """What was met on the walks, by place in the file."""

    met: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)
    failures: dict[str, str] = field(default_factory=dict)
    walks: int = 0


def unreachable(procedure: Procedure, today: date, walks: int = WALKS) -> list[Remark]:
    """Name what no walk met, whose condition held in every walk, and what has no value.

    Every combination of telling answers is tried, or `walks` of them where there are more; the
    same ones each time.
    """
    sightings = explore(procedure, today, walks)
    remarks = [
        Remark(level, procedure.code, place, f"never met in {sightings.walks} walks")
        for place, level, _ in _places(procedure)
        if place not in sightings.met
    ]
    remarks += [
        Remark("warning", procedure.code, place, f"its condition held in {sightings.walks} walks")
        for place, _, when in _places(procedure)
        if when not in (None, ALWAYS) and place in sightings.met - sightings.missed
    ]
    remarks += [
        Remark("error", procedure.code, place, f"cannot be worked out: {reason}")
        for place, reason in sightings.failures.items()
    ]
    return [replace(remark, version=procedure.version) for remark in remarks]


def explore(procedure: Procedure, today: date, walks: int = WALKS) -> Sightings:
    """Walk, and note what was met."""
    conditions = Conditions(procedure)
    sightings = Sightings()
    for part in procedure.parts:  # what a card answers is on the way whatever its condition says
        for question in part.questions:
            sightings.missed.update(question.fills.values())
    readers = [
        Reader(place, compile_expression(source), conditions.reads(source))
        for place, source in expressions_of(procedure)
    ]
    for answers, day in _combinations(procedure, readers, today, walks):
        route = find_route(procedure, conditions, answers, day)
        sightings.walks += 1
        _note_places(procedure, conditions, route, sightings)
        _note_failures(readers, route, sightings)
    return sightings


def _combinations(
    procedure: Procedure, readers: Sequence[Reader], today: date, walks: int
) -> Iterator[tuple[dict[str, Answer], date]]:
    choices: dict[str, list[Answer]] = {}
    for part in procedure.parts:
        for question in part.questions:
            found = _candidates(question, readers, today)
            telling = any(question.name in reader.reads for reader in readers)
            choices[question.name] = found if telling else found[:1]
    days = [today, procedure.effective_from, procedure.effective_to or today]
    values = list(choices.values())
    if math.prod(map(len, values)) * len(days) <= walks:
        for combination, day in itertools.product(itertools.product(*values), days):
            yield dict(zip(choices, combination, strict=True)), day
        return
    chance = random.Random(procedure.code)  # noqa: S311 -- a repeatable sample, not a secret
    for _ in range(walks):
        yield {name: chance.choice(found) for name, found in choices.items()}, chance.choice(days)


def _candidates(question: Question, readers: Sequence[Reader], today: date) -> list[Answer]:
    """Give answers that may tell the rules apart, the most usual one first."""
    if question.type == "choice":
        return [*(option.value for option in question.options), ASK_STAFF]
    if question.type == "card":
        return [TYPED, SCANNED, ASK_STAFF]
    reading = [reader.expression for reader in readers if question.name in reader.reads]
    numbers = sorted({number for expression in reading for number in expression.numbers})
    if question.type in ("date", "year_or_date"):
        return [*_days(numbers, today)[: 2 * CANDIDATES], ""]
    if question.type in ("integer", "money"):
        near = {n + step for n in numbers[:CANDIDATES] for step in (-1, 0, 1) if n + step >= 0}
        return [SAMPLES[question.type], *sorted(near), ""]
    if question.type == "ethnicity":
        return [SAMPLES[question.type], "Tày", ""]
    texts = {text for expression in reading for text in expression.texts if text}
    return [SAMPLES.get(question.type, ""), *sorted(texts)[:CANDIDATES], ""]


def _days(numbers: Sequence[int], today: date) -> list[Answer]:
    """Give days around each number read as years and as days before today, and soon after."""
    start = today.isoformat()
    found: list[str | None] = [start, (today - timedelta(days=1)).isoformat(), "1950-06-15"]
    for number in numbers:
        if 0 < number < 150:
            found += [add_years(start, -number), add_days(add_years(start, -number), 1)]
        if 0 < number < 1000:
            found += [add_days(start, -number), add_days(start, -number - 1)]
            found += [add_days(start, number), add_days(start, number + 1)]
    return [day for day in dict.fromkeys(found) if day is not None]


def _places(procedure: Procedure) -> Iterator[Place]:
    """Give what a walk should meet."""
    for part in procedure.parts:
        for question in part.questions:
            yield question.name, "error", question.when
            yield from _inside(question)
    yield from _around(procedure)


def _inside(question: Question) -> Iterator[Place]:
    for option in question.options:
        yield f"{question.name}.options.{option.value}", "error", option.when
    for rule in question.warnings:
        yield f"{question.name}.warnings.{rule.code}", "warning", rule.when


def _around(procedure: Procedure) -> Iterator[Place]:
    for paper in procedure.papers:
        yield f"papers.{paper.id}", "error", paper.when
    for component in procedure.components:
        yield f"components.{component.id}", "error", component.when
    for notice in procedure.notices:
        yield f"notices.{notice.code}", "warning", notice.when


def _note_places(
    procedure: Procedure, conditions: Conditions, route: Route, sightings: Sightings
) -> None:
    on_the_way = {place.question.name for place in route.places}
    sightings.met |= on_the_way
    if route.stop is None:
        names = {question.name for part in procedure.parts for question in part.questions}
        sightings.missed |= names - on_the_way
    places = [place for step in route.places for place in _inside(step.question)]
    for place, _, when in [*places, *_around(procedure)]:
        met = conditions.holds(when, route.facts)
        (sightings.met if met else sightings.missed).add(place)


def _note_failures(readers: Sequence[Reader], route: Route, sightings: Sightings) -> None:
    """Note what has no value although all it reads is known."""
    for reader in readers:
        known = all(_is_known(name, route) for name in reader.reads)
        if not known or reader.place in sightings.failures:
            continue
        try:
            route.facts.work_out(reader.expression)
        except CannotBeWorkedOut as error:
            sightings.failures[reader.place] = str(error)[:120]


def _is_known(name: str, route: Route) -> bool:
    return route.answers.get(name, "") not in ("", ASK_STAFF)
