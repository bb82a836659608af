from dataclasses import replace

import pytest

from kiosk.journey.answers import Answers
from kiosk.session.answering import answered, filled_from_card
from kiosk.session.undo import undone
from kiosk.session.visit import Visit

BEGUN = Visit(page="question", at="name", answers=Answers().set_answer("name", "An", "typed"))


def test_an_answer_that_takes_anothers_place_can_be_undone():
    later = replace(answered(BEGUN, "name", "Bình", "typed"), at="dob")
    assert later.before is not None
    assert later.before.kind == "changed"
    back = undone(later)
    assert (back.answers.values, back.at, back.before) == ({"name": "An"}, "name", None)


@pytest.mark.parametrize(("name", "value"), [("name", "An"), ("dob", "1950-03-05")])
def test_the_same_answer_and_a_first_one_leave_nothing_to_undo(name, value):
    assert answered(BEGUN, name, value, "typed").before is None


def test_the_next_answer_puts_undo_away():
    changed = answered(BEGUN, "name", "Bình", "typed")
    assert answered(changed, "dob", "1950-03-05", "typed").before is None


def test_from_the_check_page_undo_stays_there():
    checked = replace(answered(BEGUN, "name", "Bình", "typed"), page="check", at="@check")
    back = undone(checked)
    assert (back.page, back.at, back.answers.values) == ("check", "@check", {"name": "An"})


def test_what_a_card_filled_goes_all_at_once():
    filled = filled_from_card(BEGUN, "card", "scanned", {"name": "BÌNH", "sex": "male"})
    assert filled.before is not None
    assert filled.before.kind == "card"
    assert undone(filled).answers == BEGUN.answers
    assert filled_from_card(BEGUN, "card", "typed", {}).before is None


def test_an_address_used_again_can_be_undone_though_nothing_was_there():
    reused = answered(BEGUN, "home", "Số 1 phố Ví Dụ", "chosen", reused=True)
    assert reused.before is not None
    assert reused.before.kind == "reused"
    assert undone(reused).answers == BEGUN.answers


def test_undo_is_not_written_to_the_journal_and_nothing_undoes_nothing():
    changed = answered(BEGUN, "name", "Bình", "typed")
    assert Visit.from_json(changed.to_json()).before is None
    assert undone(BEGUN) is BEGUN
