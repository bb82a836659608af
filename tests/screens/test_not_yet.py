"""Somebody goes on too early, or without all papers: the page says what to do, and lets her."""

import pytest

from kiosk.demo.hands import Hands
from tests.screens.panels import Setting
from tests.screens.stage import Stage

BIRTH = "1.001193"


@pytest.fixture
def hands(stage: Stage) -> Hands:
    stage.dress(Setting())
    stage.reset()
    return Hands(stage.window)


@pytest.mark.parametrize(
    ("at", "answers", "said"),
    [
        ("relation", {}, "Xin chạm vào một ô trước"),
        ("child_dob", {"relation": "mother"}, "Xin bấm câu trả lời trước"),
    ],
)
def test_a_pale_continue_says_what_is_still_to_be_done(stage, hands, at, answers, said):
    stage.take("question", BIRTH, at, answers)
    stage.settle()
    assert not hands.reads(said)
    hands.touch("Tiếp tục")
    stage.settle()
    assert stage.views.visit.state.at == at
    assert hands.reads(said)


def test_a_question_not_yet_typed_is_asked_for(stage, hands):
    stage.views.visit.start()
    stage.views.ask.openAsk()
    stage.settle()
    while not hands.sees("Hỏi"):
        assert stage.turn()
    hands.touch("Hỏi")
    stage.settle()
    assert hands.reads("Xin gõ câu hỏi")


def test_who_lacks_a_paper_may_fill_in_all_the_same(stage, hands):
    stage.views.visit.start()
    stage.views.visit.choose_procedure(stage.procedures[BIRTH])
    stage.settle()
    hands.touch("Lấy danh sách giấy mang về")
    stage.settle()
    hands.touch("Vẫn khai bây giờ")
    assert stage.views.visit.state.page == "privacy"
