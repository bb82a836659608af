"""What it takes for given answers: papers, fee, time, and what to know before starting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.journey.answers import Answer
from kiosk.journey.elsewhere import is_elsewhere
from kiosk.journey.path import Journey
from kiosk.journey.words import load_journey_words
from kiosk.procedures.model import Component, Evidence, OtherStep, Paper, Procedure, Step, Words

Handling = Literal["hand_in", "show", "number_only", "not_needed"]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper; `certain` is false where it depends on an answer not yet given."""

    id: str
    name: Words
    handling: Handling
    handling_words: Words
    note: Words | None
    certain: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class FeeLine:
    """What it costs; `amount_dong` where the answers say how much."""

    headline: Words
    note: Words
    amount_dong: int | None
    exempt: tuple[Words, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """One of the things done at once: what, by whom, what comes of it, and how long."""

    title: Words
    agency: Words
    result: Words
    time: Words | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """All of it, in the order to show."""

    papers: tuple[PaperLine, ...]
    fee: FeeLine
    time_headline: Words
    time_note: Words
    time_weak: bool
    notices: tuple[Words, ...]
    components: tuple[ComponentLine, ...]
    next_step: Step


def what_it_takes(procedure: Procedure, answers: Mapping[str, Answer], today: date) -> Checklist:
    """Work the list out; with no answers it is what most people need and what it depends on."""
    journey = Journey(procedure, answers, today)
    lines = (_paper_line(paper, journey) for paper in procedure.papers)
    facts = journey.route.facts
    return Checklist(
        papers=tuple(line for line in lines if line is not None),
        fee=_fee_line(journey),
        time_headline=procedure.time_limit.headline,
        time_note=procedure.time_limit.note,
        time_weak=is_weak(procedure.time_limit.evidence),
        notices=tuple(
            notice.words
            for notice in procedure.notices
            if journey.conditions.holds(notice.when, facts)
        ),
        components=tuple(
            ComponentLine(item.title, item.agency, item.result, item.time, is_weak(item.evidence))
            for item in components_of(journey)
        ),
        next_step=next_step_of(journey),
    )


def components_of(journey: Journey) -> list[Component]:
    """Give the things these answers ask for at once; none unless the procedure is interlinked."""
    return [
        component
        for component in journey.procedure.components
        if journey.conditions.holds(component.when, journey.route.facts)
    ]


def next_step_of(journey: Journey, commune: str | None = None) -> Step:
    """Say what to do with the slip: what most people do, or what these answers ask for instead.

    `commune` is the code of the kiosk's own: what belongs to another one is handed in there.
    """
    usual = journey.procedure.next_step
    if usual.outside is not None and is_elsewhere(journey, commune):
        return usual.outside
    held = (
        other
        for other in usual.instead
        if journey.conditions.holds(other.when, journey.route.facts)
    )
    return next(held, usual)


def comes_home(step: Step | None) -> bool:
    """Whether an officer comes to the person: content calls that step `visit`."""
    return isinstance(step, OtherStep) and step.id == "visit"


def is_weak(evidence: Evidence) -> bool:
    """Whether staff should look before relying on the fact."""
    return evidence.strength in ("weak", "unsourced")


def _paper_line(paper: Paper, journey: Journey) -> PaperLine | None:
    depends = _depends_on_open_answer(paper, journey)
    if not depends and not journey.conditions.holds(paper.when, journey.route.facts):
        return None
    return PaperLine(
        id=paper.id,
        name=paper.name,
        handling=paper.handling,
        handling_words=load_journey_words()[f"handling_{paper.handling}"],
        note=paper.note,
        certain=not depends,
        weak=is_weak(paper.evidence),
    )


def _depends_on_open_answer(paper: Paper, journey: Journey) -> bool:
    if paper.when is None:
        return False
    return not journey.route.open.isdisjoint(journey.conditions.reads(paper.when))


def _fee_line(journey: Journey) -> FeeLine:
    fee = journey.procedure.fee
    amount = None
    if fee.amount is not None:
        value = journey.conditions.value(fee.amount, journey.route.facts)
        amount = value if isinstance(value, int) and not isinstance(value, bool) else None
    return FeeLine(fee.headline, fee.note, amount, tuple(fee.exempt), is_weak(fee.evidence))
