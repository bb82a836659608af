"""Answers about persons, checked by the identity room: names, dates, ID and phone numbers."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from kiosk.identity.dates import DateProblem, parse_date, parse_year_or_date
from kiosk.identity.names import LONGEST, NameProblem, clean_name
from kiosk.identity.numbers import (
    NumberProblem,
    PhoneProblem,
    check_phone,
    check_pid,
    pid_warnings,
)
from kiosk.journey.answers import Answer
from kiosk.journey.errors import ErrorCode
from kiosk.journey.outcomes import Finding, Invalid, MessageValue
from kiosk.procedures.functions import as_date
from kiosk.procedures.model import Option, Procedure, Question
from kiosk.text.folding import fold

Sex = Literal["male", "female"]

SEX_WORDS: Mapping[str, Sex] = {"nam": "male", "male": "male", "nu": "female", "female": "female"}
DATE_ERRORS: Mapping[str, ErrorCode] = {
    "unreadable": "date_unreadable",
    "no_such_day": "date_no_such_day",
    "no_such_month": "date_no_such_month",
    "year_four_digits": "date_year_four_digits",
    "needs_day": "date_needs_day",
    "lunar": "date_lunar",
}
NAME_ERRORS: Mapping[str, ErrorCode] = {
    "empty": "name_letters_only",
    "too_long": "too_long",
    "letters_only": "name_letters_only",
    "strange_characters": "strange_characters",
}
PID_ERRORS: Mapping[str, ErrorCode] = {
    "empty": "pid_digits_only",
    "digits_only": "pid_digits_only",
    "length": "pid_length",
    "old_card": "pid_old_card",
}


def shape_name(question: Question, line: str, today: date) -> Answer | Invalid:
    """Bring a name to its normal form."""
    del question, today
    name = clean_name(line)
    if isinstance(name, NameProblem):
        return Invalid(NAME_ERRORS[name.code], {"limit": LONGEST})
    return name.value


def shape_date(question: Question, line: str, today: date) -> Answer | Invalid:
    """Read a full date into ISO text."""
    del question
    return _dated(parse_date(line, today))


def shape_year_or_date(question: Question, line: str, today: date) -> Answer | Invalid:
    """Read a full date into ISO text, or a year into its four digits."""
    del question
    return _dated(parse_year_or_date(line, today))


def _dated(read: date | int | DateProblem) -> Answer | Invalid:
    if isinstance(read, int):
        return str(read)
    if isinstance(read, date):
        return read.isoformat()
    parts = {"day": read.day, "month": read.month, "year": read.year}
    values: dict[str, MessageValue] = {
        name: part for name, part in parts.items() if part is not None
    }
    return Invalid(DATE_ERRORS[read.code], values)


def shape_pid(question: Question, line: str, today: date) -> Answer | Invalid:
    """Read an ID number into its 12 digits."""
    del question, today
    number = check_pid(line)
    if isinstance(number, NumberProblem):
        return Invalid(PID_ERRORS[number.code], {"count": number.count})
    return number


def shape_phone(question: Question, line: str, today: date) -> Answer | Invalid:
    """Read a Vietnamese phone number into its digits from the first 0."""
    del question, today
    number = check_phone(line)
    return Invalid("phone_unreadable") if isinstance(number, PhoneProblem) else number


def name_findings(question: Question, value: str) -> list[Finding]:
    """Say softly what is unusual about a name in normal form."""
    name = clean_name(value)
    if isinstance(name, NameProblem):
        return []
    return [Finding(question.name, code) for code in name.warnings]


def pid_findings(
    procedure: Procedure, question: Question, value: str, answers: Mapping[str, Answer]
) -> list[Finding]:
    """Compare an ID number with the birth date and sex of the same person, as a card fills them."""
    questions = [item for part in procedure.parts for item in part.questions]
    fills = next((item.fills for item in questions if question.name in item.fills.values()), {})
    born = str(answers.get(fills.get("dob", ""), ""))
    day = as_date(born)
    known = day.year if day is not None and len(born) == 4 else day
    sex = next(
        (
            sex_of(option)
            for item in questions
            if item.name == fills.get("sex")
            for option in item.options
            if option.value == answers.get(item.name)
        ),
        None,
    )
    return [Finding(question.name, code) for code in pid_warnings(value, known, sex)]


def sex_of(option: Option) -> Sex | None:
    """Say which sex an option stands for, by its value or a label."""
    words = (option.value, option.label.vi, option.label.en)
    return next((SEX_WORDS[word] for word in map(fold, words) if word in SEX_WORDS), None)
