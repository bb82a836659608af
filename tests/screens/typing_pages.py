"""The keyboard with words to choose, and what can be undone: on keys, after answers."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from kiosk.viewmodels.keyboard_view import Writing
from kiosk.ward.model import Name, Streets, Ward
from tests.screens.lead_pages import RENEWS, bring_reuse
from tests.screens.page import Page
from tests.screens.question_pages import CARD, CARD_ADDRESS
from tests.screens.stage import Stage

BIRTH = "1.001193"
KNOWN: dict[str, str | int] = {"relation": "mother", "requester_card": "typed"}
LONGEST_STREET = "đường Nguyễn Thị Minh Khai Ví Dụ"
WARD = Ward(
    format=1,
    name=Name(vi="Ủy ban nhân dân phường Mẫu"),
    streets=Streets(
        names=["phố Ví Dụ", "phố Vĩnh Ẩm Thượng", "phố Ví", LONGEST_STREET],
        source="Văn phòng phường",
        checked_on=date(2026, 11, 20),
    ),
)


def typing_pages() -> Iterator[Page]:
    """Words for names and streets, short and long; each kind of thing erased or replaced."""
    for name, typed in (("begun", "NGUYỄN THỊ HU"), ("family", "N"), ("none", "")):
        yield Page(f"typing-name-{name}", partial(bring_name, typed=typed))
    for name, typed in (("short", "Số 5 phố vi"), ("long", "Số 5 duong ng"), ("none", "")):
        yield Page(f"typing-street-{name}", partial(bring_street, typed=typed))
    for name, typed in (("all", ""), ("begun", "b")):
        yield Page(f"typing-offers-{name}", partial(bring_offers, typed=typed))
    for kind, question in (
        ("name", "requester_name"),
        ("digits", "requester_number"),
        ("date", "requester_dob"),
    ):
        yield Page(f"typing-erased-{kind}", partial(bring_erased, question=question))
    yield Page("undo-chosen", bring_changed)
    yield Page("undo-card", bring_card_filled)
    yield Page("undo-reused", bring_reused)
    yield Page("undo-check", bring_mended)


def bring_name(stage: Stage, typed: str) -> None:
    stage.take("question", BIRTH, "requester_name", KNOWN)
    write(stage, Writing.NAME, typed)


def bring_offers(stage: Stage, typed: str) -> None:
    """A line of text for which the content offers answers."""
    stage.take("question", BIRTH, "relation_detail", {"relation": "relative"})
    for letter in typed:
        stage.views.keyboard.press(letter)
    assert stage.views.suggest.property("offers")


def bring_street(stage: Stage, typed: str) -> None:
    """At the line of an address in the ward, whose file names streets."""
    stage.know_ward(WARD)
    stage.take("question", BIRTH, "requester_address", KNOWN)
    stage.views.address.choose("11413")
    for letter in typed:
        stage.views.keyboard.press(letter)
    assert stage.views.suggest.property("offers")


def bring_erased(stage: Stage, question: str) -> None:
    stage.take("question", BIRTH, question, KNOWN)
    for digit in "05031955" if question != "requester_name" else "NGUYEENX":
        stage.views.keyboard.press(digit)
    stage.views.keyboard.clear()
    assert stage.views.keyboard.property("canUndo")


def bring_changed(stage: Stage) -> None:
    """A choice was changed; the next question is another choice."""
    stage.take("question", BIRTH, "relation", {"relation": "mother"})
    stage.views.question.choose("father")
    stage.views.question.next()
    assert stage.views.undo.property("offered")


def bring_card_filled(stage: Stage) -> None:
    """The card's answers were taken; the next question is typed."""
    stage.take("question", BIRTH, "requester_card", {"relation": "mother"})
    stage.views.card.show_scan(CARD.format(address=CARD_ADDRESS).encode())
    stage.views.question.next()
    assert stage.views.undo.property("offered")


def bring_reused(stage: Stage) -> None:
    """Answers were taken along into another procedure."""
    bring_reuse(stage, RENEWS)
    stage.views.reuse.reuse()
    stage.views.visit.go("question")
    assert stage.views.undo.property("offered")


def bring_mended(stage: Stage) -> None:
    """One answer was changed from the check page."""
    bring_changed(stage)
    stage.views.visit.go("check")
    assert stage.views.undo.property("offered")


def write(stage: Stage, writing: Writing, text: str) -> None:
    stage.views.keyboard.begin(writing, text)
    stage.views.keyboard.typed.emit()
