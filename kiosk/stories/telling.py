"""What comes of a story's answers, worked out as the kiosk would."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.journey.checklist import components_of, what_it_takes
from kiosk.journey.dossier import Filing, plain
from kiosk.journey.intake import Intake, take_in
from kiosk.journey.path import Journey
from kiosk.paper.forms import Heading, form_data
from kiosk.procedures.library import Library
from kiosk.procedures.loading import ContentError, Fault
from kiosk.procedures.model import OtherStep, Procedure
from kiosk.stories.story import Outcome, Story, Told


@dataclass(frozen=True, slots=True)
class InventedDraft:
    """What a draft would say; none of it depends on the answers."""

    id: str = "019ab000-0000-7000-8000-000000000001"
    device: str = "kiosk-0001"
    seq: int = 1
    reference: str = "00010000142"
    created_at: str = "2026-11-24T09:30:00+07:00"
    clock_certain: bool = True
    clock_offset_s: float = 0.0


def tell(story: Story, library: Library) -> Outcome:
    """Work the outcome out; raises `ContentError` where the procedure is not there that day."""
    procedure = library.procedure(story.procedure, story.today)
    if procedure is None:
        raise ContentError([Fault(story.procedure, "", f"is not in force on {story.today}")])
    return outcome(story, procedure)


def outcome(story: Story, procedure: Procedure) -> Outcome:
    """Work the outcome out for one version of the procedure."""
    intake = take_in(procedure, story.answers, story.today)
    kept = intake.report.answers
    journey = Journey(procedure, kept, story.today)
    takes = what_it_takes(procedure, kept, story.today)
    walked, stop = _walk(journey)
    return Outcome(
        errors=[f"{item.field}: {item.code}" for item in intake.report.errors],
        warnings=[f"{item.field}: {item.code}" for item in intake.report.warnings],
        path=walked,
        stop=stop,
        papers={line.id: line.handling for line in takes.papers},
        notices=[item.code for item in procedure.notices if item.words in takes.notices],
        components=[item.id for item in components_of(journey)],
        options=dict(_conditional_options(journey, walked)),
        next_step=takes.next_step.id if isinstance(takes.next_step, OtherStep) else None,
        taken_over={name: kept[name] for name in sorted(kept.keys() - story.answers.keys())},
        fee_dong=takes.fee.amount_dong,
        dossier=_told(story, procedure, intake) if intake.report.ok else None,
        form=_form(story, procedure, intake) if intake.report.ok else {},
    )


def differences(story: Story, found: Outcome) -> list[str]:
    """Say in which keys the outcome is not the one told, with both."""
    if story.expected is None:
        return ["expected: is missing"]
    told, got = story.expected.model_dump(), found.model_dump()
    return [
        f"expected.{key}: told {told[key]!r}, found {got[key]!r}"
        for key in told
        if told[key] != got[key]
    ]


def _walk(journey: Journey) -> tuple[list[str], str | None]:
    walked: list[str] = []
    while journey.step is not None:
        walked.append(journey.step.question.name)
        if journey.at_stop:
            break
        journey = journey.advance()
    stop = journey.stopped
    return walked, None if stop is None else stop.name


def _conditional_options(journey: Journey, walked: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the options shown, of questions on the way that do not always show all."""
    for place in journey.route.places:
        question = place.question
        if question.name in walked and any(option.when for option in question.options):
            yield (
                question.name,
                [
                    option.value
                    for option in question.options
                    if journey.conditions.holds(option.when, journey.route.facts)
                ],
            )


def _told(story: Story, procedure: Procedure, intake: Intake) -> Told:
    text: dict[str, Any] = plain(InventedDraft(), procedure, intake.answers, Filing(), story.today)
    asked = {question.name for part in procedure.parts for question in part.questions}
    return Told(
        ends=text["ends"],
        on_behalf=text["on_behalf"],
        result=text["result"],
        unverified=text["unverified"],
        left_out=sorted(set(story.answers) - set(text["answers"])),
        derived={name: value for name, value in text["answers"].items() if name not in asked},
    )


def _form(story: Story, procedure: Procedure, intake: Intake) -> dict[str, str]:
    if procedure.form is None:
        return {}
    fields = form_data(procedure, intake.answers.values, story.today, Heading())["fields"]
    assert isinstance(fields, dict)
    return {name: value for name, value in fields.items() if value != ""}
