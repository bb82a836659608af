from dataclasses import FrozenInstanceError, fields

import pytest

from kiosk.appearance.palette import PALETTES, Palette

WORDS = (
    ("ground", "ink"),
    ("ground", "soft_ink"),
    ("card", "ink"),
    ("card", "soft_ink"),
    ("sheet", "ink"),
    ("sheet", "soft_ink"),
    ("ground", "action_ink"),
    ("card", "action_ink"),
    ("sheet", "action_ink"),
    ("action", "action_words"),
    ("action", "glow"),
    ("band", "band_words"),
    ("chosen", "chosen_words"),
    ("stop", "stop_words"),
    ("done", "done_words"),
)
MARKS = (("ground", "edge"), ("card", "edge"), ("sheet", "edge"))
WORDS_LEAST = {"day": 10.0, "night": 10.0, "contrast": 20.0}
MARKS_LEAST = 3.0


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ratios():
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("below", "words"), WORDS)
def test_words_stand_out(theme, below, words):
    palette = PALETTES[theme]
    found = ratio(getattr(palette, below), getattr(palette, words))
    assert found >= WORDS_LEAST[theme] - 0.005, found


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("below", "mark"), MARKS)
def test_edges_that_carry_meaning_are_seen(theme, below, mark):
    palette = PALETTES[theme]
    assert ratio(getattr(palette, below), getattr(palette, mark)) >= MARKS_LEAST


@pytest.mark.parametrize("theme", PALETTES)
def test_what_is_chosen_has_an_edge_that_is_seen(theme):
    """Gold on paper is too faint by itself."""
    palette = PALETTES[theme]
    around = ratio(palette.chosen_edge, palette.ground)
    inside = ratio(palette.chosen_edge, palette.chosen)
    filled = ratio(palette.chosen, palette.ground)
    assert around >= MARKS_LEAST
    assert max(inside, filled) >= MARKS_LEAST


def test_high_contrast_is_black_and_white_only():
    palette = PALETTES["contrast"]
    assert {getattr(palette, f.name) for f in fields(palette)} == {"#000000", "#FFFFFF"}


@pytest.mark.parametrize("palette", PALETTES.values())
def test_every_colour_is_six_hex_digits(palette):
    for field in fields(palette):
        colour = getattr(palette, field.name)
        assert len(colour) == 7, field.name
        assert colour[0] == "#"
        int(colour[1:], 16)


def test_a_palette_does_not_change():
    with pytest.raises(FrozenInstanceError):
        PALETTES["day"].ink = "#FFFFFF"
    assert all(isinstance(palette, Palette) for palette in PALETTES.values())
