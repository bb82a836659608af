"""What a citizen card answers: its fields to the questions that a card step fills."""

from collections.abc import Mapping

from kiosk.identity.card import Card
from kiosk.journey.answers import Answer
from kiosk.journey.persons import SEX_WORDS, sex_of
from kiosk.procedures.model import Procedure, Question
from kiosk.text.folding import fold


def card_answers(procedure: Procedure, name: str, card: Card) -> dict[str, Answer]:
    """Give answers to the questions that card question `name` fills.

    What the card lacks stays unanswered and is asked; a birth year alone answers only a question
    that takes a year.
    """
    questions = {question.name: question for part in procedure.parts for question in part.questions}
    filled: dict[str, Answer] = {}
    for key, target in questions[name].fills.items():
        value = _fields(card, questions[target])[key]
        if value is not None:
            filled[target] = value
    return filled


def _fields(card: Card, target: Question) -> Mapping[str, str | None]:
    year = str(card.birth_year) if target.type == "year_or_date" else None
    return {
        "number": card.number,
        "name": card.name,
        "dob": year if card.dob is None else card.dob.isoformat(),
        "sex": None if card.sex is None else _sex_option(target, card.sex),
        "address": card.address,
        "issued": None if card.issued is None else card.issued.isoformat(),
    }


def _sex_option(target: Question, text: str) -> str | None:
    wanted = SEX_WORDS.get(fold(text))
    return next((option.value for option in target.options if sex_of(option) == wanted), None)
