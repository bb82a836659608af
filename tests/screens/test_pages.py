"""Every page is audited: text cut or covered, contrast, sizes, targets, names, reading order."""

from collections.abc import Sequence

import pytest

from tests.screens.inspection import Inspector
from tests.screens.pages import all_pages
from tests.screens.pairwise import Case, thorough
from tests.screens.panels import Setting, all_settings
from tests.screens.stage import Stage

SHARES = 8


def audit(stage: Stage, inspector: Inspector, cases: Sequence[Case], *, touch: bool) -> list[str]:
    wrong = []
    for page, setting in cases:
        stage.dress(setting)
        for number in page.parts(stage):
            panel, theme = setting.panel, setting.theme
            findings = inspector.inspect(stage.window, panel, theme, touch=touch)
            wrong += [f"{page.name}#{number + 1} {setting} {finding}" for finding in findings]
    return wrong


@pytest.mark.timeout(400)
def test_a_spread_of_pages_at_the_usual_and_the_largest_size(stage, inspector):
    pages = all_pages(stage)
    usual = [(page, Setting(step=1)) for page in pages[::14]]
    largest = [(page, Setting(step=3)) for page in pages[7::14]]
    assert audit(stage, inspector, usual + largest, touch=False) == []


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("share", range(SHARES))
def test_pages_at_two_sizes_and_every_pair_of_looks(stage, inspector, share: int):
    cases = thorough(all_pages(stage))
    every = -(-len(cases) // SHARES)
    assert audit(stage, inspector, cases[share * every : (share + 1) * every], touch=False) == []


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_every_control_answers_to_a_finger(stage, inspector):
    kinds = {page.made_like: page for page in all_pages(stage)}
    cases = [(page, Setting(step=1)) for page in kinds.values()]
    assert audit(stage, inspector, cases, touch=True) == []


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("setting", all_settings(), ids=str)
def test_the_whole_gallery(stage, inspector, setting: Setting):
    cases = [(page, setting) for page in all_pages(stage)]
    assert audit(stage, inspector, cases, touch=setting.theme == "day") == []


def test_there_is_a_page_for_every_question(stage):
    names = {page.name for page in all_pages(stage)}
    for code, procedure in stage.procedures.items():
        for part in procedure.parts:
            assert {f"{code}-{question.name}" for question in part.questions} <= names
