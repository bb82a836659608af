from dataclasses import replace
from datetime import date

import pytest

from kiosk.identity.card import Card
from kiosk.journey.card import card_answers


@pytest.fixture
def card():
    return Card(
        number="003165054321",
        old_number=None,
        name="Trần Thị Thử",
        dob=date(1965, 11, 17),
        birth_year=1965,
        sex="Nữ",
        address="Thôn Ví Dụ, Xã Mẫu",
        issued=date(2021, 8, 11),
    )


def test_a_card_answers_the_questions_it_fills(loan, card):
    assert card_answers(loan, "card", card) == {
        "number": "003165054321",
        "name": "Trần Thị Thử",
        "dob": "1965-11-17",
        "sex": "female",
        "issued": "2021-08-11",
    }


def test_what_the_card_lacks_stays_open(loan, card):
    filled = card_answers(loan, "card", replace(card, sex=None, issued=None))
    assert set(filled) == {"number", "name", "dob"}


def test_a_year_alone_answers_a_question_that_takes_a_year(loan, card):
    assert card_answers(loan, "card", replace(card, dob=None))["dob"] == "1965"


def test_a_year_alone_does_not_answer_a_question_for_a_date(loan, card):
    parts = [
        part.model_copy(
            update={
                "questions": [
                    question.model_copy(update={"type": "date"})
                    if question.name == "dob"
                    else question
                    for question in part.questions
                ]
            }
        )
        for part in loan.parts
    ]
    dated = loan.model_copy(update={"parts": parts})
    assert "dob" not in card_answers(dated, "card", replace(card, dob=None))


def test_a_man_is_found_among_the_options(loan, card):
    assert card_answers(loan, "card", replace(card, sex="Nam"))["sex"] == "male"
