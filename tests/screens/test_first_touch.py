"""Somebody who has never touched a screen tries it, by finger, by keys and without sight."""

import functools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from tests.screens.keypress import Keypress
from tests.screens.panels import PANELS, Setting
from tests.screens.sight import Shown, Sight
from tests.screens.stage import Stage

OFFER = "Lần đầu dùng máy? Bấm thử"
HERE, RIGHT, ON = "Bấm vào đây", "Đúng rồi", "Tiếp tục"
WELL, LOUDER, NOTHING = "Nghe rõ", "Đọc to hơn", "Không nghe thấy"
PASS = "Tôi biết rồi, bỏ qua"


@pytest.fixture
def trying(stage: Stage) -> Iterator[Stage]:
    stage.dress(Setting())
    stage.reset()
    stage.voice.fluent = True
    stage.voice.heard.clear()
    stage.views.reader.warm()
    stage.settle()
    yield stage
    stage.reset()


@pytest.fixture
def keys(trying: Stage) -> Iterator[Keypress]:
    keys = Keypress(trying)
    yield keys
    trying.reset()
    keys.close()


@functools.cache
def finger() -> QPointingDevice:
    """One for all tests: Qt keeps every one that is made."""
    return QTest.createTouchDevice()


def controls(stage: Stage) -> dict[str, Shown]:
    sight = Sight(stage.window, stage.setting.panel)
    return {str(control.item.property("text")): control for control in sight.controls}


def touch(stage: Stage, name: str) -> None:
    """Put a finger on the middle of what has this name, and lift it."""
    place = controls(stage)[name].rect.center().toPoint()
    QTest.touchEvent(stage.window, finger()).press(0, place, stage.window).commit()
    QTest.touchEvent(stage.window, finger()).release(0, place, stage.window).commit()
    stage.settle()


def test_a_finger_goes_from_welcome_through_both_steps_to_the_doors(trying):
    for name in (OFFER, HERE, ON, WELL):
        touch(trying, name)
    assert trying.views.visit.state.page == "find"


def test_the_first_target_is_as_large_as_a_hand(trying):
    touch(trying, OFFER)
    target = controls(trying)[HERE].rect
    sight = Sight(trying.window, trying.setting.panel)
    assert min(sight.mm(target.width()), sight.mm(target.height())) >= 60


def test_a_touch_is_answered_where_it_was_and_by_the_voice(keys):
    stage = keys.stage
    touch(stage, OFFER)
    keys.wait()
    stage.voice.heard.clear()
    touch(stage, HERE)
    keys.wait()
    assert stage.voice.heard[0].startswith("Đúng rồi.")
    assert {RIGHT, ON} <= controls(stage).keys()


@pytest.mark.parametrize("steps", [(), (HERE,)])
def test_one_touch_passes_over_the_touch_before_and_after_it(trying, steps):
    for name in (OFFER, *steps, PASS):
        touch(trying, name)
    assert trying.views.visit.state.page == "find"


def test_louder_is_offered_until_it_is_as_loud_as_it_can_be(trying):
    for name in (OFFER, HERE, ON, LOUDER):
        touch(trying, name)
    assert LOUDER not in controls(trying)
    touch(trying, NOTHING)
    assert trying.views.visit.state.page == "find"
    assert not trying.views.reader.reads()


def test_six_keys_go_through_it_and_hear_what_to_press(keys):
    keys.press("help")
    keys.take(OFFER)
    keys.wait()
    heard = keys.stage.voice.heard
    assert any(text.startswith("Bấm phím phải để đến ô to này") for text in heard)
    keys.take(HERE)
    assert any(text.startswith("Đúng rồi.") for text in heard)
    keys.take(ON)
    assert NOTHING not in set(keys.walk())
    keys.take(WELL)
    assert keys.stage.views.visit.state.page == "find"


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_it_is_offered_on_welcome_or_where_that_has_no_room_in_the_guide(trying, panel):
    trying.dress(Setting(panel))
    trying.settle()
    tablet = trying.views.appearance.property("tablet")
    assert (OFFER in controls(trying)) is not tablet
    if tablet:
        trying.views.visit.open("guide")
        trying.settle()
        assert OFFER in controls(trying)
        touch(trying, OFFER)
        assert trying.views.visit.state.page == "firsttouch"
