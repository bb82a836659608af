import pytest

from kiosk.jobs import Ok
from kiosk.procedures.model import Words
from kiosk.session.visit import BEHIND_PIN
from kiosk.session.visit import Visit as VisitState
from kiosk.staff.gate import Closed, Opened
from kiosk.staff.pin import keep_pin
from tests.viewmodels.booth import BIRTH

PIN, WRONG = "428170", "428171"


@pytest.fixture
def gate(booth):
    keep_pin(booth.world.settings.data_dir, PIN)
    return booth.views.staff_gate


def come(booth) -> None:
    booth.views.visit.open("guide")
    booth.views.staff_gate.begin()


def enter(booth, pin: str) -> None:
    booth.type(pin)
    booth.views.staff_gate.enter()


def test_the_pin_opens_the_page_and_back_ends_the_visit(booth, gate, qtbot):
    with qtbot.waitSignal(booth.views.visit.begun):
        come(booth)
    assert (booth.state.page, gate.pinSet, gate.message) == ("staffpin", True, "")
    enter(booth, PIN)
    assert (booth.state.page, gate.is_open) == ("staff", True)
    with qtbot.waitSignal(booth.views.visit.ended):
        booth.views.visit.back()
    assert (booth.state.page, gate.is_open) == ("welcome", False)


def test_out_of_order_staff_come_in_all_the_same_and_go_back_to_where_they_were(booth, gate, qtbot):
    """That is when they need it: what was saved has to leave the machine."""
    booth.views.visit.put_out_of_order(Words(vi="Hỏng.", en="Broken."))
    with qtbot.waitSignal(booth.views.visit.begun):
        gate.begin()
    assert booth.state.page == "staffpin"
    enter(booth, PIN)
    assert (booth.state.page, gate.is_open) == ("staff", True)
    for page in ("staffstick", "call"):
        booth.views.visit.open(page)
        assert booth.state.page == page
        booth.views.visit.back() if page == "staffstick" else booth.views.visit.close()
    assert gate.is_open
    with qtbot.waitSignal(booth.views.visit.ended):
        booth.views.visit.back()
    assert (booth.state.page, gate.is_open) == ("outoforder", False)


def test_a_visit_that_may_be_taken_up_again_is_not_lost_by_it(booth, gate):
    booth.views.visit.take(VisitState(page="recover"))
    gate.begin()
    assert booth.state.page == "recover"


def test_why_it_stays_closed_is_told_once_not_with_each_second(booth, gate):
    refusals = []
    gate.refused.connect(lambda: refusals.append(gate.message))
    come(booth)
    assert refusals == []
    for _ in range(3):
        enter(booth, WRONG)
    gate._timer.timeout.emit()
    assert [words.split(".")[0] for words in refusals] == ["Mã số chưa đúng"] * 3


def test_digits_are_dots_and_leave_with_the_try(booth, gate):
    come(booth)
    booth.type("428")
    assert (gate.dots, gate.canEnter) == ("• • •", True)
    gate.enter()
    assert (gate.dots, gate.canEnter, booth.views.keyboard.value) == ("", False, "")
    assert gate.message == "Mã số chưa đúng. Xin gõ lại."
    booth.type("4")
    assert gate.message == ""


def test_nothing_typed_is_no_try(booth, gate):
    come(booth)
    asked = []
    booth.database.run = lambda work, done: asked.append(work)
    gate.enter()
    assert asked == []


def test_without_a_pin_the_page_says_who_sets_one(booth):
    come(booth)
    gate = booth.views.staff_gate
    assert not gate.pinSet
    assert gate.message == "Máy chưa có mã số cho cán bộ. Xin gọi kỹ thuật đặt mã số."
    enter(booth, "000000")
    assert booth.state.page == "staffpin"


def test_the_third_wrong_one_waits_and_the_seconds_are_counted(booth, gate):
    come(booth)
    for _ in range(3):
        enter(booth, WRONG)
    assert gate.message == "Mã số chưa đúng. Xin chờ 30 giây rồi gõ lại."
    booth.type(PIN)
    assert not gate.canEnter
    gate.enter()
    assert booth.state.page == "staffpin"
    for left in range(29, -1, -1):
        assert gate._timer.isActive()
        gate._timer.timeout.emit()
        assert gate._wait_s == left
    assert (gate.message, gate.canEnter, gate._timer.isActive()) == ("", True, False)


def test_who_comes_next_is_told_that_somebody_typed_wrong(booth, gate):
    come(booth)
    for _ in range(3):
        enter(booth, WRONG)
    booth.views.visit.finish()
    come(booth)
    assert gate.message.startswith("Đã gõ sai nhiều lần. Xin chờ")
    booth.english()
    assert gate.message.startswith("It was typed wrong several times.")


def test_a_visit_under_way_is_not_lost_by_it(booth, gate):
    booth.enter(BIRTH, {"relation": "mother"})
    before = booth.state
    gate.begin()
    booth.views.visit.callStaff()
    gate.begin()
    assert booth.state.page == "call"
    assert booth.state.answers == before.answers


@pytest.mark.parametrize("page", sorted(BEHIND_PIN))
def test_no_page_behind_it_opens_without_the_pin(booth, gate, page, qtbot):
    """Whichever way: a key, or what a journal of a crash holds."""
    with qtbot.waitSignal(booth.views.visit.ended):
        booth.views.visit.open(page)
    assert booth.state.page == "welcome"
    come(booth)
    with qtbot.waitSignal(booth.views.visit.ended):
        booth.views.visit.restore({**booth.state.to_json(), "page": page})
    assert booth.state.page == "welcome"


def test_a_call_for_help_and_the_settings_lead_back_without_the_pin(booth, gate):
    come(booth)
    enter(booth, PIN)
    for page in ("call", "settings", "leave"):
        booth.views.visit.open(page)
        booth.views.visit.close()
        assert (booth.state.page, gate.is_open) == ("staff", True)


def test_the_gui_thread_waits_for_no_hash(booth, gate):
    come(booth)
    booth.database.holds = True
    enter(booth, PIN)
    assert gate.message == "Đang xem mã số…"
    assert (gate.trouble, booth.state.page) == (False, "staffpin")
    work, done = booth.database.held.pop()
    done(Ok(work()))
    assert booth.state.page == "staff"


@pytest.mark.parametrize("told", [Opened(), Closed(wrong=True), Closed(set=False)])
def test_an_answer_after_one_left_is_for_nobody(booth, gate, told):
    come(booth)
    booth.database.holds = True
    enter(booth, PIN)
    booth.views.visit.finish()
    booth.database.held.pop()[1](Ok(told))
    assert (booth.state.page, gate.is_open, gate.message) == ("welcome", False, "")


def test_a_disk_that_fails_opens_nothing_and_says_so(booth, gate):
    come(booth)
    booth.database.answers = [OSError("no disk")]
    enter(booth, PIN)
    assert booth.state.page == "staffpin"
    assert gate.message == "Máy chưa xem được mã số. Xin bấm lại, hoặc gọi kỹ thuật."
