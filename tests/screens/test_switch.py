"""Language, size and colours change in the middle of every kind of page, and nothing is lost."""

import pytest

from tests.screens.pages import BIRTH, all_pages
from tests.screens.panels import TABLET, WIDE, Setting
from tests.screens.stage import Stage
from tests.screens.switch import kept, shown_typing, switch_findings

TYPED = {"relation": "mother", "child_dob": "2026-11-02", "parents_married": "married"}


@pytest.fixture
def writing(stage: Stage) -> Stage:
    """A name half typed."""
    stage.dress(Setting())
    stage.reset()
    stage.take("question", BIRTH, "child_name", TYPED)
    for letter in "ĐỖ ẨM":
        stage.views.keyboard.press(letter)
    stage.settle()
    return stage


@pytest.mark.timeout(600)
@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.soak)])
def test_nothing_is_lost_on_any_kind_of_page(stage, every: int):
    wrong = []
    kinds = {page.made_like: page for page in all_pages(stage) if not page.modes}
    for page in list(kinds.values())[::every]:
        stage.dress(Setting())
        page.show(stage)
        wrong += [f"{page.name} {finding}" for finding in switch_findings(stage)]
    assert wrong == []


def test_a_loss_would_be_seen(writing):
    before = kept(writing)
    assert before.typed == "ĐỖ ẨM"
    assert shown_typing(writing) == ["ĐỖ ẨM"]
    writing.views.keyboard.forget()
    writing.settle()
    assert kept(writing) != before
    assert shown_typing(writing) == [""]


@pytest.mark.parametrize("panel", [TABLET, WIDE], ids=["tablet", "wide"])
def test_a_tablet_being_typed_on_opens_its_help_row_by_one_key(writing, panel):
    writing.dress(Setting(panel))
    writing.settle()
    with pytest.raises(LookupError):
        writing.press("English")
    writing.press("Trợ giúp")
    writing.settle()
    writing.press("English")
    writing.settle()
    assert kept(writing).typed == "ĐỖ ẨM"
    writing.press("Close")
    writing.settle()
    with pytest.raises(LookupError):
        writing.press("Tiếng Việt")
