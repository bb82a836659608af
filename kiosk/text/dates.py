"""Dates for people: written with digits on screen and paper, in words for the voice."""

from datetime import date
from typing import Literal

from kiosk.text.numbers import read_integer

Language = Literal["vi", "en"]

_WEEKDAYS_VI = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_weekday(day: date, language: Language = "vi") -> str:
    """Name the weekday."""
    return (_WEEKDAYS_EN if language == "en" else _WEEKDAYS_VI)[day.weekday()]


def say_date(day: date, language: Language = "vi", *, weekday: bool = False) -> str:
    """Write a date to show: "ngày 2 tháng 11 năm 2026", "thứ hai, ngày 2 …", "2 November 2026".

    Written "mùng", it would be taken for a day of the lunar calendar; said, it is "mùng hai".
    """
    if language == "en":
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    else:
        text = f"ngày {day.day} tháng {day.month} năm {day.year}"
    return f"{say_weekday(day, language)}, {text}" if weekday else text


def read_day(number: int) -> str:
    """Say a day of the month: 2 -> "mùng hai", 24 -> "hai mươi tư"."""
    return f"mùng {read_integer(number)}" if number <= 10 else read_integer(number)


def read_month(number: int) -> str:
    """Say a month: 1 -> "một", 4 -> "tư", 12 -> "mười hai"; never giêng or chạp."""
    return "tư" if number == 4 else read_integer(number)


def read_date(day: date, *, weekday: bool = False) -> str:
    """Say a date: "ngày mùng hai tháng mười một năm hai nghìn không trăm hai mươi sáu"."""
    words = f"ngày {read_day(day.day)} tháng {read_month(day.month)} năm {read_integer(day.year)}"
    return f"{say_weekday(day)}, {words}" if weekday else words
