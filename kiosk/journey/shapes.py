"""What an answer of each type looks like: any input to its normal form, or the reason why not.

Only the answer itself is looked at here; limits and rules over several answers follow in
`validation.py`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from kiosk.journey.answers import ASK_STAFF, Answer
from kiosk.journey.errors import ErrorCode
from kiosk.journey.ethnicities import find_ethnicity
from kiosk.journey.lines import clean_line
from kiosk.journey.outcomes import Invalid
from kiosk.journey.persons import (
    shape_date,
    shape_name,
    shape_phone,
    shape_pid,
    shape_year_or_date,
)
from kiosk.journey.route import SCANNED, TYPED
from kiosk.procedures.model import Question, QuestionType

TEXT_LIMIT = 200
EMAIL_LIMIT = 254
NUMBER_LIMIT = 10**15

EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,24}"
)
GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")

Shape = Callable[[Question, str, date], Answer | Invalid]


def shape(question: Question, raw: object, today: date) -> Answer | Invalid:
    """Give the normal form of one answer; empty text stays empty, "ask staff" stays that."""
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        return Invalid("wrong_kind")
    if isinstance(raw, int):
        return _shape_int(question, raw, today)
    line = clean_line(raw)
    if isinstance(line, Invalid) or line in ("", ASK_STAFF):
        return line
    return SHAPES[question.type](question, line, today)


def _shape_int(question: Question, raw: int, today: date) -> Answer | Invalid:
    if question.type in ("integer", "money"):
        return _bounded(raw, "number_unreadable")
    if question.type == "year_or_date" and 0 < raw < 10**4:
        return SHAPES[question.type](question, str(raw), today)
    return Invalid("wrong_kind")


def _shape_choice(question: Question, line: str, today: date) -> Answer | Invalid:
    del today
    values = {option.value for option in question.options}
    return line if line in values else Invalid("unknown_option")


def _shape_text(question: Question, line: str, today: date) -> Answer | Invalid:
    del today
    limit = TEXT_LIMIT
    if question.limits is not None and question.limits.max_length is not None:
        limit = question.limits.max_length
    return line if len(line) <= limit else Invalid("too_long", {"limit": limit})


def _shape_email(question: Question, line: str, today: date) -> Answer | Invalid:
    del question, today
    name, _, place = line.rpartition("@")
    if len(line) > EMAIL_LIMIT or not EMAIL.fullmatch(line) or ".." in name:
        return Invalid("email_unreadable")
    return f"{name}@{place.lower()}"


def _shape_integer(question: Question, line: str, today: date) -> Answer | Invalid:
    del question, today
    return _number(line, "number_unreadable")


def _shape_money(question: Question, line: str, today: date) -> Answer | Invalid:
    del question, today
    bare = re.sub(r"\s*(?:đồng|dong|đ|₫|vnd|vnđ)$", "", line.casefold())
    return _number(bare, "money_unreadable")


def _number(text: str, code: ErrorCode) -> Answer | Invalid:
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isascii() or not GROUPED.fullmatch(plain):
        return Invalid(code)
    digits = re.sub(r"\D", "", plain)
    return _bounded(int(digits), code) if len(digits) < 20 else Invalid(code)


def _bounded(number: int, code: ErrorCode) -> Answer | Invalid:
    return number if abs(number) < NUMBER_LIMIT else Invalid(code)


def _shape_ethnicity(question: Question, line: str, today: date) -> Answer | Invalid:
    del question, today
    return find_ethnicity(line) or Invalid("ethnicity_unknown")


def _shape_card(question: Question, line: str, today: date) -> Answer | Invalid:
    del question, today
    return line if line in (SCANNED, TYPED) else Invalid("unknown_option")


def _shape_notice(question: Question, line: str, today: date) -> Answer | Invalid:
    del line, today
    return Invalid("unknown_field", {"field": question.name})


SHAPES: Mapping[QuestionType, Shape] = {
    "choice": _shape_choice,
    "name": shape_name,
    "text": _shape_text,
    "date": shape_date,
    "year_or_date": shape_year_or_date,
    "pid": shape_pid,
    "phone": shape_phone,
    "email": _shape_email,
    "integer": _shape_integer,
    "money": _shape_money,
    "address": _shape_text,
    "ethnicity": _shape_ethnicity,
    "card": _shape_card,
    "notice": _shape_notice,
}
