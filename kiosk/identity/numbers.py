"""The 12-digit personal number and telephone numbers: one hard rule each, the rest only warns."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

NumberCode = Literal[
    "empty",
    "digits_only",
    "length",  # `count` digits, not 12
    "old_card",  # 9 digits: the number of an old identity card
]
PhoneCode = Literal["empty", "unreadable"]
PidWarning = Literal["pid_year_differs", "pid_sex_differs", "pid_prefix_unknown"]
Sex = Literal["male", "female"]

PID_LENGTH = 12
OLD_CARD_LENGTH = 9
LONGEST = 60
KEPT_DIGITS = 3

PROVINCE_CODES = frozenset(
    (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35),
        *(36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70),
        *(72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
    )
)
_SEPARATORS = re.compile(r"[\s.\-–]")
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{8,9}")
_COUNTRY = re.compile(r"^(?:\+84|0084|84(?=\d{9,10}$))0?")


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a text is no personal number; `count` is how many digits it has."""

    code: NumberCode
    count: int = 0


@dataclass(frozen=True, slots=True)
class PhoneProblem:
    """Why a text is no telephone number."""

    code: PhoneCode


def check_pid(text: str) -> str | NumberProblem:
    """Give the 12 digits; blanks, dots and hyphens between them do not matter."""
    if len(text) > LONGEST:
        return NumberProblem("length", sum(c.isdigit() for c in text))
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    if not plain:
        return NumberProblem("empty")
    if not (plain.isascii() and plain.isdigit()):
        return NumberProblem("digits_only", sum(c.isdigit() for c in plain))
    if len(plain) == OLD_CARD_LENGTH:
        return NumberProblem("old_card", OLD_CARD_LENGTH)
    return plain if len(plain) == PID_LENGTH else NumberProblem("length", len(plain))


def pid_warnings(
    pid: str, born: date | int | None = None, sex: Sex | None = None
) -> tuple[PidWarning, ...]:
    """Compare a valid number with the birth date (or year) and sex; only ever a warning.

    The structure read here was dropped from the law in 2024, and numbers outside it are valid.
    """
    found: list[PidWarning] = []
    century_and_sex = int(pid[3])
    year = born.year if isinstance(born, date) else born
    if year is not None:
        century = 1900 + 100 * (century_and_sex // 2)
        if century + int(pid[4:6]) != year:
            found.append("pid_year_differs")
    if sex is not None and (century_and_sex % 2 == 1) != (sex == "female"):
        found.append("pid_sex_differs")
    if int(pid[:3]) not in PROVINCE_CODES:
        found.append("pid_prefix_unknown")
    return tuple(found)


def check_phone(text: str) -> str | PhoneProblem:
    """Give a Vietnamese number with its leading 0; +84 and separators are understood."""
    if len(text) > LONGEST:
        return PhoneProblem("unreadable")
    plain = re.sub(r"[()]", "", _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)))
    if not plain:
        return PhoneProblem("empty")
    digits = _COUNTRY.sub("0", plain)
    good = digits.isascii() and (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits))
    return digits if good else PhoneProblem("unreadable")


def mask(number: str) -> str:
    """Hide all but the last three: "003050012345" -> "•••••••••345"; short numbers entirely."""
    kept = KEPT_DIGITS if len(number) > 2 * KEPT_DIGITS else 0
    return "•" * (len(number) - kept) + (number[-kept:] if kept else "")
