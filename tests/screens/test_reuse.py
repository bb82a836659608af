"""From a notice into the procedure it names, by touch, at accessible roles and names only."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from kiosk.demo.hands import Hands
from tests.screens.lead_pages import RENEWS, bring_stop, lead_pages
from tests.screens.panels import LANGUAGES, PANELS, Panel, Setting
from tests.screens.stage import Stage

Role = QAccessible.Role
LEAD = "Làm việc đó ngay: Gia hạn tạm trú"
QUESTION = "Dùng lại những điều vừa khai?"


@pytest.fixture
def hands(stage: Stage) -> Iterator[Hands]:
    stage.dress(Setting())
    stage.reset()
    bring_stop(stage, RENEWS)
    stage.settle()
    yield Hands(stage.window)
    stage.reset()


def test_one_touch_and_a_yes_lead_into_it_with_what_was_said(stage, hands):
    assert hands.sees("Gọi cán bộ")
    hands.touch(LEAD, Role.Button)
    assert hands.find(QUESTION, Role.Heading)
    hands.touch("Có, dùng lại", Role.Button)
    state = stage.views.visit.state
    assert (state.page, state.code) == ("takes", "1.002755")
    assert state.answers.values == {"for_whom": "self"}


def test_a_no_leads_into_it_with_nothing(stage, hands):
    hands.touch(LEAD, Role.Button)
    hands.touch("Không, khai lại từ đầu", Role.Button)
    state = stage.views.visit.state
    assert (state.page, state.code, state.answers.values) == ("takes", "1.002755", {})


def test_back_leads_to_the_notice(stage, hands):
    hands.touch(LEAD, Role.Button)
    hands.touch("Quay lại", Role.Button)
    assert hands.find("Sắp hết hạn thì xin gia hạn.", Role.Heading)
    assert hands.sees(LEAD)


def test_where_nothing_was_said_before_no_question_is_asked(stage, hands):
    bring_stop(stage, ("1.004873", "marry_here_stop", {"purpose": "marry_here"}))
    stage.settle()
    hands.touch("Làm việc đó ngay: Đăng ký kết hôn", Role.Button)
    state = stage.views.visit.state
    assert (state.page, state.code) == ("takes", "1.000894")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", [3, pytest.param(0, marks=pytest.mark.soak)])
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_nothing_is_cut_covered_or_small(
    stage: Stage, inspector, panel: Panel, step: int, language: str
):
    stage.dress(Setting(panel, step, "day", language))
    wrong = [
        f"{page.name}#{number + 1} {finding}"
        for page in lead_pages()
        for number in page.parts(stage)
        for finding in inspector.inspect(stage.window, panel, "day")
    ]
    assert wrong == []
