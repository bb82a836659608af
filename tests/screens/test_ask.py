"""A question is asked with a finger on the real pages, by what the controls are called."""

from itertools import pairwise

import pytest

from kiosk.demo.hands import Hands
from tests.screens.ask_pages import QUESTIONS, bring_answer
from tests.screens.panels import PANELS, Setting
from tests.screens.stage import Stage, every_item
from tests.ward.examples import example_ward

BIRTH = "1.001193"


@pytest.fixture
def hands(stage: Stage) -> Hands:
    stage.dress(Setting())
    stage.reset()
    stage.views.visit.start()
    stage.settle()
    return Hands(stage.window)


def touch(stage: Stage, hands: Hands, name: str) -> None:
    """Turn the pages until the control is there, then touch it."""
    while not hands.sees(name):
        assert stage.turn(), name
    hands.touch(name)
    stage.settle()


def page(stage: Stage) -> str:
    return stage.views.visit.state.page


def test_from_the_doors_to_an_answer_and_into_the_procedure(stage, hands):
    touch(stage, hands, "Hỏi máy")
    assert page(stage) == "ask"
    for key in ("K", "h", "a", "i", "Dấu cách", "s", "i", "n", "h"):
        hands.touch(key)
    stage.settle()
    hands.touch("Hỏi")
    stage.settle()
    assert page(stage) == "answer"
    assert hands.reads("Nguồn: ")
    assert hands.reads("“Khai sinh”")
    touch(stage, hands, "Bắt đầu làm việc này")
    assert (page(stage), stage.views.visit.state.code) == ("takes", BIRTH)


def test_an_example_answers_at_one_touch_and_another_can_be_asked(stage, hands):
    touch(stage, hands, "Hỏi máy")
    touch(stage, hands, "Sao y giấy tờ mất bao nhiêu tiền?")
    assert hands.reads("2.000 đồng một trang")
    touch(stage, hands, "Hỏi câu khác")
    assert (page(stage), stage.views.keyboard.text) == ("ask", "")


def test_staff_are_one_touch_away_where_the_machine_does_not_know(stage, hands):
    bring_answer(stage, QUESTIONS["unknown"])
    stage.settle()
    assert hands.reads("Máy chưa biết điều này.")
    touch(stage, hands, "Gọi cán bộ")
    assert page(stage) == "call"


def test_which_one_is_meant_is_said_by_a_touch(stage, hands):
    bring_answer(stage, QUESTIONS["which"])
    stage.settle()
    name = stage.views.ask.choices.rows[0][0]
    touch(stage, hands, name)
    assert stage.views.ask.subject == name
    assert hands.reads("Nguồn: ")


def test_the_wards_page_says_so_while_nothing_is_put_in(stage, hands):
    touch(stage, hands, "Hỏi máy")
    touch(stage, hands, "Thông tin của phường")
    assert hands.reads("Phường chưa ghi thông tin vào máy này.")


def test_the_wards_page_tells_what_is_put_in(stage, hands):
    stage.know_ward(example_ward())
    touch(stage, hands, "Hỏi máy")
    touch(stage, hands, "Thông tin của phường")
    assert hands.sees("Ủy ban nhân dân phường Mẫu")
    assert hands.sees("Giờ làm việc")


def test_a_search_is_asked_as_it_stands(stage, hands):
    touch(stage, hands, "Tìm bằng chữ")
    stage.views.keyboard.press("x")
    stage.settle()
    touch(stage, hands, "Hỏi máy câu này")
    assert page(stage) == "answer"


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_source_stands_on_the_page_of_its_sentence(stage, panel):
    """The last piece of a sentence and its source are never parted by a page."""
    stage.dress(Setting(panel, 3))
    stage.reset()
    bring_answer(stage, QUESTIONS["long"])
    stage.settle()
    told = {row[1]: row[0] for row in stage.views.ask.sentences.rows}
    seen = 0
    while True:
        items = every_item(stage.window.contentItem())
        texts = [text for item in items if (text := item.property("text"))]
        for before, text in pairwise(texts):
            if text in told:
                seen += 1
                assert told[text].endswith(before)
        if not stage.turn():
            break
    assert seen == len(told)


def test_the_voice_reads_the_answer_but_neither_source_nor_question(stage, hands):
    bring_answer(stage, QUESTIONS["fee"])
    stage.settle()
    said = " ".join(
        str(item.property("text"))
        for item in every_item(stage.window.contentItem())
        if item.property("readable")
    )
    assert "Về tiền: không mất tiền nếu khai trong 60 ngày." in said
    assert "Nguồn" not in said
    assert "Quý vị hỏi" not in said
