"""The staff page with each reason why something is not at the centre, or cannot be read."""

from functools import partial

from kiosk.session.visit import Visit as VisitState
from sync.outbox import StoreError
from sync.reasons import DOSSIER, SITE
from tests.screens.page import Page
from tests.screens.staff_pages import bring, bring_one, queued, seen
from tests.screens.stage import Stage


def staff_reason_pages() -> list[Page]:
    """One declaration for each reason there is, the whole site for each, and no book to read."""
    sites = {code: seen(code=code) for code in SITE}
    return [
        Page("staff-looking", partial(bring_looking, page="staff"), "staff-unread"),
        Page("stafflist-unread", partial(bring_unread, page="stafflist"), "staff-unread"),
        Page("staffone-unread", partial(bring_unread, page="staffone"), "staff-unread"),
        *(
            Page(
                f"staffone-why-{code}",
                partial(bring_one, one=queued(1, "held", code)),
                "staffone-why",
            )
            for code in DOSSIER
        ),
        *(
            Page(f"staff-why-{code}", partial(bring, page="staff", seen=of_site), "staff-why")
            for code, of_site in sites.items()
        ),
        *(
            Page(f"staff-unread-{code}", partial(bring_failing, code=code), "staff-unread")
            for code in ("store_failed", "store_damaged", "store_unsupported", "disk_failed")
        ),
    ]


def bring_looking(stage: Stage, page: str) -> None:
    """The book is not read yet."""
    stage.database.holds = True
    stage.views.staff_gate.is_open = True
    stage.views.visit.take(VisitState(page=page, trail=("welcome",)))


def bring_failing(stage: Stage, code: str) -> None:
    """The book cannot be opened."""
    stage.database.answers = [failure(code)]
    stage.views.staff_gate.is_open = True
    stage.views.visit.take(VisitState(page="staff", trail=("welcome",)))
    stage.database.holds = True


def failure(code: str) -> StoreError:
    """An error of the store that has this reason."""
    error = StoreError("invented")
    error.code = code
    return error


def bring_unread(stage: Stage, page: str) -> None:
    """The book could be read a moment ago, and cannot be opened now."""
    bring(stage, "staff", seen())
    stage.database.reset()
    stage.database.answers = [failure("disk_failed")]
    if page == "stafflist":
        stage.views.staff.openGroup("look")
    else:
        stage.views.visit.go(page)
    stage.database.holds = True
