"""The page on which one tries a touch and hears the voice, in each of its states."""

from collections.abc import Callable
from functools import partial

from tests.screens.page import Page
from tests.screens.stage import Stage

STATES = ("asked", "right", "sound", "loud")
MODES: dict[str, tuple[str, ...]] = {
    "low": ("low",),
    "left": ("left",),
    "keys": ("keypad", "keys", "voice"),
}


def first_touch_pages() -> list[Page]:
    """Give them, plain, in each mode of use, and in practice."""
    plain = [Page(name_of(state), partial(bring, state=state)) for state in STATES]
    modes = [
        Page(f"{mode}-{name_of(state)}", partial(bring, state=state), "", used)
        for mode, used in MODES.items()
        for state in STATES
    ]
    practice = partial(bring, state="asked", begin=begin_practice)
    return [*plain, *modes, Page(f"practice-{name_of('asked')}", practice)]


def name_of(state: str) -> str:
    return f"firsttouch-{state}"


def bring(
    stage: Stage,
    state: str,
    begin: Callable[[Stage], None] = lambda stage: stage.views.visit.startFirstTouch(),
) -> None:
    stage.views.reader.warm()
    begin(stage)
    view = stage.views.first_touch
    if state != "asked":
        view.touch()
    if state in {"sound", "loud"}:
        view.goOn()
    if state == "loud":
        view.louder()


def begin_practice(stage: Stage) -> None:
    """Practise where the page comes first for everybody."""
    visit = stage.views.visit
    visit.first_page = "firsttouch"
    visit.startPractice()
    visit.first_page = "find"
