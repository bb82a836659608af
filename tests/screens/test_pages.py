"""Every page is audited: text cut or covered, contrast, sizes, targets, names, reading order."""

import pytest

from tests.screens.gallery import parts
from tests.screens.inspection import Inspector
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, Setting, all_settings
from tests.screens.stage import Stage

DEFAULT = Setting(KIOSK, 1, "day", "vi")
LARGEST = Setting(KIOSK, 3, "day", "vi")
SHARES = 4
QUICK = [
    Setting(KIOSK, 0, "night", "en"),
    Setting(KIOSK, 2, "contrast", "en"),
    Setting(KIOSK, 2, "night", "vi"),
    Setting(KIOSK, 3, "contrast", "en"),
    Setting(KIOSK, 0, "contrast", "vi"),
]
"""Pairs of text size, theme and language; each is looked at on every seventh page."""


def audit(stage: Stage, inspector: Inspector, setting: Setting, share: int, shares: int) -> list:
    stage.dress(setting)
    wrong = []
    for page in all_pages(stage)[share::shares]:
        for number in parts(stage, page):
            findings = inspector.inspect(stage.window, setting.panel, setting.theme)
            wrong += [f"{page.name}#{number + 1} {finding}" for finding in findings]
    return wrong


@pytest.mark.timeout(400)
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("setting", [DEFAULT, LARGEST], ids=str)
def test_every_page_at_the_usual_and_the_largest_size(stage, inspector, setting, share: int):
    assert audit(stage, inspector, setting, share, SHARES) == []


@pytest.mark.timeout(400)
@pytest.mark.parametrize("number", range(len(QUICK)), ids=[str(s) for s in QUICK])
def test_some_pages_in_other_looks(stage, inspector, number: int):
    assert audit(stage, inspector, QUICK[number], number, 7) == []


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("setting", [s for s in all_settings() if s.panel is KIOSK], ids=str)
def test_the_whole_gallery(stage, inspector, setting):
    assert audit(stage, inspector, setting, 0, 1) == []


def test_there_is_a_page_for_every_question(stage):
    names = {page.name for page in all_pages(stage)}
    for code, procedure in stage.procedures.items():
        for part in procedure.parts:
            for question in part.questions:
                assert any(code in name and question.name in name for name in names)
