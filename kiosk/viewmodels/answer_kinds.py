"""What answers a question of each type, and how the keyboard writes it."""

import re

from kiosk.journey.answers import Answer
from kiosk.journey.practice import written_for
from kiosk.procedures.model import Question
from kiosk.viewmodels.keyboard_view import Writing
from kiosk.viewmodels.visit_view import Visit

NUMBERED = re.compile(r"\b(số|mấy giờ|bao nhiêu|(từ|đến) khi nào|năm nào)\b", re.IGNORECASE)
KINDS = {
    "choice": "choice",
    "ethnicity": "choice",
    "name": "text",
    "text": "text",
    "address": "address",
    "email": "text",
    "pid": "digits",
    "phone": "digits",
    "integer": "digits",
    "money": "digits",
    "date": "date",
    "year_or_date": "date",
    "card": "card",
    "notice": "notice",
}
WRITING = {
    "name": Writing.NAME,
    "email": Writing.MAIL,
    "integer": Writing.NUMBER,
    "money": Writing.NUMBER,
    "pid": Writing.DIGITS,
    "phone": Writing.PHONE,
    "date": Writing.DATE,
    "year_or_date": Writing.DATE,
}
"""Other types are written in Vietnamese."""


def writing_of(question: Question) -> Writing:
    """Say how the keyboard writes the answer."""
    if question.type == "text" and question.capitals:
        return Writing.PLACE
    return WRITING.get(question.type, Writing.VIETNAMESE)


def wants_digits(question: Question) -> bool:
    """Say whether a line of text needs the digits at hand: it asks for a number or shows some."""
    told = f"{question.ask.vi} {question.help.vi if question.help else ''}"
    return question.type == "text" and (
        any(letter.isdigit() for letter in told) or NUMBERED.search(question.ask.vi) is not None
    )


def proposal(visit: Visit, question: Question) -> Answer | None:
    """What stands there before she says anything; for practice, something of nobody's."""
    value = visit.journey.default(question)
    if value is None and visit.state.practice:
        return written_for(question, visit.today)
    return value
