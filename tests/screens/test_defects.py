"""The test of the test: each planted defect is seen, and clean pages have none."""

from pathlib import Path

import pytest

from tests.screens.finding import rules
from tests.screens.inspection import Inspector
from tests.screens.panels import Setting
from tests.screens.stage import Stage

DEFECTS = Path(__file__).parent / "defects"
PLANTED = {
    "beyond_its_button": "outside-control",
    "broken_word": "broken-word",
    "button_is_clipped": "clipped",
    "button_that_is_covered": "not-pressed",
    "buttons_overlap": "overlap",
    "buttons_too_near": "near",
    "covered": "cut",
    "covered_by_two_pixels": "cut",
    "cut_at_the_bottom": "cut",
    "cut_marks_on_top": "cut",
    "dot_below_is_clipped": "cut",
    "elided": "cut",
    "key_too_small": "small",
    "keys_too_near": "near",
    "low_button": "small",
    "no_name": "no-name",
    "no_role": "no-role",
    "not_told": "not-told",
    "out_of_order": "out-of-order",
    "outside_the_window": "outside-window",
    "picture_without_a_name": "no-name",
    "rich_text": "rich-text",
    "same_name_twice": "double-name",
    "scaled_text": "turned-or-scaled",
    "small_letters": "small-letters",
    "text_over_a_button": "meets-control",
    "tight_lines": "tight-lines",
    "touch_narrower_than_face": "not-pressed",
    "touched_in_the_middle_only": "small-by-touch",
    "too_high": "too-high",
    "two_texts_meet": "meets-text",
    "typed_into_an_editor": "editor",
    "weak_colour": "weak-text",
    "weak_edge": "weak-edge",
    "weak_icon": "weak-picture",
    "weak_in_part": "weak-text",
    "words_in_a_picture": "unknown-picture",
}
CLEAN = ("clean", "clean_controls", "clean_texts")


def found(stage: Stage, inspector: Inspector, name: str, theme="day") -> set[str]:
    stage.dress(Setting(theme="day"))
    window = stage.exhibit(DEFECTS / f"{name}.qml")
    findings = inspector.inspect(window, stage.setting.panel, theme, touch=True)
    window.close()
    return rules(findings)


@pytest.mark.parametrize(("name", "rule"), PLANTED.items())
def test_a_planted_defect_is_seen(stage, inspector, name: str, rule: str):
    assert rule in found(stage, inspector, name)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_page_has_no_finding(stage, inspector, name: str):
    assert found(stage, inspector, name) == set()


def test_the_high_contrast_theme_has_a_higher_floor(stage, inspector):
    assert "weak-text" in found(stage, inspector, "clean", theme="contrast")


def test_every_file_is_a_known_defect_or_clean():
    assert {path.stem for path in DEFECTS.glob("*.qml")} == {*PLANTED, *CLEAN}
