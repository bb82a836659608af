from dataclasses import FrozenInstanceError

import pytest

from kiosk.appearance.look import Look
from kiosk.appearance.palette import PALETTES
from kiosk.appearance.sizes import sizes

LOOK = Look(px_per_mm=4.03)


def test_the_next_person_meets_vietnamese_by_day_in_the_usual_size():
    assert (LOOK.step, LOOK.theme, LOOK.language, LOOK.motion) == (1, "day", "vi", True)


def test_each_change_is_another_look():
    assert LOOK.with_theme("night").palette == PALETTES["night"]
    assert LOOK.with_language("en").language == "en"
    assert LOOK.with_step(3).sizes == sizes(4.03, "kiosk", 3)
    assert LOOK.with_motion(False).motion is False
    assert Look(px_per_mm=4.03) == LOOK


def test_changing_one_thing_keeps_the_others():
    look = LOOK.with_step(2).with_theme("contrast").with_language("en")
    assert look == Look(px_per_mm=4.03, step=2, theme="contrast", language="en")


@pytest.mark.parametrize(("asked", "given"), [(-5, 0), (0, 0), (3, 3), (4, 3), (99, 3)])
def test_a_step_is_held_inside_the_four(asked, given):
    assert LOOK.with_step(asked).step == given


def test_a_look_does_not_change():
    with pytest.raises(FrozenInstanceError):
        LOOK.step = 2


def test_the_next_person_meets_the_usual_reach_and_hand():
    assert (LOOK.low, LOOK.left, LOOK.reach_px) == (False, False, 0)


def test_a_seated_person_reaches_1120_mm_above_the_floor():
    look = Look(px_per_mm=4.0, floor_mm=800).with_low(True)
    assert look.reach_px == (1120 - 800) * 4


def test_a_panel_hung_too_high_still_has_room_for_the_keys():
    assert Look(px_per_mm=4.0, floor_mm=1100).with_low(True).reach_px == 290 * 4


def test_a_tablet_has_no_low_reach():
    assert Look(px_per_mm=8.9, profile="tablet").with_low(True).reach_px == 0
