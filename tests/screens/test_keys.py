"""Keys only: every control in order, words and dates that are written, a way to the slip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.keypad import controls
from tests.screens.keypress import Keypress
from tests.screens.names import tree
from tests.screens.order import Role
from tests.screens.pages import BIRTH, COPIES, all_pages
from tests.screens.panels import KIOSK, TABLET, Setting
from tests.screens.sight import Sight
from tests.screens.stage import Stage

PRESSED = {Role.Button, Role.RadioButton, Role.CheckBox, Role.EditableText}
ANSWERS = {"place": "counter", "kind_1": "school", "more_1": "done"}
STEPS_MOST = 40


def told(stage: Stage) -> list[str]:
    """Names of all that can be pressed, in the order in which a page is told."""
    return [node.name for node in tree(stage.window).walk() if node.role in PRESSED]


def in_turn(names: list[str], first: str) -> list[str]:
    """Give a round of names from this one on."""
    at = names.index(first) if first in names else 0
    return names[at:] + names[:at]


def main_act(keys: Keypress) -> None:
    """Go to the page's main button, and choose it."""
    for _ in controls(keys.stage.window.contentItem()):
        keys.press("next")
        place = keys.place
        if place is not None and place.property("kind") == "primary":
            keys.press("choose")
            return
    raise LookupError(keys.stage.views.visit.state)


def answer(keys: Keypress) -> None:
    """Answer the question on the screen, and go on."""
    view = keys.stage.views.question
    question = view.question
    assert question is not None
    kind = view.answer_kind
    if kind == "choice":
        rows = {row[0]: row[1] for row in view.property("options").rows}
        keys.take(rows[ANSWERS.get(question.name, next(iter(rows)))])
    elif kind == "digits":
        keys.take(*("0912345678" if question.type == "phone" else "2"))
    elif kind == "text":
        keys.take("T", "Ô", "Dấu cách", "A", "N")
        assert keys.stage.views.keyboard.value == "TÔ AN"
    main_act(keys)


def test_every_control_of_a_page_is_reached_in_the_order_it_is_told(stage, keys):
    wrong = []
    kinds = {page.made_like: page for page in all_pages(stage) if not page.modes}
    for page in list(kinds.values())[::6]:
        stage.dress(Setting())
        page.show(stage)
        stage.settle()
        keys.wait()
        touched = Sight(stage.window, KIOSK).controls
        # A page that was left is come back to where the keys were on it.
        walked = in_turn([*keys.walk()], told(stage)[0])
        in_order = walked == [name for name in told(stage) if name in walked]
        if not in_order or len(walked) != sum(shown.item.isEnabled() for shown in touched):
            wrong.append(f"{page.name}: {walked} of {told(stage)}")
    assert wrong == []


def test_the_way_back_ends_where_the_way_there_began(stage, keys):
    stage.views.visit.start()
    there = [*keys.walk()]
    back = [keys.name]
    for _ in there[1:]:
        keys.press("previous")
        back.append(keys.name)
    assert back == there[::-1]


@pytest.mark.parametrize(("code", "act"), [(Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, -1)])
def test_a_keyboard_has_the_same_ways(stage, keys, code: Qt.Key, act: int):
    stage.views.visit.start()
    keys.wait()
    names = [*keys.walk()]
    keys.press("next")
    QTest.keyClick(stage.window, code)
    assert keys.name == names[act]


def test_nobody_sees_a_ring_who_does_not_use_keys(stage, keys):
    assert not stage.views.appearance.look.keys
    keys.press("next")
    assert stage.views.appearance.look.keys
    assert not stage.views.appearance.look.voice


def test_each_question_begins_before_its_first_place(stage, keys):
    stage.take("question", COPIES, "place")
    keys.take("Tại quầy" if "Tại quầy" in [*keys.walk()] else keys.name)
    main_act(keys)
    assert keys.place is None


def test_rows_of_the_keyboard_are_gone_through_up_and_down(stage, keys):
    stage.take("question", BIRTH, "child_name", {"relation": "mother"})
    keys.go("R")
    keys.press("below")
    assert keys.name in {"D", "F"}
    keys.press("above")
    assert keys.name in {"R", "E"}
    keys.press("above", "above")
    assert keys.name.startswith("Dấu")
    keys.press("above")
    assert keys.name == stage.views.question.property("askStaffText")


def test_a_date_is_written_by_keys(stage, keys):
    stage.take("question", BIRTH, "child_dob", {"relation": "mother"})
    keys.take(*"02112026")
    assert stage.views.keyboard.value == "02/11/2026"
    keys.take("Tháng", "3")
    assert stage.views.keyboard.property("month").startswith("3")


def test_the_idle_warning_is_answered_by_keys(stage, keys):
    stayed = []
    stage.views.visit.start()
    stage.views.visit.stayed.connect(lambda: stayed.append(True))
    stage.views.visit.warn_idle(30)
    keys.wait()
    keys.take("Tôi vẫn ở đây")
    assert stayed == [True]
    keys.press("back")
    assert stage.views.visit.state.page == "welcome"


def test_a_whole_procedure_is_done_by_keys_alone(stage, keys):
    keys.take("Bấm để bắt đầu", "Sao y, công chứng", "Sao y giấy tờ")
    for _ in range(STEPS_MOST):
        page = stage.views.visit.state.page
        if page == "slip":
            break
        if page == "question":
            answer(keys)
        else:
            main_act(keys)
    saved = stage.views.visit.state.saved
    assert saved is not None
    answers = stage.views.visit.state.answers.values
    assert answers["requester_name"] == "TÔ AN"
    assert stage.world.outbox().known(saved.id) is not None


@pytest.mark.parametrize("panel", [KIOSK, TABLET], ids=["kiosk", "tablet"])
def test_welcome_tells_of_the_keys_only_where_there_are_some(stage, panel):
    words = "Không nhìn rõ? Bấm phím trợ giúp để nghe và dùng phím."
    stage.dress(Setting(panel))
    for modes, there in (((), False), (("keypad",), panel is KIOSK)):
        stage.reset()
        stage.use(modes)
        stage.settle()
        assert (words in [node.name for node in tree(stage.window).walk()]) is there
    stage.reset()
