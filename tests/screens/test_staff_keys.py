"""The staff page by the six keys alone: all that can be done, and each outcome told."""

from dataclasses import replace

import pytest

from kiosk.jobs import Err, Ok
from kiosk.staff.errand import Answer
from kiosk.staff.gate import Closed, Opened
from tests.screens.keypress import Keypress
from tests.screens.pages import bring_out_of_order
from tests.screens.staff_pages import (
    EXPORTED,
    bring_gate,
    bring_one,
    bring_sheet,
    bring_sticks,
    queued,
    seen,
    stick_of,
)
from tests.screens.staff_reason_pages import bring_looking, failure
from tests.screens.stage import Stage

ONE, NUMBER = queued(1, "queued", None), "004 200 018 53"
HOLD = "Giữ lại, chưa gửi"


@pytest.fixture
def heard(stage: Stage, keys: Keypress) -> list[str]:
    """What is said, to somebody who turned the voice on by the help key."""
    stage.views.visit.start()
    stage.settle()
    stage.views.reader.warm()
    stage.reset()
    stage.voice.fluent = True
    keys.press("help")
    stage.voice.heard.clear()
    return stage.voice.heard


def book(stage: Stage, *answers: object) -> None:
    """Have the book answer this to who asks next, which is not the clock."""
    stage.database.reset()
    stage.views.staff._watch._timer.stop()
    stage.views.staff._watch._reading = False
    stage.database.answers = [Ok(answer) for answer in answers]


def sticks(stage: Stage, *answers: object) -> None:
    """Have the side of the stick answer this to who asks next, which is not the clock."""
    stage.paper.reset()
    stage.views.staff_stick._timer.stop()
    stage.paper.answers = [Ok(answer) for answer in answers]


def take(keys: Keypress, *names: str) -> None:
    """Choose these in turn; then the book and the sticks are looked at no more by themselves."""
    keys.take(*names)
    keys.stage.database.holds = keys.stage.paper.holds = True


def come_in(keys: Keypress) -> None:
    book(keys.stage, Closed())
    keys.take("Hướng dẫn", "Dành cho cán bộ")
    keys.take(*"428170")
    book(keys.stage, Opened(), seen(waiting=1))
    take(keys, "Mở trang")


def page(keys: Keypress) -> str:
    return keys.stage.views.visit.state.page


def test_all_that_staff_do_is_done_by_keys(stage, keys):
    come_in(keys)
    book(stage, seen(waiting=1, rows=(ONE,)))
    take(keys, "Đang chờ gửi: 1")
    book(stage, seen(one=ONE))
    take(keys, NUMBER)
    take(keys, HOLD)
    assert page(keys) == "staffask"
    keys.press("back")
    assert page(keys) == "staffone"
    take(keys, HOLD)
    held = replace(seen(one=queued(1, "held", "held_by_staff")), outcome="applied")
    book(stage, 7, held)
    take(keys, "Giữ lại")
    assert stage.views.staff_one.property("message") == "Đã giữ lại. Các tờ khác vẫn gửi."
    keys.press("back", "back")
    assert page(keys) == "staff"
    sticks(stage, [stick_of("KINGSTON")])
    take(keys, "Dùng USB")
    sticks(stage, Answer("", EXPORTED))
    take(keys, "Chép ra USB")
    assert page(keys) == "staffcarry"
    take(keys, "Xong")
    keys.press("back")
    take(keys, "Giao ca")
    stage.paper.reset()
    before = len(stage.printer.printed)
    keys.take("In phiếu")
    assert len(stage.printer.printed) == before + 1
    keys.press("back")
    keys.take("Xong, rời máy")
    assert page(keys) == "welcome"


def test_out_of_order_the_page_is_come_to_by_keys(stage, keys):
    bring_out_of_order(stage)
    keys.wait()
    book(stage, Closed())
    keys.take("Dành cho cán bộ")
    assert page(keys) == "staffpin"
    keys.press("back")
    assert page(keys) == "outoforder"


def test_a_line_keeps_the_ring_when_the_book_is_read_again(stage, keys):
    come_in(keys)
    rows = (queued(0, "queued", None), ONE)
    book(stage, seen(waiting=2, rows=rows))
    take(keys, "Đang chờ gửi: 1")
    keys.go(NUMBER)
    book(stage, seen(waiting=2, rows=(rows[0], replace(ONE, state="sending"))))
    stage.views.staff._watch.look()
    keys.wait()
    assert keys.name == NUMBER


def test_a_wrong_pin_is_told(stage, keys, heard):
    bring_gate(stage, Closed(), "428171")
    stage.database.answers = [Ok(Closed(wrong=True))]
    keys.wait()
    heard.clear()
    keys.take("Mở trang")
    assert "Mã số chưa đúng. Xin gõ lại." in heard


def test_what_became_of_an_errand_is_told_once_it_is_done(stage, keys, heard):
    bring_sticks(stage, 1)
    keys.wait()
    heard.clear()
    take(keys, "Chép ra USB")
    assert "Đang chép ra USB" in heard
    _, done = stage.paper.held.pop()
    done(Ok(Answer("", EXPORTED)))
    keys.wait()
    assert "Đã chép xong" in heard
    said = " ".join(heard)
    assert said.index("1 tờ chưa chép được") < said.index("Rút USB ra được rồi.")


def test_what_became_of_a_request_is_told(stage, keys, heard):
    bring_one(stage, ONE)
    keys.wait()
    book(stage, 7, replace(seen(one=queued(1, "sending", None)), outcome="applied"))
    heard.clear()
    take(keys, "Gửi ngay")
    assert "Máy gửi lại ngay bây giờ." in " ".join(heard)


def test_what_the_printer_did_is_told(stage, keys, heard):
    bring_sheet(stage, looks=1)
    keys.wait()
    heard.clear()
    keys.take("In phiếu")
    assert "Phiếu đã in. Xin lấy phiếu." in " ".join(heard)


def test_a_stick_that_was_plugged_in_is_told(stage, keys, heard):
    bring_sticks(stage, 0)
    keys.wait()
    heard.clear()
    sticks(stage, [stick_of("KINGSTON")])
    stage.views.staff_stick._looking = False
    stage.views.staff_stick.look()
    keys.wait()
    assert "Làm gì với USB?" in heard


@pytest.mark.parametrize("fails", [False, True], ids=["read", "unread"])
def test_the_book_is_told_once_it_was_read_or_could_not_be(stage, keys, heard, fails):
    bring_looking(stage, "staff")
    keys.wait()
    heard.clear()
    _, done = stage.database.held.pop()
    done(Err(failure("store_damaged")) if fails else Ok(seen(held=2)))
    keys.wait()
    wanted = "Sổ của máy đã hỏng. Xin gọi kỹ thuật" if fails else "2 tờ khai cần người xem"
    assert wanted in " ".join(heard)
