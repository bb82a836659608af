"""The keys a question needs are on the keyboard it brings."""

import pytest
from PySide6.QtGui import QAccessible

from tests.screens.names import tree
from tests.screens.panels import PANELS, Setting
from tests.screens.stage import Stage

DIGITS = set("1234567890")


def keys(stage: Stage) -> set[str]:
    """What the buttons of the page are called."""
    return {node.name for node in tree(stage.window).walk() if node.role == QAccessible.Role.Button}


def ask(stage: Stage, panel, code: str, question: str) -> None:
    stage.dress(Setting(panel))
    stage.reset()
    stage.take("question", code, question)
    stage.settle()


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_an_address_of_e_mail_can_be_typed(stage, panel):
    ask(stage, panel, "1.001612", "email")
    assert {"@", ".", "-", "_", *DIGITS} <= keys(stage)
    assert "Dấu sắc" not in keys(stage)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_where_digits_are_wanted_they_are_there_and_elsewhere_not(stage, panel):
    ask(stage, panel, "1.000656", "death_time")
    assert keys(stage) >= DIGITS
    ask(stage, panel, "1.000656", "death_cause")
    assert not DIGITS & keys(stage)
