"""An answer taken into a visit; one that takes another's place can be undone. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from kiosk.journey.answers import Answer, Origin
from kiosk.journey.path import TYPED
from kiosk.session.undo import Before
from kiosk.session.visit import NO_DRAFT, Visit


def answered(
    visit: Visit, name: str, value: Answer, origin: Origin, *, old: str = "", reused: bool = False
) -> Visit:
    """Answer a question; `old` is the wording that this took the place of by choice."""
    answers = visit.answers
    if old:
        given = answers.put_in_place(name, value, old)
    else:
        given = answers.set_answer(name, value, origin)
    before: Before | None = None
    if reused:
        before = Before("reused", answers, visit.at)
    elif answers.values.get(name, value) != value:
        before = Before("changed", answers, visit.at)
    return replace(visit, answers=given, draft=NO_DRAFT, before=before)


def filled_from_card(visit: Visit, name: str, how: str, filled: Mapping[str, Answer]) -> Visit:
    """Say how a person is told of, and take what the card gave."""
    answers = visit.answers.set_answer(name, how, "chosen").fill_from_card(filled)
    before = Before("card", visit.answers, visit.at) if filled else None
    return replace(visit, answers=answers, before=before)


def typed_instead(visit: Visit, name: str, targets: Collection[str]) -> Visit:
    """Say that a person is told of by typing; what a card said of her before is dropped."""
    answers = visit.answers.set_answer(name, TYPED, "chosen").drop_of_card(targets)
    return replace(visit, answers=answers, before=None)
