"""The staff page in every state worth looking at; what the book holds is invented."""

from functools import partial
from pathlib import Path
from typing import Any

from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from kiosk.staff.desk import Seen
from kiosk.staff.errand import Answer
from kiosk.staff.gate import Closed
from kiosk.staff.sheet import Sheet
from kiosk.staff.sticks import PluggedIn
from kiosk.viewmodels.keyboard_view import Writing
from sync.outbox import Glance, Queued, Tried
from sync.reference import make
from tests.screens.page import Page
from tests.screens.stage import NOW, Stage

DAYS_SLOW_S = 2 * 86_400.0
EXPORTED = {
    "ok": True,
    "dossiers": 12,
    "pictures": 5,
    "left": [{"seq": 3, "code": "bad_digest"}, {"seq": 4, "code": "bad_attachment"}],
}
IMPORTED = {"ok": True, "delivered": 11, "held": 1, "known": 2, "unsure": 1}


def staff_pages() -> list[Page]:
    """All of them."""
    return [
        Page("staffpin", partial(bring_gate, closed=Closed())),
        Page("staffpin-typed", partial(bring_gate, closed=Closed(), digits="4281")),
        Page("staffpin-wrong", partial(bring_gate, closed=Closed(), digits="1", wrong=True)),
        Page("staffpin-slow", partial(bring_gate, closed=Closed(wait_s=240))),
        Page(
            "staffpin-waits",
            partial(bring_gate, closed=Closed(), digits="1", wrong=True, wait_s=30),
        ),
        Page("staffpin-none", partial(bring_gate, closed=Closed(set=False))),
        Page("staffpin-failed", bring_failing_gate),
        *overview_pages(),
        *list_pages(),
        *one_pages(),
        *stick_pages(),
        Page("staffsheet", partial(bring_sheet, looks=2)),
        Page("staffsheet-printed", partial(bring_sheet, looks=0, prints=True)),
        Page("staffsheet-many", partial(bring_sheet, looks=6, code="bad_tls")),
    ]


def overview_pages() -> list[Page]:
    """How the queue stands."""
    return [
        Page("staff-well", partial(bring, page="staff", seen=seen(waiting=0))),
        Page("staff-waiting", partial(bring, page="staff", seen=seen(code="no_line"))),
        Page(
            "staff-trouble",
            partial(
                bring,
                page="staff",
                seen=seen(held=2, damaged=1, code="revoked_device", off=DAYS_SLOW_S),
            ),
        ),
    ]


def list_pages() -> list[Page]:
    """Numbers and times."""
    look = tuple(queued(n, "held", code) for n, code in enumerate(LOOKS))
    waiting = tuple(queued(n, "queued", None, papers=(n % 3, 5)) for n in range(8))
    done = tuple(queued(n, "delivered", None) for n in range(3))
    return [
        Page("stafflist-look", partial(bring_list, group="look", rows=look)),
        Page("stafflist-waiting", partial(bring_list, group="waiting", rows=waiting, more=True)),
        Page("stafflist-delivered", partial(bring_list, group="delivered", rows=done)),
        Page("stafflist-none", partial(bring_list, group="look", rows=())),
    ]


LOOKS = ("conflict", "held_by_staff", "unreadable")


def one_pages() -> list[Page]:
    """One declaration."""
    return [
        Page("staffone-held", partial(bring_one, one=queued(1, "held", "conflict"))),
        Page("staffone-damaged", partial(bring_one, one=queued(1, "damaged", "bad_digest"))),
        Page(
            "staffone-waiting",
            partial(bring_one, one=queued(1, "queued", "attachments_waiting", papers=(2, 5))),
        ),
        Page("staffone-asked", partial(bring_one, one=queued(1, "held", "conflict"), asks=True)),
        Page("staffone-delivered", partial(bring_one, one=queued(1, "delivered", None))),
        Page("staffask-hold", partial(bring_question, hold=True)),
        Page("staffask-all", partial(bring_question, hold=False)),
    ]


def stick_pages() -> list[Page]:
    """USB sticks."""
    gone = Answer("stick_gone")
    return [
        Page("staffstick-none", partial(bring_sticks, count=0)),
        Page("staffstick", partial(bring_sticks, count=1)),
        Page("staffwhich", partial(bring_sticks, count=3, act="export")),
        Page("staffcarry-working", partial(bring_errand, act="export", answer=None)),
        Page(
            "staffcarry-exported", partial(bring_errand, act="export", answer=Answer("", EXPORTED))
        ),
        Page(
            "staffcarry-imported", partial(bring_errand, act="import", answer=Answer("", IMPORTED))
        ),
        Page("staffcarry-gone", partial(bring_errand, act="export", answer=gone)),
        *(
            Page(
                f"staffcarry-not-{code}",
                partial(bring_errand, act="import", answer=Answer(code)),
                "staffcarry-not",
            )
            for code in ("stick_full", "nothing_for_this_kiosk", "agent_busy", "failed")
        ),
    ]


def queued(number: int, state: str, reason: str | None, papers: tuple[int, int] = (0, 0)) -> Queued:
    """An invented declaration."""
    return Queued(
        id=f"invented-{number}",
        seq=number + 1,
        reference=make("0042", 17 + number),
        state=state,
        reason=reason,
        attempts=3,
        created_at="2026-11-23T07:05:00.000Z",
        size=9000,
        delivered_at=None,
        attachments=papers[1],
        pieces=papers[1] * 3,
        pieces_sent=papers[0] * 3,
        attachments_sent=papers[0],
    )


def seen(
    *,
    waiting: int = 12,
    held: int = 0,
    damaged: int = 0,
    code: str | None = None,
    off: float = 0.0,
    look: tuple[Queued, ...] = (),
    **others: Any,
) -> Seen:
    """What the book holds."""
    since = "2026-11-22T01:30:00.000Z" if code else None
    glance = Glance(waiting, held, damaged, 9, code, since, "2026-11-24T01:05:00.000Z")
    return Seen(Sheet(NOW, glance, off, look, enrolled=True), **others)


def bring_gate(
    stage: Stage, closed: Closed, digits: str = "", *, wrong: bool = False, wait_s: float = 0
) -> None:
    stage.database.answers = [Ok(closed)]
    stage.views.visit.open("guide")
    stage.views.staff_gate.begin()
    stage.views.keyboard.begin(Writing.DIGITS, digits)
    stage.views.keyboard.typed.emit()
    if wrong:
        stage.database.answers = [Ok(Closed(wrong=True, wait_s=wait_s))]
        stage.views.staff_gate.enter()
    stage.views.staff_gate._timer.stop()  # a page that is looked at twice must not change


def bring(stage: Stage, page: str, seen: Seen, trail: tuple[str, ...] = ("welcome",)) -> None:
    """Stand on a page behind the PIN; the book is read once, and never again."""
    stage.views.staff_gate.is_open = True
    stage.database.answers = [Ok(seen)]
    stage.views.visit.take(VisitState(page=page, trail=trail))
    stage.database.holds = True


def bring_failing_gate(stage: Stage) -> None:
    """The disk refuses what the PIN is compared with."""
    bring_gate(stage, Closed())
    stage.views.keyboard.begin(Writing.DIGITS, "428170")
    stage.database.answers = [OSError("invented")]
    stage.views.staff_gate.enter()


def bring_list(stage: Stage, group: str, rows: tuple[Queued, ...], *, more: bool = False) -> None:
    bring(stage, "staff", seen())
    stage.database.reset()
    stage.database.answers = [Ok(seen(rows=rows, more=more))]
    stage.views.staff.openGroup(group)
    stage.database.holds = True


def bring_one(stage: Stage, one: Queued, *, asks: bool = False) -> None:
    tried = (Tried("2026-11-23T07:06:00.000Z", "conflict"), Tried("2026-11-24T00:40:00.000Z", None))
    bring(stage, "staffone", seen(one=one, tried=tried), ("welcome", "staff", "stafflist"))
    if asks:
        stage.views.staff_one.retry()


def bring_question(stage: Stage, *, hold: bool) -> None:
    bring_one(stage, queued(1, "queued", None))
    if hold:
        stage.views.staff_one.askHold()
    else:
        stage.views.staff_one.askAll()


def bring_sheet(stage: Stage, looks: int, code: str | None = None, *, prints: bool = False) -> None:
    rows = tuple(queued(n, "held", LOOKS[n % 3]) for n in range(looks))
    bring(stage, "staff", seen(held=looks, code=code, look=rows))
    stage.views.staff_sheet.open()
    if prints:
        stage.views.staff_sheet.print()


def stick_of(name: str) -> PluggedIn:
    """A stick of this name; one of them can only be read."""
    return PluggedIn(Path(f"/media/{name}"), name, 12_300_000_000, 15_500_000_000, name != "DATA")


def bring_sticks(stage: Stage, count: int, act: str = "") -> None:
    sticks = [stick_of(name) for name in ("KINGSTON", "USB Của Phường Mẫu", "DATA")[:count]]
    bring(stage, "staff", seen())
    stage.paper.answers = [Ok(sticks)]
    stage.views.visit.open("staffstick")
    stage.paper.holds = True
    if act:
        stage.views.staff_stick.begin(act)


def bring_errand(stage: Stage, act: str, answer: Answer | None) -> None:
    bring_sticks(stage, 1)
    stage.paper.reset()
    stage.paper.answers = [Ok(answer)] if answer else []
    stage.paper.holds = answer is None
    stage.views.staff_stick.begin(act)
    stage.views.staff_stick._stepped(5, 12)
    stage.paper.holds = True
