"""The keyboard with words to choose, and what can be undone: on keys, after answers."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from kiosk.viewmodels.keyboard_view import Writing
from kiosk.ward.model import Name, Streets, Ward
from tests.screens.page import Page
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
    for kind, question in (
        ("name", "requester_name"),
        ("digits", "requester_number"),
        ("date", "requester_dob"),
    ):
        yield Page(f"typing-erased-{kind}", partial(bring_erased, question=question))


def bring_name(stage: Stage, typed: str) -> None:
    stage.take("question", BIRTH, "requester_name", KNOWN)
    write(stage, Writing.NAME, typed)


def bring_street(stage: Stage, typed: str) -> None:
    """At the line of an address in the ward, whose file names streets."""
    stage.know_ward(WARD)
    stage.take("question", BIRTH, "requester_address", KNOWN)
    stage.views.address.choose("11413")
    write(stage, Writing.PLACE, typed)
    assert stage.views.suggest.property("offers")


def bring_erased(stage: Stage, question: str) -> None:
    stage.take("question", BIRTH, question, KNOWN)
    for digit in "05031955" if question != "requester_name" else "NGUYEENX":
        stage.views.keyboard.press(digit)
    stage.views.keyboard.clear()
    assert stage.views.keyboard.property("canUndo")


def write(stage: Stage, writing: Writing, text: str) -> None:
    stage.views.keyboard.begin(writing, text)
    stage.views.keyboard.typed.emit()
