import pytest

from kiosk.directory.counters import load_counters
from kiosk.directory.reading import read_list
from kiosk.directory.wording import (
    Fact,
    Facts,
    facts_of,
    short_name,
    short_names,
    usual_counter,
)
from kiosk.text.spoken import said, speak
from tests.directory.examples import (
    BARE,
    BEES,
    DEATH,
    IMPORTED_AT,
    LONGEST,
    ROWS,
    SCHOOL,
    as_csv,
    row,
)

COUNTERS = load_counters()
ENTRIES = {entry.code: entry for entry in read_list(as_csv().encode())}


def facts(code: str, language="vi", **cells: str) -> Facts:
    entry = ENTRIES[code]
    if cells:
        (entry,) = read_list(as_csv((entry.cells() | cells,)).encode())
    return facts_of(entry, COUNTERS, IMPORTED_AT, language)


def test_what_the_list_says_is_worded():
    assert facts(BEES) == Facts(
        official_name="Thủ tục đăng ký ví dụ về nuôi ong lấy mật",
        field="Ví dụ",
        result="Giấy xác nhận ví dụ",
        code=BEES,
        page=ROWS[0]["page"],
        counter="Mời quý vị ra quầy tiếp nhận.",
        time=Fact("3 ngày làm việc", "Tính từ lúc cán bộ nhận đủ giấy."),
        fee=Fact("Không mất tiền", "Có khoản nào khác, xin hỏi cán bộ."),
        ways="Ở quầy.",
        decided_by="Phường, xã.",
        audience="",
        dated="Theo danh mục nạp vào máy ngày 20/11/2026.",
    )


def test_what_differs_by_the_way_of_filing_is_told_way_by_way():
    school = facts(SCHOOL)
    assert school.time == Fact(
        "Thời gian tùy cách nộp",
        "Ở quầy: 5 ngày làm việc. Qua mạng: 15 ngày. Qua bưu điện: chưa rõ, xin hỏi cán bộ. "
        "Tính từ lúc cán bộ nhận đủ giấy.",
    )
    assert school.fee == Fact(
        "Tiền tùy cách nộp",
        "Ở quầy: 50.000 đồng. Qua mạng: theo mức của tỉnh. Qua bưu điện: không mất tiền.",
    )
    assert school.ways == "Ở quầy, qua mạng, qua bưu điện."
    assert school.decided_by == "Tùy việc: bộ; tỉnh, thành phố; phường, xã; cơ quan khác."
    assert school.audience == "Việc này dành cho cơ quan, tổ chức."


def test_where_the_list_says_nothing_nothing_is_invented():
    bare = facts(BARE)
    assert bare.time == Fact("Chưa rõ mất bao lâu", "Danh mục không ghi rõ. Xin hỏi cán bộ.")
    assert bare.fee == Fact("Theo mức của tỉnh", "Xin hỏi cán bộ trước khi nộp.")
    assert (bare.ways, bare.decided_by, bare.result, bare.page) == ("", "", "", "")


def test_the_counter_is_that_of_the_field():
    assert facts(DEATH).counter == "Mời quý vị ra quầy Hộ tịch."
    assert facts(DEATH, "en").counter == "Please go to the civil status counter."
    assert usual_counter(COUNTERS, "en") == "Please go to the reception counter."


@pytest.mark.parametrize(
    ("cell", "vi", "en"),
    [
        ("1 working_day", "1 ngày làm việc", "1 working day"),
        ("20 day", "20 ngày", "20 days"),
        ("1 hour", "1 giờ", "1 hour"),
        ("4 working_hour", "4 giờ làm việc", "4 working hours"),
        ("2 month", "2 tháng", "2 months"),
        ("15 minute", "15 phút", "15 minutes"),
        ("5", "Chưa rõ mất bao lâu", "How long it takes is not known here"),
        ("0 day", "Chưa rõ mất bao lâu", "How long it takes is not known here"),
    ],
)
def test_times_are_in_plain_words(cell, vi, en):
    assert facts(BEES, in_person_time=cell).time.heading == vi
    assert facts(BEES, "en", in_person_time=cell).time.heading == en


@pytest.mark.parametrize(
    ("cell", "vi", "en"),
    [
        ("free", "Không mất tiền", "Free of charge"),
        ("", "Theo mức của tỉnh", "Set by the province"),
        ("8000", "8.000 đồng", "8,000 đồng"),
        ("4500000", "4.500.000 đồng", "4,500,000 đồng"),
        ("1000", "1.000 đồng", "1,000 đồng"),
        ("700", "Chưa rõ bao nhiêu tiền", "The cost is not known here"),
    ],
)
def test_fees_are_in_plain_words(cell, vi, en):
    assert facts(BEES, in_person_fee=cell).fee.heading == vi
    assert facts(BEES, "en", in_person_fee=cell).fee.heading == en


def test_a_level_nobody_knows_is_told_as_it_stands():
    assert facts(BEES, level="Cấp vùng").decided_by == "Cấp vùng."


def test_english_has_no_vietnamese_but_what_is_official():
    school = facts(SCHOOL, "en")
    official = {school.official_name, school.field, school.result}
    words = [school.counter, school.time.note, school.fee.note, school.ways, school.decided_by]
    assert school.dated == "From the list loaded on 20 November 2026."
    assert not any(word in " ".join(words) for word in ("quầy", "Qua", "ngày", "tỉnh"))
    assert official == {facts(SCHOOL).official_name, facts(SCHOOL).field, facts(SCHOOL).result}


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        (facts(BEES).time.heading, "ba ngày làm việc"),
        (facts(BEES, in_person_fee="50000").fee.heading, "năm mươi nghìn đồng"),
        (facts(BEES).dated, "ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu"),
    ],
)
def test_the_voice_says_times_money_and_days_in_words(shown, spoken):
    assert spoken in said(speak(shown))


def test_a_short_name_is_the_name_less_its_beginning():
    assert short_name("Thủ tục đăng ký khai sinh") == "Đăng ký khai sinh"
    assert short_name("Thông báo ví dụ") == "Thông báo ví dụ"


def test_a_long_name_is_cut_between_words_and_says_so():
    short = short_name(LONGEST)
    assert (
        short == "Hỗ trợ ví dụ tiền ăn trưa, chi phí đi lại và tiền đóng học cho trẻ em mẫu giáo…"
    )
    assert len(short_name("x" * 500)) <= 90
    assert short_name("Một hai ba bốn", 9) == "Một hai…"


def test_long_names_that_begin_alike_show_where_they_part():
    start = (
        "Cấp gia hạn, điều chỉnh nội dung giấy phép cho các hoạt động trong phạm vi bảo vệ ví dụ: "
    )
    names = [start + "Nuôi ong lấy mật", start + "Nuôi tằm lấy tơ", "Ví dụ", start + "Nuôi"]
    short = short_names(names)
    assert short[:2] == [
        "Cấp gia hạn, điều chỉnh nội dung giấy phép… Nuôi ong lấy mật",
        "Cấp gia hạn, điều chỉnh nội dung giấy phép… Nuôi tằm lấy tơ",
    ]
    assert short[2] == "Ví dụ"
    assert len(set(short)) == 4
    assert short_names([LONGEST, LONGEST]) == [short_name(LONGEST)] * 2
    assert short_names([]) == []


def test_a_row_of_the_examples_is_no_real_one():
    assert {one["code"][:2] for one in (*ROWS, row("9.000001", "Ví dụ"))} == {"9."}
