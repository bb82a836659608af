"""For each question of a procedure: answers with which it is asked, and what to type into it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.journey.answers import ASK_STAFF, Answer
from kiosk.journey.outcomes import Valid
from kiosk.journey.path import Journey
from kiosk.journey.route import find_route
from kiosk.journey.validation import check
from kiosk.procedures.conditions import Conditions
from kiosk.procedures.model import Procedure, Question

TRIES = 3000
LONG_NAME = "NGUYỄN PHƯỚC QUỲNH NHƯ NGỌC BẢO TRƯỜNG"
LONG_TEXT = (
    "Số 1250 ngõ 36 đường Nguyễn Văn Ví Dụ, tổ dân phố Ẩm Thực, khu tập thể Nhà máy Ỗ, "
    "phường Mẫu, thành phố Hải Phòng, gần trường tiểu học Ví Dụ"
)
GIVEN: dict[str, Answer] = {
    "name": "NGUYỄN THỊ HƯỜNG",
    "text": "Ỗ Ẩm ạ",
    "pid": "003155012345",
    "phone": "0912345678",
    "email": "huong.nguyen@example.vn",
    "integer": 3,
    "money": 500000,
    "address": "Số 5 ngõ 10 phố Ví Dụ, phường Mẫu, Hải Phòng",
    "ethnicity": "Kinh",
    "date": "2026-11-02",
    "year_or_date": "1955-03-05",
    "card": "typed",
}
TYPED: dict[str, str] = {
    "name": LONG_NAME,
    "text": LONG_TEXT,
    "address": LONG_TEXT,
    "email": "nguyen.phuoc.quynh.nhu.ngoc.bao.truong@vidu.example.vn",
    "pid": "003155012345",
    "phone": "0912345678",
    "integer": "12",
    "money": "123456789",
    "date": "2026-11-02",
    "year_or_date": "1955-03-05",
}
WRONG: dict[str, str] = {
    "name": "N9",
    "text": "",
    "address": "",
    "email": "huong",
    "pid": "00315",
    "phone": "12",
    "integer": "9999",
    "money": "9" * 15,
    "date": "31/02/2026",
    "year_or_date": "31/02/1955",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A question, and the answers given before it."""

    question: Question
    answers: dict[str, Answer]


def ways(procedure: Procedure, today: date) -> list[Way]:
    """Every question of the procedure, in its order, each with answers that lead to it.

    One that is always assumed is only seen from the check page: any answers lead there.
    """
    conditions = Conditions(procedure)
    asked = [question for part in procedure.parts for question in part.questions]
    found: dict[str, Way] = {}
    assumed: dict[str, Way] = {}
    for answers in tried_answers(procedure):
        for place in find_route(procedure, conditions, answers, today).places:
            name = place.question.name
            if place.asked and name not in found:
                found[name] = Way(place.question, answers)
            elif place.question.assumed:
                assumed.setdefault(name, Way(place.question, answers))
        if len(found) == len(asked):
            return [found[question.name] for question in asked]
    found = assumed | found
    missing = sorted({question.name for question in asked} - found.keys())
    if not missing:
        return [found[question.name] for question in asked]
    message = f"{procedure.code}: no answers lead to {missing}"
    raise LookupError(message)


def tried_answers(procedure: Procedure) -> Iterator[dict[str, Answer]]:
    """Give full sets of answers, the plainest first, then a repeatable sample."""
    questions = [question for part in procedure.parts for question in part.questions]
    choices = {question.name: candidates(question) for question in questions}
    yield {name: values[0] for name, values in choices.items()}
    chance = random.Random(procedure.code)
    for _ in range(TRIES):
        yield {name: chance.choice(values) for name, values in choices.items()}


def candidates(question: Question) -> list[Answer]:
    """Give answers that may decide what is asked next."""
    if question.type == "choice":
        return [option.value for option in question.options]
    if question.type == "card":
        return ["typed", "", "scanned"]
    if question.type in ("date", "year_or_date"):
        return [GIVEN[question.type], "2015-01-01", ASK_STAFF]
    given = GIVEN.get(question.type, "")
    most = (question.limits and question.limits.max) or 9
    others: dict[str, list[Answer]] = {"ethnicity": ["Tày"], "integer": [most], "pid": [""]}
    return [given, *others.get(question.type, [])]


def warned(procedure: Procedure, way: Way, today: date) -> str | None:
    """Give an answer to the way's question that is taken with a warning, if there is one."""
    question = way.question
    if not question.warnings:
        return None
    days = ["1890-01-01", "1950-01-01", "2015-01-01", "2026-01-02", "2026-11-23"]
    tried = [option.value for option in question.options] or days
    tried += [str(number) for number in (1, 100, 400000, 9000000)]
    for value in tried:
        outcome = check(procedure, question.name, value, way.answers, today)
        if isinstance(outcome, Valid) and outcome.warnings:
            return value
    return None


def complete(procedure: Procedure, today: date) -> dict[str, Answer]:
    """Give answers with which every screen is passed; the longest ones a person may give."""
    for answers in tried_answers(procedure):
        journey = Journey(procedure, answers, today).resume()
        if journey.finished:
            long = {"name": LONG_NAME, "text": LONG_TEXT[:60], "address": LONG_TEXT}
            types = {q.name: q.type for part in procedure.parts for q in part.questions}
            return {name: long.get(types[name], value) for name, value in answers.items()}
    raise LookupError(f"{procedure.code}: no answers reach the end")


def unsure(procedure: Procedure, today: date) -> dict[str, Answer]:
    """Give the same answers with everything that may be left open left to staff."""
    answers = complete(procedure, today)
    for part in procedure.parts:
        for question in part.questions:
            if question.blank_ok:
                answers[question.name] = ASK_STAFF
    return answers
