"""Pages on which the machine is asked, answers, and tells what the ward has put in."""

from functools import partial

from kiosk.viewmodels.keyboard_view import Writing
from tests.screens.page import Page
from tests.screens.stage import Stage
from tests.ward.examples import example_ward

QUESTIONS = {
    "fee": "làm giấy khai sinh mất bao nhiêu tiền",
    "papers": "đăng ký thường trú cần giấy tờ gì, mất bao lâu",
    "overview": "giấy độc thân",
    "long": "sao y giấy tờ mất bao nhiêu tiền",
    "weak": "tiền mai táng người có công mất bao lâu",
    "which": "xin giấy",
    "elsewhere": "hộ chiếu làm ở đâu",
    "yes-or-no": "xóa hộ khẩu có cần chủ hộ đồng ý không",
    "unknown": "zzzz qqq",
    "no-ward": "mấy giờ mở cửa",
}


def ask_pages() -> list[Page]:
    """Every kind of answer there is."""
    return [
        Page("ask-empty", lambda stage: bring_ask(stage, "")),
        Page("ask-typed", lambda stage: bring_ask(stage, QUESTIONS["fee"])),
        *(
            Page(f"answer-{name}", partial(bring_answer, question=question))
            for name, question in QUESTIONS.items()
        ),
        Page("answer-of-ward", partial(bring_of_ward, question="mấy giờ mở cửa")),
        Page("ward-empty", bring_ward),
        Page("ward-told", bring_of_ward, "ward-told"),
    ]


def bring_ask(stage: Stage, words: str) -> None:
    stage.views.visit.start()
    stage.views.ask.openAsk()
    stage.views.keyboard.begin(Writing.PLAIN, words)
    stage.views.keyboard.typed.emit()


def bring_answer(stage: Stage, question: str) -> None:
    bring_ask(stage, question)
    stage.views.ask.ask()
    assert stage.views.visit.state.page == "answer"


def bring_of_ward(stage: Stage, question: str = "") -> None:
    """Ask the ward's own information, or look at all of it, where staff have put it in."""
    stage.know_ward(example_ward())
    if question:
        bring_answer(stage, question)
    else:
        bring_ward(stage)


def bring_ward(stage: Stage) -> None:
    stage.views.visit.start()
    stage.views.visit.open("ward")
