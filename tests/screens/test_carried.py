"""The codes as they stand on the screen are what a phone reads, on every panel, at every size."""

import io
from itertools import product
from urllib.parse import unquote

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice

from tests.handoff.camera import read
from tests.screens.carried_pages import carried_pages
from tests.screens.panels import PANELS, Setting

WITH_CODE = ("carry", "carry-page", "carry-moving", "prepare")
PAGES = {page.name: page for page in carried_pages()}


def seen(stage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    stage.window.grabWindow().save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data()))).convert("L")


LOOKS = [
    Setting(panel, step, theme, "vi")
    for panel, step, theme in product(PANELS, (0, 1, 3), ("day", "night"))
]
SHORT = LOOKS[::5]
"""Each panel, each size and both themes are among them."""


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(one, id=str(one), marks=() if one in SHORT else pytest.mark.soak)
        for one in LOOKS
    ],
)
def test_every_code_on_the_screen_is_read(stage, look):
    stage.dress(look)
    for name in WITH_CODE:
        PAGES[name].show(stage)
        assert read(seen(stage)) == [unquote(stage.views.carry.property("payload"))], name


def test_moving_codes_move(stage):
    PAGES["carry-moving"].show(stage)
    first = read(seen(stage))
    stage.views.carry._next()
    stage.settle()
    second = read(seen(stage))
    assert len(first) == len(second) == 1
    assert first != second


def test_a_person_takes_it_along_from_leave(stage):
    stage.take("question", "1.001193", "", {"relation": "mother", "child_name": "ĐỖ ẨM"})
    stage.views.visit.open("leave")
    stage.settle()
    stage.press("Mang tờ khai về điện thoại")
    assert stage.views.visit.state.page == "carry"
    stage.settle()
    stage.press("Quay lại")
    assert stage.views.visit.state.page == "leave"


def test_a_person_comes_back_by_her_phone(stage):
    PAGES["resume-ready"].show(stage)
    stage.press("Đúng, khai tiếp")
    assert stage.views.visit.state.page == "takes"
    assert stage.views.visit.state.answers.values["child_name"] == "ĐỖ ẨM"
