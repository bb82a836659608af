"""Dates as people write them: digits with any separator, words, or a year alone."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.text.folding import fold, squeeze
from kiosk.text.numbers import read_integer

DateCode = Literal[
    "unreadable",
    "no_such_day",  # `day`, `month`, `year` say which
    "no_such_month",  # `month` says which
    "year_four_digits",
    "needs_day",  # a year, or a month and a year, alone
    "lunar",
]

EARLIEST_YEAR = 1850
YEARS_AHEAD = 100
TWO_DIGITS_AHEAD = 2
LONGEST = 100

_SEPARATOR = r"\s*[/.\-,\s]\s*"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.]+z?)?")
_DIGITS = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,4}})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:nam )?(?:sinh )?(?:nam )?(\d{4})")
_MONTH_YEAR = re.compile(r"(?:thang )?\d{1,2}[/.\- ](?:nam )?\d{4}|thang \S+ nam .+")
_WEEKDAY = re.compile(r"^(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn),? ")
_DAY_WORDS = re.compile(r"^(?:ngay|hom)\s+")
_FIRST_DAYS = re.compile(r"^(?:mung|mong)\s+")
_LUNAR = re.compile(r"am lich|thang (?:gieng|chap)|\bal$|\((?:al|am)\)|^ram\b|nhuan")
_SOLAR = re.compile(r"\s*(?:\(?duong lich\)?|\(?dl\)?)$")


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why a text is no date; day, month and year as far as they were understood."""

    code: DateCode
    day: int | None = None
    month: int | None = None
    year: int | None = None


def parse_date(text: str, today: date) -> date | DateProblem:
    """Read one full date, day before month.

    A two-digit year is the one that makes sense on `today`: up to two years ahead it is of this
    century, else of the last.
    """
    plain = _plain(text)
    if plain is None:
        return DateProblem("unreadable")
    if _LUNAR.search(plain):
        return DateProblem("lunar")
    if plain == "hom nay":
        return today
    plain = _SOLAR.sub("", _DAY_WORDS.sub("", _WEEKDAY.sub("", plain)))
    if _YEAR.fullmatch(plain) or _MONTH_YEAR.fullmatch(plain):
        return DateProblem("needs_day")
    parts = _parts(plain)
    if parts is None:
        return DateProblem("unreadable")
    return _build(*parts, today)


def parse_year_or_date(text: str, today: date) -> date | int | DateProblem:
    """Read a full date, or a year alone as a number."""
    plain = _plain(text)
    year = _YEAR.fullmatch(plain) if plain is not None else None
    if year is None:
        return parse_date(text, today)
    number = int(year[1])
    return number if _sensible(number, today) else DateProblem("unreadable", year=number)


def _plain(text: str) -> str | None:
    """Fold; None when the text cannot be a date at all."""
    if len(text) > LONGEST:
        return None
    folded = fold(unicodedata.normalize("NFKC", text))
    if not folded or any(c.isdigit() and not c.isascii() for c in folded):
        return None
    return squeeze(folded).strip(" .,")


def _parts(plain: str) -> tuple[int, int, str] | None:
    """Day, month, and the year as written."""
    if iso := _ISO.fullmatch(plain):
        return int(iso[3]), int(iso[2]), iso[1]
    numbers = _FIRST_DAYS.sub("", plain)
    if written := _DIGITS.fullmatch(numbers) or _RUN.fullmatch(numbers):
        return int(written[1]), int(written[2]), written[3]
    return _spelled_parts(numbers)


def _spelled_parts(plain: str) -> tuple[int, int, str] | None:
    """Take "<day> tháng <month> năm <year>" apart; "năm" may be left out, and is a number too."""
    first, _, rest = plain.replace(",", " ").partition(" thang ")
    day = _number(first.strip())
    words = rest.split()
    for cut in range(1, len(words)):
        month = _number(" ".join(words[:cut]))
        written = " ".join(words[cut:]).removeprefix("nam ")
        year = _number(written)
        if day is not None and month is not None and year is not None:
            return day, month, written if written.isdigit() else str(year)
    return None


def _number(text: str) -> int | None:
    if text.isdigit() and len(text) <= 4:
        return int(text)
    return _numbers_in_words().get(text)


@functools.lru_cache(maxsize=1)
def _numbers_in_words() -> dict[str, int]:
    """Folded words of days, months and years, in the ways people say them."""
    words: dict[str, int] = {}
    for number in (*range(1, 32), *range(EARLIEST_YEAR, 2100)):
        said = fold(read_integer(number))
        for way in (said, said.replace("nghin", "ngan"), said.replace("linh", "le")):
            words.setdefault(way, number)
    words["tu"] = 4
    return words


def _build(day: int, month: int, written_year: str, today: date) -> date | DateProblem:
    if len(written_year) == 2:
        year = 2000 + int(written_year)
        year = year if year <= today.year + TWO_DIGITS_AHEAD else year - 100
    elif len(written_year) == 4:
        year = int(written_year)
    else:
        return DateProblem("year_four_digits", day, month)
    if not 1 <= month <= 12:
        return DateProblem("no_such_month", day, month, year)
    if not _sensible(year, today):
        return DateProblem("unreadable", day, month, year)
    try:
        return date(year, month, day)
    except ValueError:
        return DateProblem("no_such_day", day, month, year)


def _sensible(year: int, today: date) -> bool:
    return EARLIEST_YEAR <= year <= today.year + YEARS_AHEAD
