"""The test of the test: each planted defect is seen, and a clean page has none."""

from pathlib import Path

import pytest

from tests.screens.finding import rules
from tests.screens.inspection import Inspector
from tests.screens.panels import KIOSK
from tests.screens.stage import Stage

DEFECTS = Path(__file__).parent / "defects"

PLANTED = {
    "button_that_is_covered": "not-pressed",
    "buttons_overlap": "overlap",
    "buttons_too_near": "near",
    "covered": "cut",
    "cut_at_the_bottom": "cut",
    "cut_marks_on_top": "cut",
    "elided": "cut",
    "low_button": "small",
    "no_name": "no-name",
    "out_of_order": "out-of-order",
    "outside_the_window": "outside-window",
    "rich_text": "small-letters",
    "same_name_twice": "double-name",
    "scaled_text": "turned-or-scaled",
    "small_letters": "small-letters",
    "tight_lines": "tight-lines",
    "touch_narrower_than_face": "not-pressed",
    "two_texts_meet": "meets-text",
    "typed_into_an_editor": "editor",
    "weak_colour": "weak-text",
}


def found(stage: Stage, inspector: Inspector, name: str) -> set[str]:
    window = stage.exhibit(DEFECTS / f"{name}.qml")
    findings = inspector.inspect(window, KIOSK, "day", touch=True)
    window.close()
    return rules(findings)


@pytest.mark.parametrize(("name", "rule"), PLANTED.items())
def test_a_planted_defect_is_seen(stage, inspector, name: str, rule: str):
    assert rule in found(stage, inspector, name)


def test_a_clean_page_has_no_finding(stage, inspector):
    assert found(stage, inspector, "clean") == set()


def test_every_defect_file_is_listed():
    assert {path.stem for path in DEFECTS.glob("*.qml")} == {*PLANTED, "clean"}
