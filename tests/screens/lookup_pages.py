"""The look-up of a slip, with every answer it can give."""

from functools import partial

from kiosk.jobs import Ok
from kiosk.viewmodels.keyboard_view import Writing
from sync.outbox import AtDesk
from sync.reference import make
from tests.screens.page import Page
from tests.screens.stage import Stage

LOOKUPS = {"here": "here", "centre": "centre", "unknown": "unknown"}


def lookup_pages() -> list[Page]:
    return [
        Page("lookup-empty", lambda stage: stage.views.visit.open("lookup")),
        Page("lookup-typed", partial(bring_lookup, digits="00420001", answer="")),
        Page("lookup-wrong", partial(bring_lookup, digits="00420001", answer="wrong")),
        *(
            Page(f"lookup-{name}", partial(bring_lookup, digits="", answer=answer))
            for name, answer in LOOKUPS.items()
        ),
        Page("lookup-numbered", bring_numbered),
    ]


def bring_lookup(stage: Stage, digits: str, answer: str) -> None:
    stage.views.visit.open("lookup")
    stage.views.keyboard.begin(Writing.DIGITS, digits or a_reference())
    stage.views.keyboard.typed.emit()
    if answer:
        stage.database.answers = [Ok((answer, None))]
        stage.views.lookup.look()


def bring_numbered(stage: Stage) -> None:
    """A slip held to the reader, of which the province has given the number."""
    stage.views.visit.open("lookup")
    told = AtDesk("supplement", "H15.50.05.13-261201-0975")
    stage.database.answers = [Ok(("centre", told))]
    stage.views.lookup.take_scan(f"PHIEU:{a_reference()}")


def a_reference() -> str:
    """An invented slip number with its right check digits."""
    return make("0042", 17)
