from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text.dates import read_date, say_date, say_weekday

DAY = date(2026, 11, 2)


def test_dates_are_shown_as_people_say_them():
    assert say_date(DAY) == "ngày 2 tháng 11 năm 2026"
    assert say_date(date(2026, 11, 24)) == "ngày 24 tháng 11 năm 2026"
    assert say_date(DAY, "en") == "2 November 2026"


def test_a_weekday_stands_before_the_date():
    assert say_date(DAY, weekday=True) == "thứ hai, ngày 2 tháng 11 năm 2026"
    assert say_date(DAY, "en", weekday=True) == "Monday, 2 November 2026"
    assert say_weekday(date(2026, 11, 29)) == "chủ nhật"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (DAY, "ngày mùng hai tháng mười một năm hai nghìn không trăm hai mươi sáu"),
        (date(1950, 4, 4), "ngày mùng bốn tháng tư năm một nghìn chín trăm năm mươi"),
        (
            date(2024, 12, 24),
            "ngày hai mươi tư tháng mười hai năm hai nghìn không trăm hai mươi tư",
        ),
        (date(2025, 1, 10), "ngày mùng mười tháng một năm hai nghìn không trăm hai mươi lăm"),
        (date(2005, 1, 21), "ngày hai mươi mốt tháng một năm hai nghìn không trăm linh năm"),
    ],
)
def test_dates_are_said_in_words(day, said):
    assert read_date(day) == said


def test_a_spoken_date_can_begin_with_its_weekday():
    assert read_date(DAY, weekday=True).startswith("thứ hai, ngày mùng hai")


@given(st.dates())
def test_no_date_is_said_with_lunar_names_or_digits(day):
    said = read_date(day)
    assert "giêng" not in said
    assert "chạp" not in said
    assert not any(c.isdigit() for c in said)
