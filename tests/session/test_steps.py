from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.journey.answers import Answer, Answers
from kiosk.journey.consent import Consent
from kiosk.journey.path import CHECK, Journey
from kiosk.procedures.loading import load_all
from kiosk.session.steps import backward, forward, lead, mend
from kiosk.session.visit import Visit

TODAY = date(2026, 11, 24)
INVENTED = Path(__file__).parents[1] / "procedures" / "invented"
TRAIL = ("welcome", "find", "takes", "privacy")
WHOLE: dict[str, Answer] = {
    "for_whom": "self",
    "card": "typed",
    "name": "Nguyễn Văn Mẫu",
    "dob": "1950-03-05",
    "sex": "male",
    "number": "003050012345",
    "issued": "2021-04-20",
    "kind": "stories",
    "books": 2,
    "until": "2026-12-01",
    "ethnicity": "Kinh",
    "email": "",
    "home": "Số 5 ngõ 10 phố Ví Dụ",
    "result_phone": "0912345678",
}


@pytest.fixture(scope="module")
def loan():
    procedure = load_all(INVENTED).procedure("9.000001")
    assert procedure is not None
    return procedure


@pytest.fixture
def journey_of(loan):
    def journey(visit: Visit) -> Journey:
        return Journey(loan, visit.answers.values, TODAY, visit.at)

    return journey


def visit_with(values: dict[str, Answer], at: str = "") -> Visit:
    given = Answers()
    for name, value in values.items():
        given = given.set_answer(name, value, "typed")
    return Visit(page="question", trail=TRAIL, code="9.000001", at=at, answers=given)


def walk_to_check(visit, journey_of):
    passed = [visit]
    while passed[-1].page == "question":
        passed.append(forward(passed[-1], journey_of(passed[-1])))
        assert len(passed) < 40
    return passed


def test_forward_passes_every_question_and_ends_at_the_check_pages(journey_of):
    visit = visit_with(WHOLE)
    passed = walk_to_check(visit, journey_of)
    asked = [step.question.name for step in journey_of(visit).steps()]
    assert [v.at for v in passed[1:]] == [*asked[1:], CHECK]
    assert passed[-1].page == "check"
    assert passed[-1].trail == (*TRAIL, "question")


def test_backward_comes_to_the_same_questions(journey_of):
    passed = walk_to_check(visit_with(WHOLE), journey_of)
    visit = passed[-2]
    for earlier in reversed(passed[1:-2]):
        visit = backward(visit, journey_of(visit))
        assert visit.at == earlier.at
        assert visit.answers == earlier.answers


def test_backward_from_the_first_question_is_the_page_before(journey_of):
    visit = visit_with(WHOLE)
    before = backward(visit, journey_of(visit))
    assert (before.page, before.trail) == ("privacy", TRAIL[:-1])
    assert before.answers == visit.answers


def test_a_mended_question_leads_back_to_the_check_pages(journey_of):
    checked = walk_to_check(visit_with(WHOLE), journey_of)[-1]
    mending = mend(checked, "dob")
    assert (mending.page, mending.at, mending.mending) == ("question", "dob", True)
    again = forward(mending, journey_of(mending))
    assert again == checked


def test_back_from_a_mended_question_is_the_check_page(journey_of):
    checked = walk_to_check(visit_with(WHOLE), journey_of)[-1]
    mending = mend(checked, "dob")
    assert backward(mending, journey_of(mending)) == checked


def test_mending_often_leaves_no_trace_on_the_way_back(journey_of):
    checked = walk_to_check(visit_with(WHOLE), journey_of)[-1]
    for name in ("dob", "books", "name"):
        mending = mend(checked, name)
        checked = forward(mending, journey_of(mending))
    visit = checked.back()
    assert (visit.page, visit.trail) == ("question", TRAIL)


def test_a_mended_answer_that_opens_a_question_asks_it_and_then_goes_on(journey_of):
    missing = {name: value for name, value in WHOLE.items() if name != "books"}
    visit = mend(visit_with(missing, CHECK).go("check"), "dob")
    asked = forward(visit, journey_of(visit))
    assert (asked.page, asked.at, asked.mending) == ("question", "books", False)


def test_mending_from_check_pages_reached_without_a_question_keeps_the_way_back(journey_of):
    """All answered and the notice agreed to again: check comes right after it."""
    checked = visit_with(WHOLE, CHECK).back().go("check")
    mending = mend(checked, "dob")
    assert backward(mending, journey_of(mending)).page == "check"
    assert mending.trail == checked.trail


def test_another_procedure_begins_where_it_would_have_been_chosen(loan):
    left = replace(
        visit_with({"for_whom": "school"}, at="school_stop"),
        consents=(Consent("declare", "1", given=True, at="2026-11-24T08:00:00+07:00"),),
        draft=("name", "Nguy"),
        dossier_id="0193",
        mending=True,
        check_index=3,
    )
    carried = Answers().set_answer("name", "NGUYỄN VĂN MẪU", "typed")
    other = loan.model_copy(update={"code": "9.000002"})
    assert lead(left.go("reuse"), other, carried) == Visit(
        page="takes",
        trail=("welcome", "find"),
        code="9.000002",
        version=loan.version,
        answers=carried,
    )


def test_without_a_way_that_is_known_back_leads_to_the_doors(loan):
    led = lead(Visit(page="question", code="9.000001"), loan, Answers())
    assert (led.page, led.trail) == ("takes", ("welcome", "find"))


def test_practice_stays_practice_in_the_procedure_it_leads_to(loan):
    left = Visit(page="question", code="9.000001", practice=True)
    assert lead(left, loan, Answers()).practice
    assert not lead(replace(left, practice=False), loan, Answers()).practice
