from datetime import date

import pytest

from kiosk.identity.card import Card, parse_card
from kiosk.journey.outcomes import Valid
from kiosk.journey.practice import CARD, written_for
from kiosk.journey.validation import check
from tests.library import in_use

TODAY = date(2026, 11, 24)


def test_the_sample_card_is_read_like_any_other():
    card = parse_card(CARD, TODAY)
    assert isinstance(card, Card)
    assert (card.name, card.number[:3]) == ("TRẦN THỊ TẬP", "003")
    assert card.warnings == ("pid_prefix_unknown",)


@pytest.mark.parametrize("kind", ["name", "pid", "phone", "email"])
def test_what_is_written_is_taken_by_the_checks(kind: str):
    wrong = []
    for procedure in in_use().procedures:
        for part in procedure.parts:
            for question in part.questions:
                written = written_for(question, TODAY) if question.type == kind else None
                if written is None:
                    continue
                outcome = check(procedure, question.name, written, {}, TODAY)
                if not isinstance(outcome, Valid):
                    wrong.append((procedure.code, question.name, outcome))
    assert wrong == []


def test_choices_and_addresses_are_chosen_as_in_earnest():
    questions = [
        question
        for procedure in in_use().procedures
        for part in procedure.parts
        for question in part.questions
        if question.type in {"choice", "address", "card", "notice"}
    ]
    assert questions
    assert {written_for(question, TODAY) for question in questions} == {None}
