from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from kiosk.staff.errand import Answer
from kiosk.staff.sticks import PluggedIn
from tests.screens.staff_pages import EXPORTED, IMPORTED
from tests.viewmodels.booth import rows_of

STICKS = [
    PluggedIn(Path("/media/KINGSTON"), "KINGSTON", 12_300_000_000, 15_500_000_000, True),
    PluggedIn(Path("/media/DATA"), "DATA", 0, 8_000_000_000, False),
]


class Carrier:
    """What stands outside the screen: sticks and the command that carries."""

    def __init__(self) -> None:
        self.sticks: list[PluggedIn] = []
        self.answer = Answer("", EXPORTED)
        self.ran: list[tuple[str, Path]] = []
        self.steps: list[tuple[int, int]] = []

    def find(self) -> list[PluggedIn]:
        return self.sticks

    def carry(self, act, folder, told) -> Answer:
        self.ran.append((act, folder))
        for step in self.steps:
            told(*step)
        return self.answer


@pytest.fixture
def carrier(booth) -> Carrier:
    made = Carrier()
    border = booth.views.staff_stick._border
    object.__setattr__(border, "find", made.find)
    object.__setattr__(border, "carry", made.carry)
    return made


@pytest.fixture
def stick(booth, carrier):
    booth.views.staff_gate.is_open = True
    return booth.views.staff_stick


def open_page(booth) -> None:
    booth.views.visit.take(VisitState(page="staffstick", trail=("welcome", "staff")))


def results(stick) -> list[str]:
    return [row[0] for row in rows_of(stick.results)]


def test_without_a_stick_one_is_asked_for_and_a_new_one_is_seen_by_itself(booth, stick, carrier):
    open_page(booth)
    assert (stick.count, stick.only) == (0, "")
    assert stick.hint == "Chưa thấy USB. Xin cắm USB vào máy, chờ vài giây."
    stick.begin("export")
    assert carrier.ran == []
    carrier.sticks = STICKS[:1]
    stick.findChild(QTimer).timeout.emit()
    assert (stick.count, stick.hint) == (1, "")
    assert stick.only == "KINGSTON · còn trống 12,3\u00a0GB trong 15,5\u00a0GB"


def test_the_only_stick_is_taken_without_a_question(booth, stick, carrier, qtbot):
    carrier.sticks = STICKS[:1]
    open_page(booth)
    heard = []
    stick.working.connect(heard.append)
    stick.begin("export")
    assert booth.state.page == "staffcarry"
    assert carrier.ran == [("export", Path("/media/KINGSTON"))]
    assert heard == [True, False]
    assert results(stick)[0] == "Đã chép 12 tờ khai và 5 ảnh giấy tờ vào USB."
    left = [line.startswith(("1 tờ chưa chép", "2 tờ chưa chép")) for line in results(stick)]
    assert left[0] is False
    assert left[1] is True
    assert left == [mends for _, mends in stick.results.rows]
    assert results(stick)[-2] == "Rút USB ra được rồi."
    assert not stick.failed
    booth.english()
    assert results(stick)[0] == "12 declarations and 5 pictures are on the stick."


def test_of_several_one_is_chosen_and_none_that_cannot_be_written(booth, stick, carrier):
    carrier.sticks = STICKS
    open_page(booth)
    stick.begin("export")
    assert booth.state.page == "staffwhich"
    assert [row[2] for row in rows_of(stick.rows)] == [True, False]
    stick.choose(1)
    stick.choose(7)
    assert carrier.ran == []
    stick.choose(0)
    assert carrier.ran == [("export", Path("/media/KINGSTON"))]


def test_receipts_may_come_from_one_that_is_read_only(booth, stick, carrier):
    carrier.sticks = STICKS
    carrier.answer = Answer("", IMPORTED)
    open_page(booth)
    stick.begin("import")
    stick.choose(1)
    assert carrier.ran == [("import", Path("/media/DATA"))]
    assert results(stick)[0] == "11 tờ khai đã đến trung tâm."


def test_a_stick_that_was_pulled_out_says_what_to_do_and_it_is_done_again(booth, stick, carrier):
    carrier.sticks = STICKS[:1]
    carrier.answer = Answer("stick_gone")
    open_page(booth)
    stick.begin("export")
    assert stick.failed
    assert results(stick) == [
        "USB bị rút ra hoặc bị lỗi giữa chừng. Xin cắm lại rồi làm lại; không mất gì."
    ]
    carrier.answer = Answer("", EXPORTED)
    stick.again()
    assert not stick.failed
    assert len(carrier.ran) == 2


def test_how_far_it_is_can_be_read(booth, stick, carrier):
    carrier.sticks = STICKS[:1]
    open_page(booth)
    booth.paper.holds = True
    stick.begin("export")
    assert stick.busy
    assert stick.doing == "Đang chép. Xin đừng rút USB."
    stick._step.emit(5, 12)
    assert stick.doing == "Đang chép. Xin đừng rút USB. Xong 5 trong 12."
    stick.again()
    assert len(booth.paper.held) == 1
    work, done = booth.paper.held.pop()
    done(Ok(work()))
    assert (stick.busy, stick.doing) == (False, "")


def test_an_errand_that_breaks_is_a_failure_in_words(booth, stick, carrier):
    carrier.sticks = STICKS[:1]
    open_page(booth)
    booth.paper.answers = [OSError("invented")]
    stick.begin("export")
    assert stick.failed
    assert results(stick) == ["Máy chưa làm được. Xin làm lại, hoặc gọi kỹ thuật."]


def test_nobody_looks_for_sticks_without_the_pin_or_on_other_pages(booth, stick, carrier):
    carrier.sticks = STICKS
    booth.views.staff_gate.is_open = False
    stick.look()
    assert stick.count == 0
    booth.views.staff_gate.is_open = True
    open_page(booth)
    assert stick.findChild(QTimer).isActive()
    booth.views.visit.back()
    assert not stick.findChild(QTimer).isActive()


def test_who_leaves_in_the_middle_leaves_nothing_behind(booth, stick, carrier):
    carrier.sticks = STICKS[:1]
    open_page(booth)
    booth.paper.holds = True
    stick.begin("export")
    booth.views.visit.finish()
    assert (stick.busy, stick.count) == (False, 0)
    work, done = booth.paper.held.pop()
    done(Ok(work()))
    assert results(stick) == []
