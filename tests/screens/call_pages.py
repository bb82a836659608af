"""The page that calls staff: just called, nobody came for a minute, somebody comes."""

from kiosk.viewmodels.call_view import CHIMES_UNTIL_LONG
from tests.screens.page import Page
from tests.screens.stage import Stage


def call_pages() -> list[Page]:
    """All of them."""
    return [
        Page("call", open_call),
        Page("call-answered", bring_answered_call),
        Page("call-long", bring_long_call),
    ]


def open_call(stage: Stage) -> None:
    stage.views.visit.open("call")


def bring_answered_call(stage: Stage) -> None:
    open_call(stage)
    stage.views.call.answer()


def bring_long_call(stage: Stage) -> None:
    open_call(stage)
    for _ in range(CHIMES_UNTIL_LONG):
        stage.views.call._wait_on()
