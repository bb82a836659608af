"""Undo after an answer was changed, a card read, answers used again; never another person's."""

import pytest

from tests.viewmodels.booth import BIRTH, CARD, STAY

STAYING = {"for_whom": "self", "first_time": "renew"}


@pytest.fixture
def undo(booth):
    return booth.views.undo


def test_a_choice_that_was_changed_comes_back_with_its_question(booth, undo):
    booth.enter(BIRTH, {"relation": "mother"}, at="relation")
    assert not undo.offered
    booth.views.question.choose("father")
    booth.views.question.next()
    assert undo.offered
    assert undo.what == "Lấy lại điều đã ghi lúc trước"
    undo.undo()
    assert booth.answers == {"relation": "mother"}
    assert (booth.state.at, undo.offered) == ("relation", False)
    assert [row[0] for row in booth.views.question.options.rows if row[5]] == ["mother"]


def test_what_a_card_filled_goes_with_one_touch(booth, undo):
    booth.enter(BIRTH, {"relation": "mother"}, at="requester_card")
    booth.views.card.show_scan(CARD)
    booth.views.question.next()
    assert "requester_name" in booth.answers
    assert undo.what == "Đưa nhầm thẻ: bỏ những gì thẻ ghi"
    undo.undo()
    assert booth.answers == {"relation": "mother"}
    assert booth.state.at == "requester_card"


def test_answers_used_again_go_and_the_question_on_the_screen_is_empty(booth, undo):
    booth.enter(STAY, STAYING, at="renew_stop")
    booth.views.question.next()
    booth.views.reuse.reuse()
    assert not undo.offered
    booth.views.visit.take(booth.state.go("question"))
    assert undo.offered
    undo.undo()
    assert booth.answers == {}
    assert not any(row[5] for row in booth.views.question.options.rows)


def test_a_mended_answer_comes_back_on_the_check_page(booth, undo):
    booth.enter(BIRTH, {"relation": "mother"}, at="relation")
    booth.views.question.choose("father")
    booth.views.question.next()
    booth.views.visit.take(booth.state.go("check"))
    undo.undo()
    assert (booth.state.page, booth.answers) == ("check", {"relation": "mother"})


def test_another_procedure_or_person_finds_nothing_to_undo(booth, undo):
    booth.enter(BIRTH, {"relation": "mother"}, at="relation")
    booth.views.question.choose("father")
    booth.views.question.next()
    library = booth.world.library()
    booth.views.visit.choose_procedure(library.procedure(STAY))
    assert booth.state.before is None
    booth.enter(BIRTH, {"relation": "mother"}, at="relation")
    booth.views.question.choose("father")
    booth.views.question.next()
    booth.views.visit.end("left")
    assert not undo.offered
    undo.undo()
    assert booth.answers == {}


def test_it_is_said_in_the_persons_language(booth, undo):
    booth.enter(BIRTH, {"relation": "mother"}, at="relation")
    booth.views.question.choose("father")
    booth.views.question.next()
    booth.english()
    assert undo.what == "Bring back the old answer"
