import subprocess
import unicodedata
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from central.config import Office
from central.declarations import Filed
from central.desk_papers import Decision, asked_papers, counted, reasoned, set_paper
from central.parts import Part
from central.statuses import Mark
from tests.central.virtual_kiosk import ANSWERS, plain_text
from tests.library import in_use

OFFICE = Office(
    authority="Ủy ban nhân dân phường Mẫu",
    name="Trung tâm Phục vụ hành chính công",
    place="Phường Mẫu",
    phone="0225 000 000",
)
RECEIVED = {
    "file_number": "H61.01-261124-0007",
    "appointment": "15 giờ ngày 27/11/2026",
    "papers": "Giấy chứng sinh; 1 bản chính",
    "more_papers": "Giấy ủy quyền; có công chứng; 2 bản sao",
    "sets": "3",
    "days": "5 ngày làm việc",
    "place": "quầy 4",
    "number": "12/TTPVHCC",
}
LACKING = {
    "reason": "Giấy chứng sinh; bản đã nộp mờ số\nGiấy kết hôn",
    "guidance": "Xin lại ở bệnh viện.\nMang bản chính đến quầy 3.",
    "contact": "chị Lan, quầy 3",
    "number": "8/YCBS",
}
PARTS = [
    Part("birth", "Đăng ký khai sinh", "Ủy ban nhân dân xã", "Giấy khai sinh", "received"),
    Part("residence", "Đăng ký thường trú", "Công an xã", "Thông báo", "received"),
]
HOSTILE = '#panic("no") $x$ *đ* \\ " ] } <a> /* // #{1}'


@pytest.fixture(scope="module")
def library():
    return in_use()


def filed(**plain) -> Filed:
    text = plain_text(**plain)
    return Filed("id", "00010000101", "0001", "Máy", "d", 1, "", "", "received", "", 1, text)


def decision(state="received", note=None, parts=()) -> Decision:
    mark = Mark(state, "2026-11-24T18:05:00.000Z", "lan", "key", b"")
    words = {"received": RECEIVED, "supplement": LACKING}[state] if note is None else note
    return Decision(mark, words, parts)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter not in " \n\u00a0\u200b")


def read(library, made: Decision, office=OFFICE, **plain) -> str:
    return squeezed("\n".join(pages(set_paper(filed(**plain), made, office, library))))


def missing(text: str, *words: str) -> list[str]:
    return [word for word in words if squeezed(word) not in text]


def test_the_receipt_says_all_that_was_typed_answered_and_set(library):
    answers = {**ANSWERS, "requester_address": "Số 12 ngõ 34, phường Mẫu", "email": "a@vidu.vn"}
    text = read(library, decision(), answers=answers)
    assert not missing(
        text,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Số: 12/TTPVHCC",
        "Phường Mẫu, ngày 25 tháng 11 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H61.01-261124-0007",
        "Ông/Bà/Tổ chức: Nguyễn Thị Hường Ữ",
        "003190000123",
        "Số 12 ngõ 34, phường Mẫu",
        "0912345678",
        "a@vidu.vn",
        "đăng ký khai sinh (mã 1.001193)",
        "1Giấy chứng sinh 1 bản chính",
        "2Giấy ủy quyền; có công chứng 2 bản sao",
        "Số lượng hồ sơ: 3 (bộ)",
        "theo quy định: 5 ngày làm việc",
        "Thời gian nhận hồ sơ: 1 giờ 05 phút, ngày 25/11/2026",
        "giải quyết hồ sơ: 15 giờ ngày 27/11/2026",
        "nhận kết quả tại: quầy 4",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Số phiếu tại máy: 000 100 001 01",
    )


def test_the_request_lists_each_thing_with_its_reason_and_whom_to_ask(library):
    text = read(library, decision("supplement"))
    assert not missing(
        text,
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Số: 8/YCBS",
        "ngày 25 tháng 11 năm 2026",
        "1Giấy chứng sinh bản đã nộp mờ số",
        "2Giấy kết hôn",
        "Xin lại ở bệnh viện. Mang bản chính đến quầy 3.",
        "liên hệ (tên, số điện thoại): chị Lan, quầy 3",
        "NGƯỜI HƯỚNG DẪN",
    )
    assert missing(text, "GIẤY TIẾP NHẬN")
    unsaid = {"reason": "Giấy kết hôn"}
    assert not missing(read(library, decision("supplement", unsaid)), OFFICE.phone)


def test_what_nobody_said_stays_open_and_is_not_made_up(library):
    answers = {"requester_name": "ask_staff", "requester_number": "ask_staff"}
    made = decision(note={"file_number": "H1"})
    text = read(library, made, Office(), answers=answers, result={})
    assert "ask_staff" not in text
    assert "Ông/Bà/Tổchức:Sốđịnhdanh" in text
    assert "tạiVàoSổ" in text.replace(":", "")
    assert not missing(text, "1. 2. 3. Số lượng hồ sơ: (bộ)")


@pytest.mark.parametrize("state", ["received", "supplement"])
def test_each_part_is_named_with_its_agency(library, state):
    text = read(library, decision(state, parts=PARTS))
    assert not missing(
        text, "Đăng ký khai sinh Ủy ban nhân dân xã", "Đăng ký thường trú Công an xã"
    )
    one = read(library, decision(state, parts=PARTS[1:]))
    assert not missing(one, "Đăng ký thường trú Công an xã")
    assert missing(one, "Đăng ký khai sinh Ủy ban")


def test_only_who_files_for_another_is_asked_for_the_authority(library):
    words = "Nộp thay cho"
    assert missing(read(library, decision()), words)
    other = {"for": "other", "relation": None}
    assert not missing(read(library, decision(), on_behalf=other), words)


def test_forty_papers_go_on_over_pages_under_the_same_heading(library):
    papers = "\n".join(f"Giấy thứ {number} trong hồ sơ; {number} bản" for number in range(1, 41))
    made = decision(note={**RECEIVED, "papers": papers, "more_papers": ""})
    sheets = pages(set_paper(filed(), made, OFFICE, library))
    assert len(sheets) == 2
    assert all("Tên giấy tờ" in sheet and "Số lượng" in sheet for sheet in sheets)
    assert [f"Trang {number} trên 2" in sheet for number, sheet in enumerate(sheets, 1)] == [
        True
    ] * 2
    text = squeezed("".join(sheets))
    assert not missing(text, *(f"Giấy thứ {n} trong hồ sơ {n} bản" for n in range(1, 41)))


@pytest.mark.parametrize("state", ["received", "supplement"])
def test_hostile_words_are_set_as_they_are(library, state):
    names = ("file_number", "appointment", "days", "sets", "place", "number", "contact", "guidance")
    note = {**dict.fromkeys(names, HOSTILE), "papers": f"{HOSTILE}; 1", "reason": f"{HOSTILE}; 1"}
    answers = {"requester_name": HOSTILE, "requester_number": HOSTILE, "requester_address": HOSTILE}
    parts = [Part("a", HOSTILE, HOSTILE, "", "received")]
    office = Office(place=HOSTILE)
    text = read(library, decision(state, note, parts), office, answers=answers)
    expected = {"received": 13, "supplement": 10}[state]
    assert text.count(squeezed(HOSTILE)) == expected


def test_direction_and_control_characters_do_not_reach_the_page(library):
    answers = {"requester_name": "Trần\x00 \u202eVăn\ud800\u2067 Mẫu"}
    made = decision(note={"file_number": "H1\u202e\n2"})
    text = read(library, made, answers=answers)
    assert not missing(text, "Trần Văn Mẫu", "H1 2")


@pytest.mark.parametrize("letter", ["W", "Ữ", "م"])
def test_a_name_without_end_still_makes_a_paper(library, letter):
    answers = {"requester_name": letter * 400, "requester_address": (letter * 30 + " ") * 40}
    assert pages(set_paper(filed(answers=answers), decision(), OFFICE, library))


@pytest.mark.parametrize(
    "odd",
    [
        {"answers": ["x"], "result": 5, "on_behalf": "self"},
        {"answers": {"requester_name": 7, "requester_number": {"a": 1}}},
        {"procedure": {"code": "9.999999", "version": "1"}},
        {"procedure": None},
    ],
)
def test_a_sealed_text_of_any_shape_makes_a_paper(library, odd):
    assert "HẸNTRẢKẾTQUẢ" in read(library, decision(), **odd)


def test_the_paper_is_tagged_selectable_and_the_same_when_printed_again(library):
    pdf = set_paper(filed(), decision(), OFFICE, library)
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "vi-VN")
    assert unicodedata.is_normalized("NFC", "".join(pages(pdf)))
    assert pdf == set_paper(filed(), decision(), OFFICE, library)


def test_only_what_stays_at_the_desk_is_counted(library):
    procedure = library.procedure("1.001193")
    asked = asked_papers(procedure)
    kept = [paper.id for paper in procedure.papers if paper.handling == "hand_in"]
    assert [paper.field for paper in asked] == [f"paper-{name}" for name in kept]
    assert asked_papers(None) == []


def test_a_line_without_its_semicolon_is_kept_whole():
    assert counted("Giấy A\n\n  ;2") == [
        {"name": "Giấy A", "count": ""},
        {"name": "2", "count": ""},
    ]
    assert reasoned("A; b; c\nD") == [{"what": "A", "why": "b; c"}, {"what": "D", "why": ""}]


def test_a_desk_scanner_reads_the_slip_s_number_from_the_paper(library):
    pdf = set_paper(filed(), decision(), OFFICE, library)
    painted = subprocess.run(
        ["pdftoppm", "-gray", "-r", "200", "-singlefile", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    with Image.open(BytesIO(painted.stdout)) as page:
        (seen,) = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    assert seen.text == "PHIEU:00010000101"
