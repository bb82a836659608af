"""Calling staff: whoever comes finds the button that says so, and the page believes it."""

import pytest

from kiosk.demo.hands import Hands
from tests.screens.call_pages import open_call
from tests.screens.panels import PANELS, Panel, Setting
from tests.screens.stage import Stage

CAME = "Cán bộ bấm: tôi đã đến"


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_staff_who_came_say_so_by_a_button(stage: Stage, panel: Panel):
    stage.dress(Setting(panel))
    stage.reset()
    open_call(stage)
    stage.settle()
    hands = Hands(stage.window)
    hands.touch(CAME)
    assert hands.reads("Cán bộ đang đến")
    assert not hands.sees(CAME)
    stage.reset()
