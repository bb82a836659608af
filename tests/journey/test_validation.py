import pytest

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.validation import Invalid, Valid, check, check_all


@pytest.fixture
def take(loan, whole, today):
    def take_one(name, raw, **others):
        return check(loan, name, raw, {**whole, **others}, today)

    return take_one


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("name", "  nguyễn   văn mẫu ", "Nguyễn Văn Mẫu"),
        ("name", "Nguyễn Văn Mẫu\u200b", "Nguyễn Văn Mẫu"),
        ("name", "Nguye\u0302\u0303n Va\u0306n Ma\u0302\u0303u", "Nguyễn Văn Mẫu"),
        ("dob", "5/3/1950", "1950-03-05"),
        ("dob", "mùng 5 tháng 3 năm 1950", "1950-03-05"),
        ("dob", "1950", "1950"),
        ("dob", 1950, "1950"),
        ("number", "003 050 012 345", "003050012345"),
        ("issued", "2021-04-20", "2021-04-20"),
        ("sex", "male", "male"),
        ("books", "3", 3),
        ("books", 3, 3),
        ("result_phone", "+84 912 345 678", "0912345678"),
        ("result_phone", "0225.3836.555", "02253836555"),
        ("email", "mau@EXAMPLE.vn", "mau@example.vn"),
        ("email", "", ""),
        ("ethnicity", "h'mong", "Mông"),
        ("home", "Số 5\tngõ 10\n phố  Ví Dụ", "Số 5 ngõ 10 phố Ví Dụ"),
        ("home", "\u202eSố 5", "Số 5"),
    ],
)
def test_a_good_answer_is_brought_to_its_normal_form(take, name, raw, value):
    result = take(name, raw)
    assert isinstance(result, Valid)
    assert result.value == value


@pytest.mark.parametrize(
    ("raw", "dong"),
    [("500.000", 500_000), ("500 000 đ", 500_000), ("20,000 đồng", 20_000), (20000, 20_000)],
)
def test_money_is_read_as_people_write_it(take, raw, dong):
    assert take("deposit", raw, kind="rare") == Valid(dong)


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("name", "", "missing"),
        ("name", "  \u200b ", "missing"),
        ("name", "R2-D2", "name_letters_only"),
        ("name", "Mẫu\x00", "strange_characters"),
        ("name", "Mẫu\ud800", "strange_characters"),
        ("name", "a" * 101, "too_long"),
        ("name", "a" * 100_000, "too_long"),
        ("name", ["Mẫu"], "wrong_kind"),
        ("name", None, "wrong_kind"),
        ("name", 7, "wrong_kind"),
        ("dob", "31/02/1950", "date_no_such_day"),
        ("dob", "31/13/1950", "date_no_such_month"),
        ("dob", "1/1/950", "date_year_four_digits"),
        ("dob", "rằm tháng giêng 1950", "date_lunar"),
        ("dob", "hôm kia", "date_unreadable"),
        ("dob", "1899", "date_too_early"),
        ("dob", "2027", "date_in_future"),
        ("issued", "2021", "date_needs_day"),
        ("issued", "2026-11-25", "date_in_future"),
        ("issued", "2011-12-31", "date_too_early"),
        ("until", "2026-12-25", "date_too_late"),
        ("number", "12345", "pid_length"),
        ("number", "00305001234x", "pid_digits_only"),
        ("number", "012345678", "pid_old_card"),
        ("sex", "Male", "unknown_option"),
        ("books", "hai", "number_unreadable"),
        ("books", 2.5, "wrong_kind"),
        ("books", True, "wrong_kind"),
        ("books", "1,5", "number_unreadable"),
        ("books", 0, "number_too_small"),
        ("books", 10, "number_too_large"),
        ("books", 10**30, "number_unreadable"),
        ("books", "9" * 500, "number_unreadable"),
        ("result_phone", "12345", "phone_unreadable"),
        ("email", "mau@example", "email_unreadable"),
        ("email", "a..b@example.vn", "email_unreadable"),
        ("ethnicity", "người sao Hỏa", "ethnicity_unknown"),
        ("home", "a\u0301\u0301\u0301\u0301\u0301", "strange_characters"),
        ("card", "swallowed", "unknown_option"),
        ("school_stop", "x", "unknown_field"),
        ("nothing", "x", "unknown_field"),
    ],
)
def test_a_bad_answer_is_refused_with_its_reason(take, name, raw, code):
    result = take(name, raw)
    assert isinstance(result, Invalid)
    assert result.code == code
    for language in ("vi", "en"):
        assert "{" not in result.message(language)


@pytest.mark.parametrize(
    ("raw", "code"), [("a", "too_short"), ("a" * 21, "too_long"), (5, "wrong_kind")]
)
def test_text_keeps_its_limits(take, raw, code):
    assert take("relation", raw, for_whom="other").code == code


def test_a_day_that_does_not_exist_is_said_in_words(take):
    vietnamese = take("issued", "31/02/2026").message("vi")
    assert vietnamese == "Tháng 2 năm 2026 không có ngày 31. Xin xem lại."


def test_a_day_to_come_says_which_day_is_today(take):
    message = take("issued", "25/11/2026").message("vi")
    assert message == "Ngày này chưa đến. Hôm nay là ngày 24 tháng 11 năm 2026. Xin xem lại."


def test_ask_staff_answers_every_question(loan, take):
    for part in loan.parts:
        for question in part.questions:
            if question.type != "notice":
                assert take(question.name, ASK_STAFF) == Valid(ASK_STAFF)


def test_an_option_whose_condition_does_not_hold_is_refused(take):
    assert take("kind", "law").value == "law"
    assert take("kind", "law", dob="2020-01-01").code == "unknown_option"


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("003050012345", {"pid_prefix_unknown"}),
        ("003051012345", {"pid_prefix_unknown", "pid_year_differs"}),
        ("003150012345", {"pid_prefix_unknown", "pid_sex_differs"}),
        ("031050012345", set()),
    ],
)
def test_an_odd_id_number_only_warns(take, raw, codes):
    assert {finding.code for finding in take("number", raw).warnings} == codes


def test_the_year_alone_is_compared_with_the_number_too(take):
    result = take("number", "031050012345", dob="1951")
    assert [finding.code for finding in result.warnings] == ["pid_year_differs"]


def test_an_odd_name_only_warns(take):
    [finding] = take("name", "Nguyen Van Mau").warnings
    assert finding.code == "name_marks_lost"
    assert finding.message("vi").startswith("Họ tên này không có dấu.")


def test_a_rule_of_the_content_warns_in_its_own_words(take):
    [finding] = take("dob", "1901").warnings
    assert (finding.code, finding.message("en")) == ("very_old", "Please look at the year again.")


def test_a_complete_set_is_good(loan, whole, today):
    report = check_all(loan, whole, today)
    assert report.ok
    assert report.answers == whole


def test_every_missing_answer_is_named(loan, today):
    report = check_all(loan, {"for_whom": "self", "card": "typed"}, today)
    missing = [finding.field for finding in report.errors if finding.code == "missing"]
    assert missing == [
        *("name", "dob", "sex", "number", "kind", "books", "until", "home", "result_phone"),
    ]


def test_a_stopped_way_cannot_be_saved(loan, whole, today):
    report = check_all(loan, {**whole, "for_whom": "school"}, today)
    [stop] = [finding for finding in report.errors if finding.code == "stops_here"]
    assert stop.field == "school_stop"
    assert stop.message("vi") == "Trường học mượn ở quầy. Mời gặp cán bộ."


def test_an_answer_nobody_asked_for_is_left_out_and_said(loan, whole, today):
    report = check_all(loan, {**whole, "deposit": 50000}, today)
    assert report.ok
    assert "deposit" not in report.answers
    assert [(item.field, item.code) for item in report.warnings if item.code == "not_asked"] == [
        ("deposit", "not_asked")
    ]


def test_unknown_fields_are_refused_and_can_be_printed(loan, whole, today):
    report = check_all(loan, {**whole, "\ud800" * 500: 1}, today)
    [finding] = report.errors
    assert finding.code == "unknown_field"
    assert finding.message("vi").encode()


def test_an_unreadable_answer_is_an_error_once(loan, whole, today):
    report = check_all(loan, {**whole, "books": {"a": 1}}, today)
    assert [(item.field, item.code) for item in report.errors] == [("books", "wrong_kind")]


def test_what_a_card_gave_is_checked_too(loan, whole, today):
    report = check_all(loan, {**whole, "card": "scanned", "number": "12"}, today)
    assert [(item.field, item.code) for item in report.errors] == [("number", "pid_length")]


def test_with_an_uncertain_clock_dates_only_warn(loan, whole, today):
    answers = {**whole, "issued": "2026-11-25"}
    assert not check_all(loan, answers, today).ok
    report = check_all(loan, answers, today, clock_certain=False)
    assert report.ok
    assert "date_in_future" in {item.code for item in report.warnings}
    result = check(loan, "issued", "2026-11-25", whole, today, clock_certain=False)
    assert [item.code for item in result.warnings] == ["date_in_future"]


def test_an_uncertain_clock_lets_nothing_else_pass(loan, whole, today):
    answers = {**whole, "issued": "2026-02-31"}
    assert not check_all(loan, answers, today, clock_certain=False).ok
    for name, raw, code in (
        ("issued", "2026-02-31", "date_no_such_day"),
        ("books", 0, "too_small"),
    ):
        assert check(loan, name, raw, whole, today, clock_certain=False).code.endswith(code)
