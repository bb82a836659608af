from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.dates import DateCode, DateProblem, parse_date, parse_year_or_date
from kiosk.text.dates import read_date, say_date
from kiosk.text.sentences import load_sentences

TODAY = date(2026, 11, 24)
SECOND = date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2/11/2026",
        "02/11/2026",
        "2-11-2026",
        "2.11.2026",
        "02-11-26",
        "2/11/26",
        "02112026",
        "021126",
        "2026-11-02",
        "2026/11/2",
        "2 11 2026",
        "2 / 11 / 2026",
        "2,11,2026",
        "mùng 2 tháng 11 năm 2026",
        "Mùng 2 tháng 11 năm 2026",
        "mồng 2 tháng 11 năm 2026",
        "ngày 2 tháng 11 2026",
        "ngày 2 tháng 11 năm 2026",
        "ngày mùng 2 tháng 11 năm 2026",
        "2 tháng 11, 2026",
        "2 thang 11 nam 2026",
        "mung 2 thang 11 nam 2026",
        "ngày mùng hai tháng mười một năm hai nghìn không trăm hai mươi sáu",
        "mùng hai tháng mười một năm 2026",
        "thứ hai, 2/11/2026",
        "2/11/2026 (dương lịch)",
        "2/11/2026 DL",
        "  2/11/2026. ",
        "２/１１/２０２６",
        "2026-11-02T10:00:00Z",
    ],
)
def test_a_date_is_read_however_it_is_written(text):
    assert parse_date(text, TODAY) == SECOND


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("5/3/50", 1950),
        ("5/3/00", 2000),
        ("5/3/26", 2026),
        ("5/3/28", 2028),
        ("5/3/29", 1929),
        ("050399", 1999),
    ],
)
def test_a_short_year_is_the_one_that_makes_sense(text, year):
    assert parse_date(text, TODAY) == date(year, 3, 5)


def test_a_child_born_tomorrow_is_not_moved_to_another_century():
    assert parse_date("25/11/26", TODAY) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/1950", "no_such_day"),
        ("29/2/2023", "no_such_day"),
        ("31 tháng 4 năm 2020", "no_such_day"),
        ("0/1/2000", "no_such_day"),
        ("32/1/2000", "no_such_day"),
        ("1/13/2026", "no_such_month"),
        ("1/0/2026", "no_such_month"),
        ("11/25/2026", "no_such_month"),
        ("5/3/950", "year_four_digits"),
        ("5/3/5", "year_four_digits"),
        ("1950", "needs_day"),
        ("năm 1950", "needs_day"),
        ("tháng 3 năm 1950", "needs_day"),
        ("3/1950", "needs_day"),
        ("mùng 5 tháng giêng năm 1950", "lunar"),
        ("5/3/1950 âm lịch", "lunar"),
        ("rằm tháng bảy", "lunar"),
        ("5/3/1950 AL", "lunar"),
        ("tháng chạp năm 1950", "lunar"),
        ("", "unreadable"),
        ("   ", "unreadable"),
        ("abc", "unreadable"),
        ("2/11", "unreadable"),
        ("1/1/0001", "unreadable"),
        ("5/3/9999", "unreadable"),
        ("٢/١١/٢٠٢٦", "unreadable"),
        ("1/2/3/4", "unreadable"),
        ("2/11/2026" * 20, "unreadable"),
        ("hôm qua", "unreadable"),
    ],
)
def test_what_is_no_date_says_why(text, code):
    problem = parse_date(text, TODAY)
    assert isinstance(problem, DateProblem)
    assert problem.code == code


def test_a_day_that_does_not_exist_is_named():
    assert parse_date("31/02/1950", TODAY) == DateProblem("no_such_day", 31, 2, 1950)


def test_today_can_be_said():
    assert parse_date("Hôm nay", TODAY) == TODAY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1950", 1950),
        ("năm 1950", 1950),
        ("sinh năm 1950", 1950),
        ("5/3/1950", date(1950, 3, 5)),
        (" 1950. ", 1950),
    ],
)
def test_a_year_alone_is_enough_where_it_may_be(text, value):
    assert parse_year_or_date(text, TODAY) == value


@pytest.mark.parametrize("text", ["0050", "9999", "195", "19501"])
def test_a_year_must_make_sense(text):
    assert isinstance(parse_year_or_date(text, TODAY), DateProblem)


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)))
def test_dates_as_the_kiosk_shows_and_says_them_are_read_back(day):
    assert parse_date(say_date(day), TODAY) == day
    assert parse_date(say_date(day, weekday=True), TODAY) == day
    assert parse_date(read_date(day), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day
    assert parse_date(day.strftime("%d%m%Y"), TODAY) == day


@given(st.text(max_size=150))
def test_any_text_gives_an_answer(text):
    assert isinstance(parse_date(text, TODAY), date | DateProblem)
    assert isinstance(parse_year_or_date(text, TODAY), date | int | DateProblem)


@given(st.text("0123456789/.- thángnămmùngày", max_size=30))
def test_any_text_like_a_date_gives_an_answer(text):
    found = parse_date(text, TODAY)
    assert isinstance(found, DateProblem) or 1850 <= found.year <= 2126


def test_every_code_has_a_sentence_for_people():
    sentences = load_sentences()
    assert [code for code in get_args(DateCode) if f"date_{code}" not in sentences] == []
