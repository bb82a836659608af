"""Whoever touches the screen anywhere is noticed, whatever lies under the finger."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.demo.hands import Hands
from tests.screens.panels import Setting
from tests.screens.stage import Stage

GROUND = QPoint(3, 960)


@pytest.fixture
def noticed(stage: Stage) -> Iterator[list[str]]:
    """Gets an entry at each touch noticed; the find page is on the screen."""
    stage.dress(Setting())
    stage.reset()
    stage.take("find")
    stage.settle()
    seen: list[str] = []
    connection = stage.views.visit.noticed.connect(lambda: seen.append("noticed"))
    yield seen
    stage.views.visit.noticed.disconnect(connection)
    stage.reset()


@pytest.fixture(scope="module")
def hands(stage: Stage) -> Hands:
    return Hands(stage.window)


def door(hands: Hands) -> QPoint:
    return hands.find("Có trẻ nhỏ").rect.center()


def test_on_a_control_and_the_control_still_works(stage, noticed, hands):
    hands.tap(door(hands))
    assert noticed == ["noticed"]
    assert stage.views.visit.page == "doors"


def test_on_bare_ground(noticed, hands):
    hands.tap(GROUND)
    assert noticed == ["noticed"]


def test_while_a_fresh_page_takes_no_touches(stage, noticed, hands):
    stage.views.visit.close_input(True)
    hands.tap(door(hands))
    stage.views.visit.close_input(False)
    assert noticed == ["noticed"]
    assert stage.views.visit.page == "find"


def test_over_the_warning(stage, noticed, hands):
    stage.views.visit.warn_idle(30)
    stage.settle()
    hands.tap(GROUND)
    assert noticed == ["noticed"]


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_with_a_mouse(stage, noticed, button):
    QTest.mouseClick(stage.window, button, Qt.KeyboardModifier.NoModifier, GROUND)
    assert noticed == ["noticed"]
