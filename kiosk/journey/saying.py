"""Answers as people say and write them, for the check pages and the slip."""

from typing import Literal

from kiosk.identity.numbers import mask
from kiosk.journey.answers import ASK_STAFF, Answer
from kiosk.journey.words import fixed, in_language
from kiosk.procedures.functions import as_date
from kiosk.procedures.model import Question
from kiosk.text.dates import say_date
from kiosk.text.numbers import spaced_digits

Language = Literal["vi", "en"]


def say_answer(question: Question, value: Answer, language: Language) -> str:
    """Write one answer in normal form; ID numbers show their last three digits only."""
    if value == ASK_STAFF:
        return fixed("ask_staff", language)
    if value == "":
        return fixed("left_empty", language)
    if isinstance(value, int):
        number = say_number(value, language)
        return fixed("dong", language, amount=number) if question.type == "money" else number
    return _say_text(question, value, language)


def _say_text(question: Question, value: str, language: Language) -> str:
    match question.type:
        case "choice":
            labels = {option.value: option.label for option in question.options}
            return in_language(labels[value], language) if value in labels else value
        case "date" | "year_or_date":
            return say_day(value, language)
        case "pid":
            return mask(value)
        case "phone":
            return spaced_digits(value)
    return value


def say_day(value: str, language: Language) -> str:
    """Write an ISO date or a year; any other text stays as it is."""
    day = as_date(value)
    if day is None:
        return value
    return fixed("year_only", language, year=value) if len(value) == 4 else say_date(day, language)


def say_number(number: int, language: Language) -> str:
    """Group thousands: 500.000 in Vietnamese, 500,000 in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language == "vi" else grouped
