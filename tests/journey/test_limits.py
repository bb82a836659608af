from datetime import date

import pytest

from kiosk.journey.limits import outside_limits
from kiosk.journey.outcomes import Invalid
from kiosk.journey.path import Journey
from kiosk.procedures.model import Limits


@pytest.fixture
def outside(loan, whole, today):
    journey = Journey(loan, whole, today)
    questions = {place.question.name: place.question for place in journey.route.places}

    def tell(name, value, **limits):
        question = questions[name].model_copy(update={"limits": Limits(**limits)})
        return outside_limits(question, value, journey.conditions, journey.route.facts, today)

    return tell


def test_without_limits_numbers_begin_at_nought(outside):
    assert outside("books", 0) is None
    assert outside("books", -1) == Invalid("number_too_small", {"limit": 0})


def test_a_year_alone_is_compared_by_years(outside):
    assert outside("dob", "1950", not_before="'1950-06-01'", not_after="'1950-07-01'") is None
    assert outside("dob", "1951", not_after="'1950-07-01'").code == "date_too_late"


def test_a_limit_that_is_a_year_means_all_of_it(outside):
    assert outside("dob", "1950-12-31", not_after="'1950'") is None
    assert outside("dob", "1951-01-01", not_after="'1950'").code == "date_too_late"
    assert outside("dob", "1950-01-01", not_before="'1950'") is None
    assert outside("dob", "1949-12-31", not_before="'1950'").code == "date_too_early"


def test_a_limit_may_read_another_answer(outside):
    fault = outside("issued", "1950-03-04", not_before="dob")
    assert fault == Invalid("date_too_early", {"limit": date(1950, 3, 5)})


def test_a_limit_that_cannot_be_worked_out_limits_nothing(outside):
    assert outside("issued", "1950-03-04", not_before="email") is None
