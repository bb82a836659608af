from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.staff.desk import Wanted, line_words, look, one_words, row_words
from sync.outbox import Outbox, Tried
from tests.screens.borders import enrol
from tests.screens.staff_pages import queued, seen
from tests.sync.dossiers import plain

WALL = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)


@pytest.fixture
def outbox(tmp_path):
    enrol(tmp_path)
    made = Outbox.open(tmp_path)
    yield made
    made.close()


def test_one_reading_has_all_that_is_shown(outbox):
    saved = [outbox.save(plain) for _ in range(3)]
    number = outbox.put_request("retry", {})
    wanted = Wanted("waiting", 0, 2, saved[1].seq, number)
    found = look(outbox, wanted, WALL, WALL)
    assert [one.seq for one in found.rows] == [1, 2]
    assert (found.more, found.one.seq, found.tried, found.outcome) == (True, 2, (), None)
    rest = look(outbox, replace(wanted, start=2), WALL, WALL)
    assert ([one.seq for one in rest.rows], rest.more) == ([3], False)


def test_the_overview_reads_no_list(outbox):
    outbox.save(plain)
    found = look(outbox, Wanted(), WALL, WALL)
    assert (found.rows, found.more, found.one) == ((), False, None)
    assert found.sheet.glance.waiting == 1


def test_a_line_that_is_well_says_when_the_centre_answered():
    assert (
        line_words(seen().sheet, "vi")
        == "Đường truyền tốt. Trung tâm trả lời lúc 08:05 ngày 24/11/2026."
    )
    sheet = seen().sheet
    silent = replace(sheet, glance=replace(sheet.glance, answered_at=None))
    assert line_words(silent, "vi") == "Máy chưa nói chuyện với trung tâm lần nào."


def test_a_row_is_a_number_a_standing_and_a_time():
    one = queued(0, "queued", None, papers=(2, 5))
    assert row_words(one, "vi") == (
        "004 200 017 56",
        "Đang chờ gửi · giấy tờ 2/5 · Lưu lúc 14:05 ngày 23/11/2026",
        "clock",
    )
    assert row_words(queued(0, "held", "fork"), "vi")[1:] == (
        "Trung tâm để riêng · Lưu lúc 14:05 ngày 23/11/2026",
        "warning",
    )


def test_a_damaged_entry_has_no_time_and_says_so():
    one = replace(queued(0, "damaged", "bad_header"), created_at=None)
    assert row_words(one, "vi")[1] == "Bị hỏng · Không rõ lưu lúc nào"


def test_one_says_why_and_what_to_do():
    tried = (Tried("2026-11-23T07:06:00.000Z", "conflict"), Tried("2026-11-24T00:40:00.000Z", None))
    words = one_words(queued(0, "held", "conflict"), tried, "vi")
    assert words.troubled
    assert words.reason.startswith("Trung tâm đã có một tờ khai khác cùng mã.")
    assert words.advice.startswith("Gọi trung tâm, đọc số phiếu.")
    assert words.tried == "Đã gửi thử 2 lần, lần cuối lúc 07:40 ngày 24/11/2026."


def test_one_that_arrived_has_no_reason_left():
    words = one_words(queued(0, "delivered", "busy"), (), "vi")
    assert (words.troubled, words.reason, words.advice) == (False, "", "")
    assert words.tried == "Chưa gửi lần nào."
