"""Walks a procedure with many sets of answers, to see what can never be reached or worked out."""

import itertools
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    failures: dict[str, str] = field(default_factory=dict)
    walks: int = 0


def unreachable(procedure: Procedure, today: date, walks: int = WALKS) -> list[Remark]:
    """Name the questions, options, papers and rules that no walk met, and what has no value.

    Every combination of telling answers is tried, or `walks` of them where there are more; the
    same ones each time.
    """
    sightings = explore(procedure, today, walks)
    remarks = [
        Remark(level, procedure.code, place, f"never met in {sightings.walks} walks")
        for level, place in _places(procedure)
        if place not in sightings.met
    ]
    remarks += [
        Remark("error", procedure.code, place, f"cannot be worked out: {reason}")
        for place, reason in sightings.failures.items()
    ]
    return remarks


def explore(procedure: Procedure, today: date, walks: int = WALKS) -> Sightings:
    """Walk, and note what was met."""
    conditions = Conditions(procedure)
    sightings = Sightings()
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


def _places(procedure: Procedure) -> Iterator[tuple[Level, str]]:
    """Give what a walk should meet, and how bad it is when none does."""
    for part in procedure.parts:
        for question in part.questions:
            yield "error", question.name
            for option in question.options:
                yield "error", f"{question.name}.options.{option.value}"
            for rule in question.warnings:
                yield "warning", f"{question.name}.warnings.{rule.code}"
    for paper in procedure.papers:
        yield "error", f"papers.{paper.id}"
    for component in procedure.components:
        yield "error", f"components.{component.id}"
    for notice in procedure.notices:
        yield "warning", f"notices.{notice.code}"


def _note_places(
    procedure: Procedure, conditions: Conditions, route: Route, sightings: Sightings
) -> None:
    holds = conditions.holds
    for place in route.places:
        question = place.question
        sightings.met.add(question.name)
        for option in question.options:
            if holds(option.when, route.facts):
                sightings.met.add(f"{question.name}.options.{option.value}")
        for rule in question.warnings:
            if holds(rule.when, route.facts):
                sightings.met.add(f"{question.name}.warnings.{rule.code}")
    conditional: dict[str, list[tuple[str, str | None]]] = {
        "papers": [(paper.id, paper.when) for paper in procedure.papers],
        "components": [(component.id, component.when) for component in procedure.components],
        "notices": [(notice.code, notice.when) for notice in procedure.notices],
    }
    for kind, items in conditional.items():
        sightings.met |= {f"{kind}.{own}" for own, when in items if holds(when, route.facts)}


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
