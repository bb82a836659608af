from datetime import date

import pytest

from kiosk.journey.answers import ASK_STAFF, Answers
from kiosk.journey.reuse import reusable, reused_lines

TODAY = date(2026, 11, 24)
SAID = {
    "for_whom": "self",
    "card": "typed",
    "name": "NGUYỄN VĂN MẪU",
    "dob": "1950-03-05",
    "number": "003050012345",
}


def said(values=None, origin="typed") -> Answers:
    answers = Answers()
    for name, value in (SAID if values is None else values).items():
        answers = answers.set_answer(name, value, origin)
    return answers


def changed(loan, which, **changes):
    """The same procedure under another code, one question changed."""
    parts = [
        part.model_copy(
            update={
                "questions": [
                    question.model_copy(update=changes) if question.name == which else question
                    for question in part.questions
                ]
            }
        )
        for part in loan.parts
    ]
    return loan.model_copy(update={"code": "9.000002", "parts": parts})


def test_what_is_asked_just_so_goes_along_with_where_it_came_from(loan):
    found = reusable(said(origin="card"), loan, changed(loan, "name"), TODAY)
    assert dict(found.values) == SAID
    assert set(found.origins.values()) == {"card"}


def test_another_question_is_asked(loan):
    words = loan.parts[0].questions[0].ask
    for changes in ({"ask": words}, {"type": "text"}, {"name": "child_name"}):
        found = reusable(said(), loan, changed(loan, "name", **changes), TODAY)
        assert "name" not in found.values
        assert "dob" in found.values


def test_a_choice_that_is_not_offered_there_is_asked(loan):
    options = loan.parts[0].questions[0].options[1:]
    found = reusable(said(), loan, changed(loan, "for_whom", options=options), TODAY)
    assert "for_whom" not in found.values


def test_a_card_that_answers_other_questions_is_read_again(loan):
    found = reusable(said(), loan, changed(loan, "card", fills={"name": "name"}), TODAY)
    assert "card" not in found.values
    assert found.values["name"] == SAID["name"]


@pytest.mark.parametrize("value", [ASK_STAFF, "", "2027-01-01", "someday"])
def test_what_was_left_open_or_is_not_right_there_is_asked(loan, value):
    found = reusable(said({**SAID, "dob": value}), loan, changed(loan, "name"), TODAY)
    assert set(found.values) == set(SAID) - {"dob"}


def test_an_address_in_new_names_keeps_its_old_ones_beside(loan):
    home = "Số 5, phường Mẫu, thành phố Hải Phòng"
    answers = Answers().put_in_place("home", home, "Số 5, phường Cũ, quận Cũ")
    found = reusable(answers, loan, changed(loan, "name"), TODAY)
    assert dict(found.values) == {"home": home}
    assert found.replaced == answers.replaced


def test_everything_that_goes_along_is_shown_but_a_number_only_by_its_end(loan):
    target = changed(loan, "name")
    lines = reused_lines(reusable(said(), loan, target, TODAY), target, "vi")
    shown = {line.name: line.value for line in lines}
    assert set(shown) == set(SAID) - {"card"}
    assert shown["name"] == SAID["name"]
    assert shown["number"].endswith("345")
    assert SAID["number"] not in shown["number"]
    assert {line.name for line in lines if line.sensitive} == {"number"}


def test_nothing_said_is_nothing_to_reuse(loan):
    assert reusable(Answers(), loan, changed(loan, "name"), TODAY).values == {}
