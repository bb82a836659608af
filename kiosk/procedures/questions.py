"""The questions of a procedure, and which of them another procedure asks just so."""

from kiosk.procedures.model import Procedure, Question

Alike = tuple[str, str, str]
"""Name, type and words: where they are the same, a person answers the same question."""


def questions_of(procedure: Procedure) -> list[Question]:
    """Give every question of a procedure, in order."""
    return [question for part in procedure.parts for question in part.questions]


def alike(question: Question) -> Alike:
    """Give what makes questions of two procedures one and the same to a person."""
    return question.name, question.type, question.ask.vi
