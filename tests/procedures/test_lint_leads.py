from datetime import date

import pytest

from kiosk.procedures.doors import Doors
from kiosk.procedures.library import Library
from kiosk.procedures.lint_leads import lead_remarks
from kiosk.procedures.model import Procedure

TODAY = date(2026, 11, 24)
HERE, THERE, FAR = "9.000001", "9.000002", "9.000003"


def leading(loan: Procedure, code: str, to: str | None, when: str | None = None, **changes):
    """The invented procedure under another code, its notice leading on when this holds."""
    first, *others = loan.parts
    questions = [
        question.model_copy(update={"leads_to": to, "when": when, **changes})
        if question.name == "school_stop"
        else question
        for question in first.questions
    ]
    part = first.model_copy(update={"questions": questions})
    return loan.model_copy(update={"code": code, "parts": [part, *others]})


def remarks(*procedures: Procedure) -> list[tuple[str, str, str]]:
    library = Library.holding(procedures, Doors(format=1, groups=[]))
    return [(r.file, r.place, r.message) for r in lead_remarks(library, TODAY)]


@pytest.fixture
def end(loan):
    return loan.model_copy(update={"code": FAR})


def test_a_notice_may_lead_to_another_guided_procedure(loan, end):
    assert remarks(leading(loan, HERE, FAR, "for_whom == 'school'"), end) == []


@pytest.mark.parametrize(
    ("to", "message"),
    [
        (HERE, "leads to its own procedure"),
        ("9.000009", "leads to 9.000009, which is not in force"),
        (THERE, "leads to 9.000002, which is not guided"),
    ],
)
def test_it_leads_nowhere_else(loan, to, message):
    unguided = loan.model_copy(update={"code": THERE, "parts": []})
    found = remarks(leading(loan, HERE, to, "for_whom == 'school'"), unguided)
    assert found == [(HERE, "school_stop.leads_to", message)]


def test_it_leads_to_nothing_that_has_ended(loan, end):
    ended = end.model_copy(update={"effective_to": date(2026, 11, 1)})
    assert remarks(leading(loan, HERE, FAR, "for_whom == 'school'"), ended) != []


def test_two_may_lead_to_each_other_for_different_answers(loan):
    here = leading(loan, HERE, THERE, "for_whom == 'school'")
    assert remarks(here, leading(loan, THERE, HERE, "for_whom == 'self'")) == []


def test_an_answer_that_leads_round_for_ever_is_refused(loan):
    ring = [
        leading(loan, HERE, THERE, "for_whom == 'school'"),
        leading(loan, THERE, FAR, "for_whom in ['school', 'other']"),
        leading(loan, FAR, HERE, "for_whom != 'self'"),
    ]
    ((file, place, message),) = remarks(*ring)
    assert (file, place) == (HERE, "school_stop.leads_to")
    assert message.startswith("for_whom = 'school' leads round for ever: 9.000001 → 9.000002")
    assert message.endswith("→ 9.000003 → 9.000001")
    assert remarks(*ring[:2], loan.model_copy(update={"code": FAR})) == []


def test_notices_that_always_come_do_not_lead_round(loan):
    ring = [leading(loan, HERE, THERE), leading(loan, THERE, HERE)]
    ((_file, _place, message),) = remarks(*ring)
    assert message == "leads round for ever: 9.000001 → 9.000002 → 9.000001"


def test_a_question_in_other_words_is_another_question(loan):
    here = leading(loan, HERE, THERE, "for_whom == 'school'")
    there = leading(loan, THERE, HERE, "for_whom == 'school'")
    first, *others = there.parts
    asked = first.questions[0]
    words = asked.ask.model_copy(update={"vi": "Ai sẽ đọc?"})
    changed = [asked.model_copy(update={"ask": words}), *first.questions[1:]]
    part = first.model_copy(update={"questions": changed})
    assert remarks(here, there.model_copy(update={"parts": [part, *others]})) == []


def test_broken_conditions_are_left_to_the_check_of_conditions(loan, end):
    assert remarks(leading(loan, HERE, FAR, "for_whom =="), end) == []
