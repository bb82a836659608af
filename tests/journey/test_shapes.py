from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.journey.outcomes import Invalid
from kiosk.journey.shapes import SHAPES, shape
from kiosk.procedures.model import QuestionType

NO_RESET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def questions(loan):
    return {item.name: item for part in loan.parts for item in part.questions}


def test_every_type_of_question_has_its_shape():
    assert set(SHAPES) == set(get_args(QuestionType))


def test_empty_text_stays_empty(questions, today):
    for question in questions.values():
        assert shape(question, " \u200b\t", today) == ""


@pytest.mark.parametrize(
    ("raw", "number"),
    [("0", 0), ("１２", 12), ("1.200", 1200), ("1 200", 1200), ("007", 7)],
)
def test_numbers_are_read_as_people_write_them(questions, today, raw, number):
    assert shape(questions["books"], raw, today) == number


@pytest.mark.parametrize("raw", ["1.20", "1.2000", "-3", "3 cuốn", "٣", "1e3", "0x10"])
def test_other_signs_are_no_number(questions, today, raw):
    assert shape(questions["books"], raw, today) == Invalid("number_unreadable")


@given(number=st.integers())
@NO_RESET
def test_whole_numbers_are_bounded(questions, today, number):
    result = shape(questions["books"], number, today)
    assert result == (number if abs(number) < 10**15 else Invalid("number_unreadable"))


def test_a_long_e_mail_address_is_refused(questions, today):
    assert shape(questions["email"], f"{'a' * 60}@{'b' * 60}." * 4 + "vn", today) == Invalid(
        "email_unreadable"
    )
