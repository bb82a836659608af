from datetime import UTC, datetime

import pytest

from kiosk.staff.sheet import MOST_LISTED, condition_words, make_sheet, on_paper, sheet_lines
from sync.database import open_database
from sync.outbox import Outbox
from tests.screens.borders import enrol
from tests.sync.dossiers import plain, tamper

WALL = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)


@pytest.fixture
def outbox(tmp_path):
    enrol(tmp_path)
    made = Outbox.open(tmp_path)
    yield made
    made.close()


@pytest.fixture
def book(tmp_path, outbox):
    """Write what an agent writes."""

    def write(*statements):
        engine = open_database(tmp_path)
        tamper(engine, *statements)
        engine.dispose()

    return write


def held(seq: int, reference: str, reason: str = "conflict", state: str = "held") -> str:
    return (
        "INSERT INTO delivery (seq, id, reference, state, attempts, reason) VALUES"
        f" ({seq}, 'x{seq}', '{reference}', '{state}', 1, '{reason}')"
    )


def test_a_sheet_counts_and_names_what_a_person_must_look_at(outbox, book):
    first, second, _ = (outbox.save(plain) for _ in range(3))
    book(
        held(1, first.reference),
        held(2, second.reference, "bad_digest", "damaged"),
        "INSERT INTO site (id, reason, since) VALUES (1, 'no_line', '2026-11-23T01:00:00.000Z')",
    )
    sheet = make_sheet(outbox, WALL, WALL)
    told = sheet.to_json()
    assert (told["waiting"], told["held"], told["damaged"], told["arrived_today"]) == (1, 1, 1, 0)
    assert told["condition"] == "no_line"
    assert [one["reference"] for one in told["look"]] == [first.reference, second.reference]
    lines = sheet_lines(sheet, 3, "vi")
    text = "\n".join(lines)
    assert lines[0] == "Phiếu giao ca · Máy số 3"
    for words in (
        "Từ 08:00 ngày 23/11/2026: Chưa có đường truyền",
        "Đang giữ lại: 1 tờ",
        "đã hỏng",
    ):
        assert words in text
    paper = on_paper(sheet, 3, "Điểm Mẫu", "vi")
    assert len(paper.looks) == 2
    assert paper.signed_by == ("Người giao (ký, ghi tên)", "Người nhận (ký, ghi tên)")


def test_nothing_of_a_person_stands_on_it(outbox, book):
    saved = outbox.save(plain)
    book(held(1, saved.reference))
    words = "\n".join(sheet_lines(make_sheet(outbox, WALL, WALL), 1, "vi"))
    assert "Hường" not in words
    assert saved.id not in words


def test_a_long_list_is_cut_and_says_so(outbox, book):
    saved = [outbox.save(plain) for _ in range(MOST_LISTED + 2)]
    book(*(held(one.seq, one.reference) for one in saved))
    sheet = make_sheet(outbox, WALL, WALL)
    assert (len(sheet.look), sheet.more) == (MOST_LISTED, 2)
    assert sheet_lines(sheet, 1, "vi")[-1] == "Và 2 tờ nữa, xem trên máy."


def test_a_machine_that_never_joined_says_that_above_all(tmp_path):
    outbox = Outbox.open(tmp_path / "fresh")
    sheet = make_sheet(outbox, WALL, WALL)
    outbox.close()
    assert sheet.condition == "not_enrolled"
    assert condition_words(sheet, "vi").startswith("Máy chưa được ghép với trung tâm.")
    assert "Không có tờ nào cần người xem." in sheet_lines(sheet, 1, "vi")


def test_a_clock_that_is_off_is_told(outbox, book):
    book(
        "INSERT INTO clock_offset (id, offset_s, centre_time, boot_id, boot_s) VALUES"
        " (1, 315576000, '2036-11-23T01:00:00.000Z', 'another boot', 1)"
    )
    words = sheet_lines(make_sheet(outbox, WALL, WALL), 1, "vi")
    assert "Đồng hồ máy chậm 10 năm. Tờ khai vẫn gửi được." in words
