"""Words over the keyboard and undo, by their buttons on every panel."""

import pytest

from tests.screens.panels import PANELS, Setting
from tests.screens.typing_pages import bring_changed, bring_name, bring_street


def shown(stage, panel, bring, *, step=1, **about) -> None:
    stage.dress(Setting(panel, step))
    stage.reset()
    bring(stage, **about)
    stage.settle()


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize("step", [0, 3])
def test_a_word_is_taken_by_its_button_and_a_key_brings_back_what_was(stage, panel, step):
    shown(stage, panel, bring_name, step=step, typed="NGUYEN")
    stage.press("NGUYỄN")
    assert stage.views.keyboard.value == "NGUYỄN "
    stage.press("Lấy lại")
    assert stage.views.keyboard.value == "NGUYEN"


def test_a_street_of_the_ward_is_taken_by_its_button(stage):
    shown(stage, PANELS[0], bring_street, typed="Số 5 phố ví")
    stage.press("phố Ví Dụ")
    assert stage.views.keyboard.value == "Số 5 phố Ví Dụ "


def test_what_was_erased_comes_back_by_the_key_that_erased_it(stage):
    shown(stage, PANELS[0], bring_name, typed="TRẦN THỊ MẪU")
    stage.press("Xóa hết")
    stage.press("Lấy lại")
    assert stage.views.keyboard.value == "", "the second of two quick touches"
    stage.settle()
    assert stage.views.keyboard.value == ""
    stage.press("Lấy lại")
    assert stage.views.keyboard.value == "TRẦN THỊ MẪU"


def test_an_answer_that_was_changed_comes_back_by_its_button(stage):
    shown(stage, PANELS[0], bring_changed)
    stage.press("Lấy lại điều đã ghi lúc trước")
    assert stage.views.visit.state.answers.values == {"relation": "mother"}
    assert stage.views.visit.state.at == "relation"
