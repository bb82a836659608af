"""What was set aside: the list, one in full, on paper, and how an officer ends it."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from central import ending
from central.api.requests import centre_of
from central.centre import Centre
from central.declarations import PAGE_ROWS
from central.ending import Who
from central.pages.access import OwnForm, PageRefused, SignedIn
from central.pages.desk import summarise, surroundings
from central.pages.reached import write_down
from central.pages.rendering import page
from central.quarantined import SetAside, count_aside, find_aside, list_aside, stand_of
from central.quarantining import CLOSED
from central.reach import EVERYTHING
from central.sessions import Session
from central.wording import HINDRANCES, say

MISSING = "Không thấy tờ khai này."
PASSED = "Đồng nghiệp vừa xong tờ khai này. Xin mở lại để xem."
UNCHOSEN = "Xin chọn lý do không nhận."
LAST_ROW = 2**53

router = APIRouter(include_in_schema=False)


@router.get("/quarantine")
def show_list(
    request: Request, session: SignedIn, number: Annotated[int, Query(alias="page")] = 1
) -> Response:
    """Show what was signed by a kiosk but not taken in, what has to be looked at first."""
    number = min(max(number, 1), 100_000)
    with centre_of(request).database.reader.connect() as connection:
        waiting, total = count_aside(connection, session.reach)
        rows = list_aside(connection, session.reach, number)
    return page(
        "quarantine.html",
        session=session,
        rows=rows,
        waiting=waiting,
        number=number,
        last=max(1, -(-total // PAGE_ROWS)),
    )


@router.get("/quarantine/{row}")
def show_one(request: Request, session: SignedIn, row: int) -> Response:
    """One in full; opening it is written down."""
    return aside_page(request, session, row)


def aside_page(request: Request, session: Session, row: int, error: str = "") -> Response:
    """One in full, with a sentence about a form that was not complete."""
    centre = centre_of(request)
    one = reached(centre, session, row)
    with centre.database.reader.connect() as connection:
        standing = stand_of(connection, centre, one, session.reach)
    write_down(centre, session, "quarantine.open", f"{one.row} {one.filed.id}")
    return page(
        "aside.html",
        status=422 if error else 200,
        session=session,
        one=one,
        filed=one.filed,
        declaration=summarise(centre, one.filed),
        around=surroundings(one.filed),
        standing=standing,
        error=error,
    )


@router.get("/quarantine/{row}/print")
def show_for_paper(request: Request, session: SignedIn, row: int) -> Response:
    """Show the same for paper."""
    centre = centre_of(request)
    one = reached(centre, session, row)
    now = write_down(centre, session, "quarantine.open", f"{one.row} {one.filed.id}")
    return page(
        "print.html",
        session=session,
        back=f"/quarantine/{one.row}",
        aside=one,
        filed=one.filed,
        declaration=summarise(centre, one.filed),
        around=surroundings(one.filed),
        history=[],
        printed_at=now.isoformat(),
    )


@router.post("/quarantine/{row}/take")
def take(request: Request, form: OwnForm, row: int) -> Response:
    """Take it in like any other; its kiosk gets the receipt when it sends it again."""
    centre = centre_of(request)
    one = reached(centre, form.session, row)
    with centre.database.reader.connect() as connection:
        arrival = stand_of(connection, centre, one, form.session.reach)
    if one.ended_at:
        raise PageRefused(409, PASSED)
    if arrival.arrival is None:
        raise PageRefused(409, say(HINDRANCES, arrival.hindrance))
    who = Who(one.row, form.session.staff, centre.clock())
    work = partial(ending.take_in, who=who, arrival=arrival.arrival, intake=centre.intake)
    settle(centre.writer.submit(work, order=one.filed.device).result())
    return RedirectResponse(f"/declarations/{one.filed.id}", status_code=303)


@router.post("/quarantine/{row}/close")
def close(request: Request, form: OwnForm, row: int) -> Response:
    """Close it without taking it in; its kiosk is told how when it sends it again."""
    centre = centre_of(request)
    one = reached(centre, form.session, row)
    how = form.text("how")
    if how not in CLOSED:
        return aside_page(request, form.session, row, UNCHOSEN)
    who = Who(one.row, form.session.staff, centre.clock())
    work = partial(ending.close, who=who, device=one.filed.device, how=how)
    settle(centre.writer.submit(work, order=one.filed.device).result())
    return RedirectResponse(f"/quarantine/{one.row}", status_code=303)


def settle(end: ending.End) -> None:
    """Go on where it was ended now; PageRefused where a colleague or a kiosk was quicker."""
    if end != "ended":
        raise PageRefused(409, PASSED)


def reached(centre: Centre, session: Session, row: int) -> SetAside:
    """Give it; PageRefused 404 where there is none, or where it is of a ward she does not serve."""
    if not 0 < row < LAST_ROW:
        raise PageRefused(404, MISSING)
    with centre.database.reader.connect() as connection:
        one = find_aside(connection, centre.keys, session.reach, row)
        elsewhere = None if one else find_aside(connection, centre.keys, EVERYTHING, row)
    if one is not None:
        return one
    if elsewhere is not None:
        subject = f"{elsewhere.row} {elsewhere.filed.id}"
        write_down(centre, session, "quarantine.refused", subject)
    raise PageRefused(404, MISSING)
