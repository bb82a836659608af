"""The question pages of a procedure: every question, and each kind when something is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from kiosk.journey.answers import Origin
from kiosk.procedures.model import Procedure, Question
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.keyboard_view import Writing
from tests.screens.page import Page
from tests.screens.stage import Stage
from tests.screens.ways import TYPED, WRONG, Way, warned, ways

Bring = Callable[[Stage], None]
CARD = "003155012345|012345678|Nguyễn Phước Quỳnh Như Ngọc|05031955|Nữ|{address}|20042021"
CARD_ADDRESS = "Số 1250 ngõ 36 đường Nguyễn Văn Ví Dụ, tổ dân phố Ẩm Thực, phường Mẫu, Hải Phòng"
ADDRESSES_OF = "1.001193"
"""Steps of an address are alike everywhere: they are looked at in one procedure."""
OLD_ADDRESS = "Số 4 phố Ví Dụ, phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội"
LINES = {"date": Writing.DATE, "year_or_date": Writing.DATE}
UNTOUCHED = {"choice", "name", "pid", "date"}
DIGITS = {"pid", "phone", "integer", "money"}


def question_pages(procedure: Procedure, today: date) -> Iterator[Page]:
    """Give each question as asked, then what can be said about answers to it."""
    seen: set[str] = set()
    for way in ways(procedure, today):
        question = way.question
        name = f"{procedure.code}-{question.name}"
        at = partial(bring_question, code=procedure.code, way=way)
        yield Page(name, at, f"question-{question.type}")
        if question.type not in seen:
            seen.add(question.type)
            states = special_states(at, question)
            if question.type == "address" and procedure.code == ADDRESSES_OF:
                states = address_states(at, question)
            for state, bring in states:
                yield Page(f"{name}-{state}", bring, f"question-{question.type}-{state}")
        value = warned(procedure, way, today)
        if value is not None:
            bring = partial(bring_answer, at=at, question=question, value=value)
            yield Page(f"{name}-warning", bring, f"question-{question.type}-warning")


def special_states(at: Bring, question: Question) -> Iterator[tuple[str, Bring]]:
    """Give the other states of a kind of question."""
    if question.type == "card":
        yield "found", partial(bring_card, at=at, data=CARD.format(address=CARD_ADDRESS))
        yield "problem", partial(bring_card, at=at, data="https://vidu.example.vn/x")
        yield "number-only", partial(bring_card, at=at, data="003155012345")
    elif question.type in TYPED and question.type != "address":
        yield "typed", partial(bring_typed, at=at, question=question)
        wrong = WRONG[question.type]
        if wrong:
            yield "error", partial(bring_answer, at=at, question=question, value=wrong)
    if question.type in UNTOUCHED and question.required and question.default is None:
        yield "untouched", partial(bring_untouched, at=at)
    if question.type in ("choice", "ethnicity"):
        yield "chosen", partial(bring_chosen, at=at)


def address_states(at: Bring, question: Question) -> Iterator[tuple[str, Bring]]:
    """Give every step of an address."""
    steps = {
        "province": ("far",),
        "commune": ("near",),
        "list": ("near", "list"),
        "line": ("11413",),
        "whole": ("whole",),
    }
    for name, touches in steps.items():
        yield name, partial(bring_step, at=at, touches=touches)
    yield "untouched", partial(bring_untouched, at=partial(bring_step, at=at, touches=("near",)))
    yield "suggested", partial(bring_step, at=at, touches=("near",), typed="hai")
    yield "unknown", partial(bring_step, at=at, touches=("near",), typed="zzzz")
    yield "line-typed", partial(bring_step, at=at, touches=("11413",), typed=TYPED["address"])
    yield "whole-typed", partial(bring_step, at=at, touches=("whole",), typed=TYPED["address"])
    for origin in ("card", "typed"):
        yield f"given-{origin}", partial(bring_given, at=at, question=question, origin=origin)


def bring_step(stage: Stage, at: Bring, touches: tuple[str, ...], typed: str = "") -> None:
    """Touch one card after another, then type."""
    at(stage)
    for value in touches:
        stage.views.address.choose(value)
    if typed:
        stage.views.keyboard.begin(Writing.PLACE, typed)
        stage.views.keyboard.typed.emit()


def bring_given(stage: Stage, at: Bring, question: Question, origin: Origin) -> None:
    """Come back to an address in old names, which has one name of today."""
    at(stage)
    state = stage.views.visit.state
    answers = state.answers.set_answer(question.name, OLD_ADDRESS, origin)
    stage.views.visit.take(VisitState())
    stage.views.visit.take(replace(state, answers=answers))


def bring_question(stage: Stage, code: str, way: Way) -> None:
    answers = {n: v for n, v in way.answers.items() if n != way.question.name}
    stage.take("question", code, way.question.name, answers)
    assert stage.views.question.question == way.question


def bring_typed(stage: Stage, at: Bring, question: Question) -> None:
    at(stage)
    write(stage, question, TYPED[question.type])


def bring_answer(stage: Stage, at: Bring, question: Question, value: str) -> None:
    """Give an answer that is refused, or taken with a warning, and go on."""
    at(stage)
    if question.type == "choice":
        stage.views.question.choose(value)
    else:
        write(stage, question, value)
    stage.views.question.next()
    view = stage.views.question
    assert view.property("error") or view.property("warning"), (question.name, value)


def bring_chosen(stage: Stage, at: Bring) -> None:
    at(stage)
    view = stage.views.question
    view.choose(view.property("options").rows[0][0])


def bring_untouched(stage: Stage, at: Bring) -> None:
    """Go on without having answered."""
    at(stage)
    stage.views.question.next()
    assert stage.views.question.property("warning")


def bring_card(stage: Stage, at: Bring, data: str) -> None:
    at(stage)
    stage.views.card.show_scan(data.encode())


def write(stage: Stage, question: Question, text: str) -> None:
    """Have `text` written, as if by the keys on the screen."""
    keyboard = stage.views.keyboard
    writing = LINES.get(question.type)
    if writing is None:
        writing = Writing.DIGITS if question.type in DIGITS else Writing.PLAIN
    if writing is Writing.DATE and "/" in text:
        keyboard.begin(writing)
        for digit in text.replace("/", ""):
            keyboard.press(digit)
    else:
        keyboard.begin(writing, text)
    keyboard.typed.emit()
