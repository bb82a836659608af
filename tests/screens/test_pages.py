"""Every page is audited: text cut or covered, contrast, sizes, targets, names, reading order."""

from collections.abc import Sequence

import pytest
from PySide6.QtQuick import QQuickItem

from tests.screens.inspection import Inspector
from tests.screens.page import PARTS_MOST
from tests.screens.pages import all_pages
from tests.screens.pairwise import Case, pairwise, spread, thorough
from tests.screens.panels import KIOSK, PANELS, Setting, all_settings
from tests.screens.stage import Stage, every_item

SHARES = 8
OF_A_KIND = 1
"""Pages of one kind differ in their words: the rest of them is looked at in the long run."""


def audit(
    stage: Stage,
    inspector: Inspector,
    cases: Sequence[Case],
    *,
    touch: bool = False,
    parts: int = PARTS_MOST,
) -> None:
    wrong = []
    for page, setting in cases:
        stage.dress(setting)
        for number in page.parts(stage, parts):
            panel, theme = setting.panel, setting.theme
            findings = inspector.inspect(stage.window, panel, theme, touch=touch)
            wrong += [f"{page.name}#{number + 1} {setting} {finding}" for finding in findings]
    assert not wrong, "\n" + "\n".join(wrong)


def shown_lines(stage: Stage) -> list[QQuickItem]:
    return [
        item
        for item in every_item(stage.window.contentItem())
        if item.metaObject().className().startswith("AnswerLine_") and item.isVisible()
    ]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("share", range(SHARES))
def test_a_page_of_every_kind_begins_well_in_some_look(stage, inspector, share: int):
    pages = spread(all_pages(stage), OF_A_KIND)
    audit(stage, inspector, pairwise(pages, OF_A_KIND)[share::SHARES], parts=1)


@pytest.mark.timeout(600)
def test_controls_of_a_sixth_of_the_kinds_answer_to_a_finger(stage, inspector):
    kinds = {page.made_like: page for page in all_pages(stage) if not page.modes}
    cases = [(page, Setting()) for page in list(kinds.values())[::6]]
    audit(stage, inspector, cases, touch=True, parts=1)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("share", range(SHARES))
def test_all_of_every_page_at_two_sizes_and_every_pair_of_looks(stage, inspector, share: int):
    audit(stage, inspector, thorough(all_pages(stage))[share::SHARES])


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_every_control_answers_to_a_finger(stage, inspector):
    kinds = {page.made_like: page for page in all_pages(stage)}
    settings = [Setting(panel) for panel in PANELS]
    cases = [(page, setting) for setting in settings for page in kinds.values()]
    audit(stage, inspector, cases, touch=True)


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("setting", all_settings(), ids=str)
def test_the_whole_gallery(stage, inspector, setting: Setting):
    cases = [(page, setting) for page in all_pages(stage)]
    audit(stage, inspector, cases, touch=setting.theme == "day")


def test_a_title_that_takes_room_on_some_pages_leaves_no_answer_out_and_comes_to_rest(stage):
    """At this size the title of a part that goes on is two lines high, which moves the answers."""
    stage.dress(Setting(KIOSK, 3))
    page = next(page for page in all_pages(stage) if page.name == "1.004873-check-1")
    seen: set[int] = set()
    for _ in page.parts(stage):
        (column,) = stage.columns()
        assert not column.property("restless")
        seen |= {line.property("line") for line in shown_lines(stage)}
    assert seen == set(range(max(seen) + 1))
    assert len(seen) > 20


def test_there_is_a_page_for_every_question(stage):
    names = {page.name for page in all_pages(stage)}
    for code, procedure in stage.procedures.items():
        for part in procedure.parts:
            assert {f"{code}-{question.name}" for question in part.questions} <= names


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_list_of_doors_can_be_searched_on_every_panel(stage, panel):
    stage.dress(Setting(panel))
    stage.reset()
    stage.views.visit.start()
    stage.settle()
    stage.press("Tìm bằng chữ")
    assert stage.views.visit.state.page == "search"
