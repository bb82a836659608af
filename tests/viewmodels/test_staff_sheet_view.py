import pytest

from kiosk.jobs import Ok
from kiosk.paper.printers import NoPaper, NoPrinter, Printed
from kiosk.session.visit import Visit as VisitState
from tests.screens.staff_pages import queued, seen
from tests.viewmodels.booth import rows_of


@pytest.fixture
def sheet(booth):
    booth.views.staff_gate.is_open = True
    look = (queued(0, "held", "conflict"), queued(1, "damaged", "bad_digest"))
    booth.database.answers = [Ok(seen(held=1, damaged=1, code="no_line", look=look))]
    booth.views.visit.take(VisitState(page="staff", trail=("welcome",)))
    return booth.views.staff_sheet


def test_it_has_counts_reasons_and_the_moment(booth, sheet):
    sheet.open()
    assert (booth.state.page, sheet.at) == ("staffsheet", "08:12 ngày 24/11/2026")
    assert [row[0] for row in rows_of(sheet.counts)] == [
        "Đang chờ gửi: 12 tờ",
        "Đang giữ lại: 1 tờ",
        "Bị hỏng: 1 tờ",
        "Đến trung tâm hôm nay: 9 tờ",
    ]
    assert "Chưa có đường truyền về trung tâm." in sheet.notes
    assert sheet.heading == "Cần người xem"
    assert rows_of(sheet.looks)[1] == (
        "004 200 018 53 · Lưu lúc 14:05 ngày 23/11/2026",
        "Nội dung tờ khai trên đĩa đã hỏng. Xin gọi kỹ thuật, đừng xóa.",
    )


def test_it_stays_as_it_was_opened(booth, sheet):
    sheet.open()
    booth.database.answers = [Ok(seen(waiting=0))]
    booth.views.staff._watch.look()
    booth.english()
    assert rows_of(sheet.counts)[0] == ("Waiting: 12",)
    assert len(rows_of(sheet.looks)) == 2


def test_before_the_book_is_read_there_is_none(booth):
    booth.views.staff_sheet.open()
    assert booth.state.page == "welcome"
    booth.views.staff_sheet.print()
    assert booth.printer.printed == []


def test_it_is_printed_and_the_idle_clock_stands_still_meanwhile(booth, sheet):
    sheet.open()
    heard = []
    sheet.printing.connect(heard.append)
    booth.paper.holds = True
    sheet.print()
    sheet.print()
    assert (len(booth.paper.held), sheet.canPrint) == (1, False)
    assert sheet.printState == "Phiếu đang in."
    work, done = booth.paper.held.pop()
    done(Ok(work()))
    assert sheet.printState == "Phiếu đã in. Xin lấy phiếu."
    assert (heard[0], heard[-1], len(booth.printer.printed)) == (True, False, 1)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(NoPaper(), "Máy in hết giấy."), (NoPrinter("not_found"), "Chưa in được.")],
)
def test_a_failed_print_says_what_to_do_and_is_tried_again(booth, sheet, outcome, said):
    sheet.open()
    booth.printer.outcome = outcome
    sheet.print()
    assert sheet.printState.startswith(said)
    assert (sheet.failed, sheet.canPrint) == (True, True)
    booth.printer.outcome = Printed(confirmed=True)
    sheet.print()
    assert not sheet.failed


def test_who_left_hears_nothing_of_it_and_the_next_sheet_begins_anew(booth, sheet):
    sheet.open()
    booth.paper.holds = True
    sheet.print()
    booth.views.visit.back()
    work, done = booth.paper.held.pop()
    done(Ok(work()))
    assert (sheet.printState, rows_of(sheet.looks)) == ("", [])
    sheet.open()
    assert (sheet.printState, sheet.canPrint) == ("", True)
