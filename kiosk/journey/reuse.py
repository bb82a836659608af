"""What a person has said already, for another procedure that asks the very same."""

from datetime import date

from kiosk.journey.answers import ASK_STAFF, Answers, Origin
from kiosk.journey.outcomes import Valid
from kiosk.journey.saying import say_answer
from kiosk.journey.summary import Language, Line
from kiosk.journey.validation import check
from kiosk.journey.words import in_language
from kiosk.procedures.model import Procedure, Question
from kiosk.procedures.questions import alike, questions_of


def reusable(said: Answers, source: Procedure, target: Procedure, today: date) -> Answers:
    """Give the answers that serve in `target` too: to the same question, and right there.

    Two questions are the same where name, kind and words are; a choice must offer what was chosen,
    and a card must answer the same questions. What was left to the staff is asked again.
    """
    asked = {alike(question): question for question in questions_of(source)}
    found = Answers()
    for question in questions_of(target):
        value = said.values.get(question.name, "")
        before = asked.get(alike(question))
        if before is None or value in ("", ASK_STAFF) or before.fills != question.fills:
            continue
        outcome = check(target, question.name, value, found.values, today)
        if isinstance(outcome, Valid) and outcome.value == value:
            found = _with(found, said, question.name)
    return found


def _with(found: Answers, said: Answers, name: str) -> Answers:
    origin: Origin = said.origins[name]
    if name in said.replaced:
        return found.put_in_place(name, said.values[name], said.replaced[name])
    return found.set_answer(name, said.values[name], origin)


def reused_lines(answers: Answers, target: Procedure, language: Language) -> tuple[Line, ...]:
    """Say these answers in the words of `target`, in its order; what a card read stands apart."""
    return tuple(
        _line(question, answers, language)
        for question in questions_of(target)
        if question.name in answers.values and question.type != "card"
    )


def _line(question: Question, answers: Answers, language: Language) -> Line:
    return Line(
        name=question.name,
        label=in_language(question.label, language),
        value=say_answer(question, answers.values[question.name], language),
        origin=answers.origins[question.name],
        ask_staff=False,
        sensitive=question.sensitive,
        personal=question.personal,
    )
