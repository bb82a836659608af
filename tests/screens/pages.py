"""Every page of the kiosk in every state worth looking at: a name, and how to bring it up."""

from functools import partial

from kiosk.paper.printers import NoPaper, NoPrinter, Outcome
from kiosk.procedures.model import Procedure, Words
from kiosk.session.visit import Visit as VisitState
from kiosk.staff.wording import said
from kiosk.viewmodels.keyboard_view import Writing
from sync.outbox import DiskFull, NotEnrolled
from tests.directory.examples import BARE, BEES, DEATH, SCHOOL
from tests.screens.ask_pages import ask_pages
from tests.screens.call_pages import call_pages
from tests.screens.camera_pages import camera_pages
from tests.screens.carried_pages import carried_pages
from tests.screens.first_touch_pages import first_touch_pages
from tests.screens.lead_pages import lead_pages
from tests.screens.long_content import CODE as LONG
from tests.screens.lookup_pages import lookup_pages
from tests.screens.mode_pages import mode_pages
from tests.screens.page import Page
from tests.screens.panels import LANGUAGES
from tests.screens.question_pages import question_pages
from tests.screens.staff_pages import staff_pages
from tests.screens.staff_reason_pages import staff_reason_pages
from tests.screens.stage import NOW, Stage
from tests.screens.typing_pages import typing_pages
from tests.screens.ways import complete, unsure

BIRTH, COPIES, PENSION = "1.001193", "2.000815", "1.014027"
TODAY = NOW.date()
SEARCHES = {
    "empty": "",
    "results": "khai sinh",
    "nothing": "zzzz qqq",
    "elsewhere": "lam ho chieu",
    "both": "luong huu",
    "unsure": "gia han",
    "near": "giay chung sinh",
    "listed": "vi du",
}
LISTED = {"bees": BEES, "school": SCHOOL, "bare": BARE, "death": DEATH}


def all_pages(stage: Stage) -> list[Page]:
    """Every page there is, in the order of a visit."""
    pages = [
        *door_pages(stage),
        *first_touch_pages(),
        *service_pages(),
        *staff_pages(),
        *staff_reason_pages(),
        *carried_pages(),
        *camera_pages(),
        *(page for code in stage.procedures for page in procedure_pages(stage, code)),
        *problem_pages(stage),
        *mode_pages(stage),
        *typing_pages(),
    ]
    names = [page.name for page in pages]
    assert len(names) == len(set(names))
    return pages


def door_pages(stage: Stage) -> list[Page]:
    """Welcome, and the ways to a procedure."""
    groups = stage.world.library().doors.groups
    return [
        Page("welcome", lambda stage: None),
        Page("welcome-speaking", bring_speaking),
        Page("guide", lambda stage: stage.views.visit.open("guide")),
        Page("find", lambda stage: stage.views.visit.start()),
        *(
            Page(f"doors-{group.id}", partial(bring_group, number=number))
            for number, group in enumerate(groups)
        ),
        *(
            Page(f"which-{door.number}", partial(bring_which, number=number, index=index))
            for number, group in enumerate(groups)
            for index, door in enumerate(group.doors)
            if door.answers
            or (len(door.codes) > 1 and any(code in stage.procedures for code in door.codes))
        ),
        *(
            Page(f"search-{name}", partial(bring_search, words=words))
            for name, words in SEARCHES.items()
        ),
        *ask_pages(),
        Page("counter-door", bring_unguided_door),
        *(
            Page(f"counter-{name}", partial(bring_listed, words=words), f"counter-{name}")
            for name, words in LISTED.items()
        ),
        Page("counter-fullname", bring_listed_name),
    ]


def service_pages() -> list[Page]:
    """Pages that stand beside a procedure."""
    return [
        *lookup_pages(),
        Page("settings", lambda stage: stage.views.visit.open("settings")),
        *call_pages(),
        Page("call-underway", partial(bring_over, page="call")),
        Page("leave", lambda stage: stage.views.visit.open("leave")),
        Page("leave-underway", partial(bring_over, page="leave")),
        Page("recover", lambda stage: stage.views.visit.take(VisitState(page="recover"))),
        Page("outoforder", bring_out_of_order),
        Page("idle", bring_idle),
        Page("rate", lambda stage: stage.take("rate")),
    ]


def procedure_pages(stage: Stage, code: str) -> list[Page]:
    """The way through one procedure."""
    procedure = stage.procedures[code]
    done = complete(procedure, TODAY)
    doubts = unsure(procedure, TODAY)
    return [
        Page(f"{code}-takes", partial(bring_takes, procedure=procedure)),
        Page(f"{code}-fullname", partial(bring_takes, procedure=procedure, over="fullname")),
        Page(f"{code}-takehome", partial(bring_takes, procedure=procedure, over="takehome")),
        *question_pages(procedure, TODAY),
        *(
            Page(f"{code}-check-{number + 1}", partial(bring_check, number=number, **about))
            for number, _ in enumerate(procedure.parts)
            for about in [{"code": code, "answers": done}]
        ),
        Page(f"{code}-check-unsure", partial(bring_check, code=code, number=1, answers=doubts)),
        Page(f"{code}-declaration", lambda stage: stage.take("declaration", code, "@check", done)),
        Page(f"{code}-slip", partial(bring_slip, procedure=procedure)),
    ]


def problem_pages(stage: Stage) -> list[Page]:
    """The same pages when something is not as it should be; one procedure stands for all."""
    birth, long = stage.procedures[BIRTH], stage.procedures[LONG]
    return [
        *lead_pages(),
        Page("privacy", partial(bring_takes, procedure=birth, over="privacy")),
        Page("privacy-long", partial(bring_takes, procedure=long, over="privacy")),
        Page("takehome-printing", partial(bring_printing_list, procedure=birth, holds=True)),
        Page("takehome-printed", partial(bring_printing_list, procedure=birth)),
        Page("takehome-failed", partial(bring_printing_list, procedure=birth, outcome=NoPaper())),
        *(
            Page(f"declaration-{name}", partial(bring_problem, procedure=birth, error=error))
            for name, error in PROBLEMS.items()
        ),
        Page("slip-printing", partial(bring_slip, procedure=birth, holds=True)),
        Page("slip-no-paper", partial(bring_slip, procedure=birth, outcome=NoPaper())),
        Page(
            "slip-no-printer", partial(bring_slip, procedure=birth, outcome=NoPrinter("not_found"))
        ),
        Page("copydown", partial(bring_slip, procedure=birth, over="copydown")),
    ]


PROBLEMS: dict[str, Exception] = {
    "not-enrolled": NotEnrolled("invented"),
    "disk-full": DiskFull("invented"),
    "failed": OSError("invented"),
}


def bring_speaking(stage: Stage) -> None:
    """Have the page read aloud, in the middle of its title."""
    stage.voice.patient = True
    stage.views.reader.warm()
    stage.views.visit.start()
    stage.settle()
    stage.views.reader.stop()  # a page that was up long enough has begun by itself
    stage.press("Đọc lại" if stage.setting.language == "vi" else "Read again")
    stage.voice.reach(4, 10)


def bring_which(stage: Stage, number: int, index: int) -> None:
    """Open a door behind which there is more than one thing."""
    bring_group(stage, number)
    if stage.views.visit.state.page == "doors":
        stage.views.find.openDoor(index)


def bring_group(stage: Stage, number: int) -> None:
    stage.views.visit.start()
    stage.views.find.openGroup(number)


def bring_search(stage: Stage, words: str) -> None:
    stage.views.visit.start()
    stage.views.find.openSearch()
    stage.views.keyboard.begin(Writing.PLAIN, words)
    stage.views.keyboard.typed.emit()


def bring_unguided_door(stage: Stage) -> None:
    """Ask for what stands behind a door and nobody guides."""
    groups = stage.world.library().doors.groups
    stage.views.visit.start()
    stage.views.find.openGroup(next(n for n, group in enumerate(groups) if group.id == "K"))
    stage.views.find.openChoice(1)
    assert stage.views.visit.state.page == "counter"


def bring_listed(stage: Stage, words: str) -> None:
    """Open what a search finds first, which only the directory knows."""
    bring_search(stage, words)
    stage.views.find.openResult(0)
    assert stage.views.visit.state.page == "counter"


def bring_listed_name(stage: Stage) -> None:
    """Open the whole name of what the directory knows by the longest one."""
    bring_listed(stage, SCHOOL)
    stage.views.visit.open("fullname")


def bring_over(stage: Stage, page: str) -> None:
    stage.take("question", BIRTH, "child_name", {"relation": "mother", "child_name": "ĐỖ ẨM"})
    stage.views.visit.open(page)


def bring_out_of_order(stage: Stage) -> None:
    words = {language: said("store_failed", language) for language in LANGUAGES}
    stage.views.visit.put_out_of_order(Words(**words))


def bring_idle(stage: Stage) -> None:
    bring_over(stage, "leave")
    stage.views.visit.close()
    stage.views.visit.warn_idle(30)


def bring_takes(stage: Stage, procedure: Procedure, over: str = "") -> None:
    stage.views.visit.start()
    stage.views.visit.choose_procedure(procedure)
    if over == "takehome":
        stage.views.takes.takeHome()
    elif over:
        stage.views.visit.open(over)


def bring_printing_list(
    stage: Stage, procedure: Procedure, outcome: Outcome | None = None, *, holds: bool = False
) -> None:
    bring_takes(stage, procedure, "takehome")
    stage.paper.holds = holds
    stage.printer.outcome = outcome or stage.printer.outcome
    stage.views.takes.print()


def bring_check(stage: Stage, code: str, number: int, answers: dict[str, str | int]) -> None:
    stage.take("check", code, "@check", answers)
    for _ in range(number):
        if stage.views.visit.state.page == "check":
            stage.views.check.next()


def bring_problem(stage: Stage, procedure: Procedure, error: Exception) -> None:
    stage.take("declaration", procedure.code, "@check", complete(procedure, TODAY))
    stage.database.answers = [error]
    stage.views.slip.save()


def bring_slip(
    stage: Stage,
    procedure: Procedure,
    outcome: Outcome | None = None,
    *,
    holds: bool = False,
    over: str = "",
) -> None:
    stage.take("declaration", procedure.code, "@check", complete(procedure, TODAY))
    stage.paper.holds = holds
    stage.printer.outcome = outcome or stage.printer.outcome
    stage.views.slip.save()
    assert stage.views.visit.state.page == "slip", stage.views.slip.property("problem")
    if over:
        stage.views.visit.open(over)
