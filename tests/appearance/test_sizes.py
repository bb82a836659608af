from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.appearance.sizes import CAP_EM, STEP_COUNT, at_least, font_px, sizes

DENSITIES = (2.69, 4.03, 5.5, 8.9, 11.8)
STEPS = tuple(range(STEP_COUNT))
BODY_MM = {"kiosk": (5.6, 7.3, 9.0, 12.0), "tablet": (4.0, 5.2, 7.3, 9.0)}
LEAST_CAPITAL_MM = {"kiosk": 5.6, "tablet": 4.0}
FLOORS_MM = {
    "kiosk": {
        "button_height": 20,
        "act_height": 20,
        "target": 16,
        "key": 12.7,
        "key_comfort": 12.7,
        "digit_comfort": 12.7,
        "key_gap": 2.54,
        "gap": 8,
        "small_gap": 2.54,
        "help_height": 16,
    },
    "tablet": {
        "button_height": 12.7,
        "act_height": 12.7,
        "target": 12.7,
        "key": 8.5,
        "key_comfort": 8.5,
        "digit_comfort": 8.5,
        "key_gap": 1.5,
        "gap": 1.5,
        "small_gap": 1.5,
        "help_height": 12.7,
    },
}
FONTS = ("body_font", "title_font", "note_font", "frame_font", "act_font")

every = pytest.mark.parametrize("profile", ["kiosk", "tablet"])
every_step = pytest.mark.parametrize("step", STEPS)
every_density = pytest.mark.parametrize("px_per_mm", DENSITIES)


@every
@every_step
@every_density
def test_capitals_are_as_high_as_promised(profile, step, px_per_mm):
    found = sizes(px_per_mm, profile, step)
    assert found.body_font * CAP_EM / px_per_mm >= BODY_MM[profile][step]
    for name in FONTS:
        capital_mm = getattr(found, name) * CAP_EM / px_per_mm
        assert capital_mm >= LEAST_CAPITAL_MM[profile], name


@every
@every_step
@every_density
def test_every_size_is_above_its_floor(profile, step, px_per_mm):
    found = sizes(px_per_mm, profile, step)
    for name, floor_mm in FLOORS_MM[profile].items():
        assert getattr(found, name) / px_per_mm >= floor_mm, name


@every
@every_density
def test_a_larger_step_makes_nothing_smaller(profile, px_per_mm):
    by_step = [sizes(px_per_mm, profile, step) for step in STEPS]
    for smaller, larger in pairwise(by_step):
        assert larger.body_font > smaller.body_font
        assert larger.title_font > smaller.title_font
        for name in smaller.__dataclass_fields__:
            assert getattr(larger, name) >= getattr(smaller, name), name


@every
@every_step
def test_a_button_is_higher_than_its_words(profile, step):
    found = sizes(4.03, profile, step)
    assert found.button_height > found.body_font * 1.3
    assert found.act_height > found.act_font * 1.3
    assert found.key_comfort >= found.key
    assert found.title_font > found.body_font >= found.note_font


@every
def test_header_and_help_row_stop_growing_at_7_3_mm(profile):
    largest = sizes(10.0, profile, STEP_COUNT - 1)
    assert (largest.frame_font - 1) * CAP_EM / 10.0 <= 7.3


@given(st.floats(0.5, 40), st.floats(0.1, 40))
def test_pixels_cover_the_millimetres_and_hardly_more(mm, px_per_mm):
    px = at_least(mm, px_per_mm)
    assert px >= mm * px_per_mm
    assert px - 1 < mm * px_per_mm + 1e-6
    font = font_px(mm, px_per_mm)
    assert font * CAP_EM >= mm * px_per_mm - 1e-6
    assert (font - 1) * CAP_EM < mm * px_per_mm + 1e-6


@pytest.mark.parametrize("step", [-1, STEP_COUNT])
def test_a_step_that_is_not_there_is_refused(step):
    with pytest.raises(ValueError, match="text size step"):
        sizes(4.0, "kiosk", step)


def test_edges_never_vanish_on_a_coarse_panel():
    found = sizes(0.6, "tablet", 0)
    assert found.edge >= 1
    assert found.thick_edge >= 2


def test_sizes_do_not_change():
    with pytest.raises(FrozenInstanceError):
        sizes(4.0, "kiosk", 1).target = 1
