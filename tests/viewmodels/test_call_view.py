import pytest
from PySide6.QtCore import QTimer
from sqlalchemy import select

from kiosk.jobs import Ok
from kiosk.viewmodels.call_view import CHIMES_UNTIL_LONG
from sync import tables
from sync.database import read
from tests.viewmodels.booth import BIRTH


@pytest.fixture
def call(booth):
    booth.enter(BIRTH)
    booth.views.visit.open("call")
    return booth.views.call


def calls(booth) -> list[tuple[str, bool, bool]]:
    """Each recorded call: the step, whether it was answered, whether it was cancelled."""
    row = tables.call.c
    with read(booth.world.outbox()._engine) as connection:
        found = connection.execute(select(row.step, row.answered_at, row.cancelled_at))
        return [(step, bool(answered), bool(cancelled)) for step, answered, cancelled in found]


def ringing(call) -> bool:
    return call.findChild(QTimer).isActive()


def test_a_call_is_recorded_with_its_step_and_nothing_of_the_person(booth, call, qtbot):
    with qtbot.waitSignal(call.chime):
        call.call()
    assert calls(booth) == [("question", False, False)]
    assert not call.answered
    assert ringing(call)


def test_somebody_is_coming_only_after_staff_answered(booth, call):
    call.call()
    assert not call.answered
    call.answer()
    assert call.answered
    assert calls(booth) == [("question", True, False)]
    assert not ringing(call)


def test_after_a_minute_without_anybody_that_is_told(booth, call):
    call.call()
    for _ in range(CHIMES_UNTIL_LONG - 1):
        call.findChild(QTimer).timeout.emit()
    assert not call.waitsLong
    call.findChild(QTimer).timeout.emit()
    assert call.waitsLong
    call.answer()
    assert not call.waitsLong
    call.call()
    assert not call.waitsLong


def test_closing_takes_an_unanswered_call_back_and_returns(booth, call):
    call.call()
    call.cancel()
    assert calls(booth) == [("question", False, True)]
    assert booth.state.page == "question"
    assert not ringing(call)


def test_closing_after_staff_came_leaves_the_call_answered(booth, call):
    call.call()
    call.answer()
    call.cancel()
    assert calls(booth) == [("question", True, False)]


@pytest.mark.parametrize(
    ("end", "row"), [("answer", ("question", True, False)), ("cancel", ("question", False, True))]
)
def test_an_end_that_comes_before_the_row_is_written_is_not_lost(booth, call, end, row):
    booth.database.holds = True
    call.call()
    getattr(call, end)()
    booth.database.holds = False
    for work, done in booth.database.held:
        done(Ok(work()))
    assert calls(booth) == [row]


def test_the_next_call_is_another_one(booth, call):
    call.call()
    call.answer()
    call.cancel()
    booth.views.visit.open("call")
    call.call()
    assert not call.answered
    assert calls(booth) == [("question", True, False), ("question", False, False)]
    call.answer()
    assert calls(booth)[1] == ("question", True, False)


def test_a_call_from_the_welcome_page_is_recorded_so(booth):
    booth.views.visit.open("call")
    booth.views.call.call()
    assert calls(booth) == [("welcome", False, False)]


def test_a_store_that_fails_does_not_stop_the_bell(booth, call, qtbot):
    booth.database.answers = [OSError("no disk")]
    with qtbot.waitSignal(call.chime):
        call.call()
    call.answer()
    assert call.answered
    assert calls(booth) == []


def test_the_bell_is_rung_by_the_voice(booth, call):
    booth.views.reader.warm()
    call.call()
    assert booth.voice.chimes == 1
