"""The look-up of a slip: what is known of it is seen at once, however large the letters are."""

import pytest

from kiosk.demo.hands import Hands
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, TABLET, Panel, Setting
from tests.screens.stage import Stage


@pytest.mark.parametrize("panel", [KIOSK, TABLET], ids=lambda panel: panel.name)
@pytest.mark.parametrize("step", [1, 3])
def test_the_answer_stands_on_the_first_page(stage: Stage, panel: Panel, step: int):
    stage.dress(Setting(panel, step))
    next(page for page in all_pages(stage) if page.name == "lookup-here").show(stage)
    assert Hands(stage.window).reads("Máy này đã lưu")
    stage.reset()
