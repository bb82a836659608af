"""The staff page as it is seen, touched and heard: by role and name."""

from collections.abc import Iterator

import pytest

from kiosk.demo.hands import Hands, Role
from kiosk.jobs import Ok
from kiosk.staff.gate import Closed
from tests.screens.ear import Ear
from tests.screens.keypress import Keypress
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, PANELS, TABLET, Panel, Setting
from tests.screens.staff_pages import bring_list, bring_one, bring_sticks, queued, seen
from tests.screens.stage import Stage, every_item

DOOR = "Dành cho cán bộ"
DIGITS = [str(digit) for digit in range(10)]


@pytest.fixture
def hands(stage: Stage) -> Iterator[Hands]:
    stage.dress(Setting())
    stage.reset()
    stage.settle()
    yield Hands(stage.window)
    stage.reset()


def come_in(stage: Stage, hands: Hands) -> None:
    stage.database.answers = [Ok(Closed())]
    hands.touch("Hướng dẫn")
    hands.touch(DOOR)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize("step", [0, 3])
def test_the_way_in_is_in_the_guide_and_seen_at_once(stage, hands, panel: Panel, step: int):
    stage.dress(Setting(panel, step))
    stage.settle()
    come_in(stage, hands)
    assert hands.sees("Xin gõ mã số của cán bộ")


def test_no_page_of_a_resident_has_it(stage, hands):
    for page in all_pages(stage):
        if page.name in {"welcome", "find", "call", "lookup-empty", "settings", "leave", "privacy"}:
            page.show(stage)
            assert not hands.sees(DOOR), page.name


def test_typed_digits_are_seen_as_dots_only(stage, hands):
    come_in(stage, hands)
    for digit in "428170":
        hands.touch(digit)
    shown = [str(item.property("text")) for item in every_item(stage.window.contentItem())]
    assert "• • • • • •" in shown
    names = [found.name for found in hands.look()]
    assert not any("4281" in words for words in shown + names)


def test_no_key_of_the_pin_is_spoken(stage, hands):
    """With the six keys and the voice on, a place says what it is; these say nothing of it."""
    stage.views.visit.start()
    stage.settle()
    stage.views.reader.warm()
    stage.reset()
    stage.voice.fluent = True
    keys = Keypress(stage)
    ear = Ear(keys, stage)
    ear.press("help")
    come_in(stage, hands)
    stage.voice.heard.clear()
    for _ in range(20):
        keys.press("next")
    ear.press("help")
    keys.close()
    said = " ".join(stage.voice.heard)
    assert "Mở trang" in said
    assert not any(digit in said for digit in DIGITS)
    assert "•" not in said


def test_a_page_of_staff_is_read_only_when_asked_and_never_its_number(stage, hands):
    stage.views.visit.start()
    stage.settle()
    stage.views.reader.warm()
    stage.reset()
    stage.voice.fluent = True
    stage.voice.heard.clear()
    bring_one(stage, queued(1, "held", "unreadable"))
    hands.still(200)
    assert stage.voice.heard == []
    hands.touch("Đọc lại")
    said = " ".join(stage.voice.heard)
    assert "Trung tâm không đọc được tờ khai này." in said
    assert "004 200 018 53" not in said


@pytest.mark.parametrize("panel", [KIOSK, TABLET], ids=lambda panel: panel.name)
def test_a_line_of_a_list_is_a_button_that_opens_it(stage, hands, panel: Panel):
    stage.dress(Setting(panel))
    one = queued(1, "held", "conflict")
    bring_list(stage, "look", (one,))
    stage.settle()
    stage.database.reset()
    stage.database.answers = [Ok(seen(one=one))]
    hands.touch("004 200 018 53", Role.Button)
    assert hands.reads("Số phiếu 004 200 018 53")
    assert hands.sees("Gửi lại")
    assert not hands.sees("Giữ lại, chưa gửi")


def test_what_waits_can_be_sent_at_once_or_held_back_after_a_question(stage, hands):
    bring_one(stage, queued(1, "queued", None))
    stage.settle()
    assert hands.sees("Gửi ngay")
    hands.touch("Giữ lại, chưa gửi")
    assert hands.reads("Giữ lại tờ khai này?")
    hands.touch("Thôi, quay lại")
    assert hands.reads("Số phiếu 004 200 018 53")


def test_what_is_damaged_offers_no_act_that_would_not_help(stage, hands):
    bring_one(stage, queued(1, "damaged", "bad_digest"))
    stage.settle()
    assert hands.reads("Giữ nguyên máy")
    assert not hands.sees("Gửi lại")
    assert not hands.sees("Gửi ngay")


def test_sending_all_stands_beside_what_can_be_sent(stage, hands):
    bring_list(stage, "waiting", (queued(1, "queued", None),))
    stage.settle()
    assert hands.sees("Gửi tất cả ngay")
    bring_list(stage, "delivered", (queued(1, "delivered", None),))
    stage.settle()
    assert not hands.sees("Gửi tất cả ngay")


def test_while_it_copies_there_is_nothing_to_press_but_the_help_row(stage, hands):
    bring_sticks(stage, 1)
    stage.paper.reset()
    stage.paper.holds = True
    hands.touch("Chép ra USB")
    assert hands.reads("Xin đừng rút USB")
    assert not hands.sees("Quay lại")
    assert not hands.sees("Xong")


def test_a_stick_that_cannot_be_written_is_no_button_to_press(stage, hands):
    bring_sticks(stage, 3, act="export")
    stage.settle()
    stage.views.staff_stick.choose(2)
    assert stage.views.visit.state.page == "staffwhich"
    assert hands.reads("Chép vào USB nào?")
