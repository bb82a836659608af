"""The same pages in each mode of use: low reach, left hand, keys (with the ring somewhere)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk.keypad import controls
from kiosk.procedures.model import Procedure
from kiosk.viewmodels.keyboard_view import Writing
from tests.screens.page import Page
from tests.screens.question_pages import bring_question
from tests.screens.staff_pages import staff_pages
from tests.screens.stage import NOW, Stage
from tests.screens.ways import complete, ways

BIRTH = "1.001193"
Bring = Callable[[Stage], None]
LOW, KEYS = ("low",), ("keypad", "keys", "voice")
LEFT = ("find", "search", "lookup", "question-choice", "question-name", "question-date", "check")
RINGED = ("welcome", "settings", *LEFT, "slip")
OF_STAFF = (
    "staffpin-waits",
    "staff-trouble",
    "stafflist-waiting",
    "staffone-waiting",
    "staffwhich",
)
STAFF_LEFT = ("staffpin-waits",)
STAFF_RINGED = ("stafflist-waiting", "staffone-waiting")
"""Where the mode lays something out otherwise: low reach does so everywhere."""
PRACTICE = (
    "find",
    "search",
    "takes",
    "privacy",
    "question-choice",
    "question-card",
    "question-name",
    "question-date",
    "check",
    "declaration",
)


def mode_pages(stage: Stage) -> list[Page]:
    """Give each kind of page that a mode lays out otherwise, in each mode."""
    birth = stage.procedures[BIRTH]
    staff = {page.name: page.bring for page in staff_pages()}
    pages = {**plain_pages(), **pages_of(birth), **{name: staff[name] for name in OF_STAFF}}
    low = [Page(f"low-{name}", bring, f"low-{name}", LOW) for name, bring in pages.items()]
    left = [
        Page(f"left-{name}", pages[name], f"left-{name}", ("left",))
        for name in (*LEFT, *STAFF_LEFT)
    ]
    ringed = [
        Page(
            f"keys-{name}", partial(bring_ring, bring=pages[name], step=step), f"keys-{name}", KEYS
        )
        for step, name in enumerate((*RINGED, *STAFF_RINGED))
    ]
    return [*low, *left, *ringed, *practice_pages(stage, pages)]


def practice_pages(stage: Stage, pages: dict[str, Bring]) -> list[Page]:
    """Give the practice: the same pages, and those that only it has."""
    birth = stage.procedures[BIRTH]
    own: dict[str, Bring] = {name: pages[name] for name in PRACTICE}
    own |= {
        "call": partial(bring_call, earnest=False),
        "call-earnest": partial(bring_call, earnest=True),
        "takehome": lambda stage: bring_takehome(stage, birth),
        "idle": bring_idle,
        "end": lambda stage: bring_end(stage, birth),
        "end-how-to": lambda stage: bring_end(stage, birth, "https://vidu.example.vn/may"),
    }
    return [
        Page(f"practice-{name}", partial(bring_practice, bring=bring), f"practice-{name}")
        for name, bring in own.items()
    ]


def bring_practice(stage: Stage, bring: Bring) -> None:
    """Have the page of a visit that is only for practice."""
    stage.practising = True
    bring(stage)
    visit = stage.views.visit
    visit.take(replace(visit.state, practice=True))


def bring_call(stage: Stage, earnest: bool) -> None:
    stage.views.visit.startPractice()
    if earnest:
        stage.views.visit.callStaff()
    else:
        stage.views.visit.open("call")


def bring_takehome(stage: Stage, procedure: Procedure) -> None:
    stage.views.visit.startPractice()
    stage.views.visit.choose_procedure(procedure)
    stage.views.takes.takeHome()
    stage.views.takes.print()


def bring_end(stage: Stage, procedure: Procedure, how_to: str = "") -> None:
    stage.point_to(how_to)
    stage.take("declaration", procedure.code, "@check", complete(procedure, NOW.date()))
    stage.views.slip.save()


def plain_pages() -> dict[str, Bring]:
    """Give pages that hold nothing of a procedure."""
    return {
        "welcome": lambda stage: None,
        "settings": lambda stage: stage.views.visit.open("settings"),
        "find": lambda stage: stage.views.visit.start(),
        "search": bring_search,
        "lookup": lambda stage: stage.views.visit.open("lookup"),
        "call": lambda stage: stage.views.visit.open("call"),
        "idle": bring_idle,
        "rate": lambda stage: stage.take("rate"),
    }


def pages_of(procedure: Procedure) -> dict[str, Bring]:
    """Give the way through a procedure, one page of each kind."""
    code, done = procedure.code, complete(procedure, NOW.date())
    asked = {
        way.question.type: partial(bring_question, code=code, way=way)
        for way in reversed(ways(procedure, NOW.date()))
    }
    return {
        "takes": lambda stage: bring_takes(stage, procedure),
        "privacy": lambda stage: stage.take("privacy", code),
        **{f"question-{kind}": bring for kind, bring in asked.items()},
        "check": lambda stage: stage.take("check", code, "@check", done),
        "declaration": lambda stage: stage.take("declaration", code, "@check", done),
        "slip": lambda stage: bring_slip(stage, procedure),
    }


def bring_ring(stage: Stage, bring: Bring, step: int) -> None:
    """Have the keys somewhere on the page: on each one somewhere else."""
    bring(stage)
    stage.settle()
    places = list(controls(stage.window.contentItem()))
    places[step * 3 % len(places)].forceActiveFocus()


def bring_search(stage: Stage) -> None:
    stage.views.visit.start()
    stage.views.find.openSearch()
    stage.views.keyboard.begin(Writing.PLAIN, "khai sinh")
    stage.views.keyboard.typed.emit()


def bring_idle(stage: Stage) -> None:
    stage.views.visit.start()
    stage.views.visit.warn_idle(30)


def bring_takes(stage: Stage, procedure: Procedure) -> None:
    stage.views.visit.start()
    stage.views.visit.choose_procedure(procedure)


def bring_slip(stage: Stage, procedure: Procedure) -> None:
    stage.take("declaration", procedure.code, "@check", complete(procedure, NOW.date()))
    stage.views.slip.save()
