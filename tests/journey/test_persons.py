import pytest

from kiosk.journey.errors import ERRORS, WARNINGS
from kiosk.journey.persons import (
    DATE_ERRORS,
    NAME_ERRORS,
    PID_ERRORS,
    name_findings,
    pid_findings,
    sex_of,
)
from kiosk.procedures.model import Option, Words


def question(procedure, name):
    questions = {item.name: item for part in procedure.parts for item in part.questions}
    return questions[name]


def test_every_reason_of_the_identity_room_has_a_code_here():
    assert {*DATE_ERRORS.values(), *NAME_ERRORS.values(), *PID_ERRORS.values()} <= ERRORS


@pytest.mark.parametrize(
    ("value", "vi", "sex"),
    [("male", "Bé trai", "male"), ("a", "Nữ", "female"), ("nam", "x", "male"), ("x", "y", None)],
)
def test_an_option_stands_for_a_sex_by_value_or_label(value, vi, sex):
    assert sex_of(Option(value=value, label=Words(vi=vi, en="z"))) == sex


def test_the_number_is_compared_with_the_person_on_the_same_card(loan):
    number = question(loan, "number")
    answers = {"dob": "1951-03-05", "sex": "female"}
    codes = [item.code for item in pid_findings(loan, number, "031050012345", answers)]
    assert codes == ["pid_year_differs", "pid_sex_differs"]
    assert set(codes) <= WARNINGS
    assert pid_findings(loan, number, "031050012345", {}) == []


def test_a_number_no_card_fills_is_compared_with_nobody(loan):
    alone = question(loan, "number").model_copy(update={"name": "someone_else"})
    assert pid_findings(loan, alone, "031050012345", {"dob": "1951"}) == []


def test_what_is_odd_about_a_name_is_a_known_warning(loan):
    name = question(loan, "name")
    assert [item.code for item in name_findings(name, "Mẫu")] == ["name_one_word"]
    assert {"name_one_word", "name_marks_lost", "name_unusual_letter"} <= WARNINGS
