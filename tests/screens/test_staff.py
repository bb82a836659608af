"""The staff page as it is seen, touched and heard: by role and name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.demo.hands import Hands, Role
from kiosk.jobs import Ok
from kiosk.staff.errand import Answer
from kiosk.staff.gate import Closed
from tests.screens.ear import Ear
from tests.screens.keypress import Keypress
from tests.screens.mode_pages import KEYS
from tests.screens.page import Page
from tests.screens.pages import all_pages, bring_out_of_order
from tests.screens.panels import KIOSK, LANGUAGES, PANELS, STEPS, TABLET, Panel, Setting
from tests.screens.sight import Sight
from tests.screens.staff_pages import (
    bring,
    bring_errand,
    bring_list,
    bring_one,
    bring_sticks,
    queued,
    seen,
    staff_pages,
)
from tests.screens.staff_reason_pages import bring_failing, bring_unread, staff_reason_pages
from tests.screens.stage import Stage, every_item
from tests.screens.targets import high

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


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize("step", [0, 3])
def test_out_of_order_the_way_in_is_seen_at_once_and_leads_back(stage, hands, panel, step):
    stage.dress(Setting(panel, step))
    bring_out_of_order(stage)
    stage.settle()
    stage.database.answers = [Ok(Closed())]
    hands.touch(DOOR)
    assert hands.sees("Xin gõ mã số của cán bộ")
    hands.touch("Quay lại")
    assert hands.reads("Máy đang tạm nghỉ")


def test_where_the_book_cannot_be_opened_the_page_says_so_and_what_to_do(stage, hands):
    """It said that it was still looking, and that nothing was written."""
    bring_failing(stage, "store_damaged")
    stage.settle()
    assert hands.reads("Chưa mở được sổ")
    assert hands.reads("Sổ của máy đã hỏng.")
    assert hands.reads("Đừng tắt máy, đừng xóa gì. Gọi kỹ thuật")
    assert not hands.reads("Đang xem sổ")
    assert not hands.sees("Dùng USB")
    bring_failing(stage, "store_failed")
    stage.settle()
    assert not hands.reads("chưa ghi được")


def test_a_list_that_could_not_be_read_is_not_told_to_be_empty(stage, hands):
    bring_unread(stage, "stafflist")
    stage.settle()
    assert hands.reads("Ổ đĩa bị lỗi")
    assert not hands.reads("Không có tờ nào.")


def test_a_list_is_told_to_be_empty_once_it_was_read(stage, hands):
    bring(stage, "staff", seen())
    stage.views.staff.openGroup("look")
    stage.settle()
    assert hands.reads("Đang xem sổ…")
    assert not hands.reads("Không có tờ nào.")
    stage.reset()
    bring_list(stage, "look", ())
    stage.settle()
    assert hands.reads("Không có tờ nào.")


def test_an_errand_that_is_done_has_one_thing_to_press_one_that_failed_two(stage, hands):
    """Two buttons did the same."""
    bring_errand(stage, "export", Answer("", {"dossiers": 1, "pictures": 0}))
    stage.settle()
    assert hands.sees("Xong")
    assert not hands.sees("Quay lại")
    bring_errand(stage, "export", Answer("stick_full"))
    stage.settle()
    assert hands.sees("Làm lại")
    assert hands.sees("Quay lại")


def pages_of_staff() -> list[Page]:
    return [*staff_pages(), *staff_reason_pages(), Page("outoforder", bring_out_of_order)]


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("modes", [("low",), ("left",), ("low", "left"), KEYS], ids="-".join)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_every_state_of_the_staff_page_is_well_in_every_mode(stage, inspector, panel, modes):
    wrong = []
    for step in STEPS:
        for language in LANGUAGES:
            setting = Setting(panel, step, "day", language)
            stage.dress(setting)
            for page in pages_of_staff():
                for part in replace(page, modes=modes).parts(stage):
                    found = inspector.inspect(stage.window, panel, "day")
                    sight = Sight(stage.window, panel)
                    if sight.low:
                        found += high(sight, sight.controls)
                    wrong += [f"{page.name}#{part + 1} {setting} {one}" for one in found]
    assert not wrong, "\n" + "\n".join(wrong)
