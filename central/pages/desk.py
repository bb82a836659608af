"""Declarations at the desk: the list, one in full, on paper, and the officer's decision."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from central.api.requests import centre_of
from central.attached import AttachedPaper, attached_papers, count_missing
from central.attachments import attachments_of
from central.centre import Centre
from central.declaration import (
    Declaration,
    as_map,
    as_maps,
    as_text,
    find_procedure,
    read_declaration,
)
from central.declarations import (
    PAGE_ROWS,
    Filed,
    count_by_state,
    ids_by_reference,
    list_filed,
    open_seal,
)
from central.desk_papers import AskedPaper, asked_papers, paper_of
from central.kiosks import list_kiosks
from central.pages.access import OwnForm, PageRefused, SignedIn
from central.pages.decisions import choices_for, read_decision
from central.pages.province import outward_of
from central.pages.reached import REFUSED, reached, write_down
from central.pages.rendering import page
from central.parts import Part, parts_of, standing
from central.reach import EVERYTHING
from central.reference import read_reference
from central.sessions import Session
from central.statuses import STATES, Mark, change_state, history_of

ERASED = "Nội dung tờ khai này đã xóa, nên không ghi thêm được."

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of the history with its seal opened; `paper` names the one to print of it."""

    mark: Mark
    note: dict[str, str]
    paper: str | None = None


@router.get("/")
def go_to_list() -> Response:
    """Go to the list, where work begins."""
    return RedirectResponse("/declarations", status_code=303)


@router.get("/declarations")
def show_list(
    request: Request,
    session: SignedIn,
    state: str = "",
    number: Annotated[int, Query(alias="page")] = 1,
) -> Response:
    """Show declarations, newest first, and which kiosks have gaps."""
    return list_page(request, session, state=state, number=number)


def list_page(
    request: Request, session: Session, *, state: str = "", number: int = 1, error: str = ""
) -> Response:
    """Show the list, with a sentence about a look-up that found nothing."""
    centre = centre_of(request)
    chosen = state if state in STATES else None
    number = min(max(number, 1), 100_000)
    with centre.database.reader.connect() as connection:
        rows = list_filed(connection, centre.keys, session.reach, chosen, number)
        counts = count_by_state(connection, session.reach)
        missing = count_missing(connection, [filed.id for filed in rows])
        gaps = [kiosk for kiosk in list_kiosks(connection, session.reach) if kiosk.missing]
    shown = [(filed, summarise(centre, filed)) for filed in rows]
    total = counts.get(chosen, 0) if chosen else sum(counts.values())
    return page(
        "list.html",
        status=404 if error else 200,
        session=session,
        rows=shown,
        missing=missing,
        counts=counts,
        states=STATES,
        chosen=chosen,
        number=number,
        last=max(1, -(-total // PAGE_ROWS)),
        gaps=gaps,
        error=error,
    )


def summarise(centre: Centre, filed: Filed) -> Declaration | None:
    """Give the declaration inside, or None when it cannot be opened any more."""
    return read_declaration(filed.plain, centre.procedures) if filed.plain is not None else None


@router.post("/declarations/find")
def find_declaration(request: Request, form: OwnForm) -> Response:
    """Look a slip's number up; it travels in the form, never in an address."""
    reference = read_reference(form.text("reference"))
    if reference is None:
        words = "Số phiếu có 11 chữ số. Xin gõ lại."
        return list_page(request, form.session, error=words)
    centre, reach = centre_of(request), form.session.reach
    with centre.database.reader.connect() as connection:
        found = ids_by_reference(connection, reach, reference)
        elsewhere = [] if found else ids_by_reference(connection, EVERYTHING, reference)
    for dossier_id in elsewhere:
        write_down(centre, form.session, REFUSED, dossier_id)
    if not found:
        words = "Chưa thấy số phiếu này. Có thể tờ khai chưa đến, hoặc số gõ nhầm."
        return list_page(request, form.session, error=words)
    return RedirectResponse(f"/declarations/{found[0]}", status_code=303)


@router.get("/declarations/{dossier_id}")
def show_declaration(request: Request, session: SignedIn, dossier_id: str) -> Response:
    """One declaration in full; opening it is written down."""
    return declaration_page(request, session, dossier_id, "declaration.html")


@router.get("/declarations/{dossier_id}/print")
def show_for_paper(request: Request, session: SignedIn, dossier_id: str) -> Response:
    """Show the same for paper."""
    return declaration_page(request, session, dossier_id, "print.html")


def declaration_page(
    request: Request,
    session: Session,
    dossier_id: str,
    template: str,
    *,
    error: str = "",
    entered: dict[str, str] | None = None,
) -> Response:
    """One declaration, with what an officer entered when that was not complete."""
    centre = centre_of(request)
    filed = reached(centre, session, dossier_id)
    with centre.database.reader.connect() as connection:
        history = read_history(connection, centre, filed.id)
        marks = [each.mark for each in history]
        parts = parts_of(as_map(filed.plain), centre.procedures, marks)
        others = same_reference(connection, session, filed)
        outward = outward_of(connection, filed.id)
        pictures = pictures_of(connection, centre, filed)
    now = write_down(centre, session, "declaration.open", filed.id)
    return page(
        template,
        status=422 if error else 200,
        session=session,
        back=f"/declarations/{filed.id}",
        filed=filed,
        declaration=summarise(centre, filed),
        around=surroundings(filed),
        pictures=pictures,
        history=with_papers(filed, history, parts),
        asked=asked_of(centre, filed),
        parts=parts,
        others=others,
        outward=outward,
        choices=() if filed.erased_at else choices_for(centre.outgoing.kind),
        error=error,
        entered=entered or {},
        printed_at=now.isoformat(),
    )


def pictures_of(connection: Connection, centre: Centre, filed: Filed) -> list[AttachedPaper]:
    """List the pictures of papers that go with it; none once its content was erased."""
    if filed.plain is None:
        return []
    arrived = attachments_of(connection, filed.id)
    return attached_papers(filed.plain, find_procedure(centre.procedures, filed.plain), arrived)


def read_history(connection: Connection, centre: Centre, dossier_id: str) -> list[Decided]:
    """Decisions, oldest first, with their notes."""
    decided = []
    for mark in history_of(connection, dossier_id):
        note = open_seal(centre.keys, mark.seal_key_id, mark.sealed) or {}
        decided.append(Decided(mark, {key: as_text(value) for key, value in note.items()}))
    return decided


def with_papers(filed: Filed, history: list[Decided], parts: list[Part]) -> list[Decided]:
    """Mark the decisions of which a paper can be printed: those that still stand."""
    if not printable_at_all(filed):
        return history
    marks = [each.mark for each in history]
    return [
        replace(each, paper=paper_of(each.mark)) if standing(parts, marks, at) is not None else each
        for at, each in enumerate(history)
    ]


def printable_at_all(filed: Filed) -> bool:
    """Say whether papers are made of it: not of opinions, nor of what can no longer be opened."""
    return filed.plain is not None and filed.plain.get("kind") == "dossier"


def asked_of(centre: Centre, filed: Filed) -> list[AskedPaper]:
    """List the papers its procedure asks for."""
    return asked_papers(find_procedure(centre.procedures, as_map(filed.plain)))


def same_reference(connection: Connection, session: Session, filed: Filed) -> list[str]:
    """Other declarations with the same reference: a kiosk that was put back shows here."""
    found = ids_by_reference(connection, session.reach, filed.reference)
    return [other for other in found if other != filed.id]


def surroundings(filed: Filed) -> dict[str, Any]:
    """Pick what stands around the answers: who, for whom, consents, result, clock."""
    plain = as_map(filed.plain)
    return {
        "kind": as_text(plain.get("kind")),
        "ends": as_text(plain.get("ends")),
        "channel": as_text(plain.get("channel")),
        "language": as_text(plain.get("language")),
        "replaces": as_text(plain.get("replaces")),
        "behalf": as_map(plain.get("on_behalf")),
        "result": as_map(plain.get("result")),
        "actors": as_maps(plain.get("actors")),
        "consents": as_maps(plain.get("consents")),
        "attachments": as_maps(plain.get("attachments")),
        "clock_certain": as_map(plain.get("clock")).get("certain", True) is True,
        "version": as_text(as_map(plain.get("procedure")).get("version")),
        "code": as_text(as_map(plain.get("procedure")).get("code")),
    }


@router.post("/declarations/{dossier_id}/state")
def decide_state(request: Request, form: OwnForm, dossier_id: str) -> Response:
    """Write an officer's decision; the kiosk learns the new state at its next question."""
    centre = centre_of(request)
    filed = reached(centre, form.session, dossier_id)
    parts = parts_now(centre, filed)
    if filed.erased_at:
        raise PageRefused(409, ERASED)
    choices = choices_for(centre.outgoing.kind)
    decision = read_decision(form, dossier_id, parts, asked_of(centre, filed), choices)
    if isinstance(decision, str):
        return declaration_page(
            request,
            form.session,
            dossier_id,
            "declaration.html",
            error=decision,
            entered=form.fields,
        )
    now, seal_key = centre.clock(), bytes(centre.keys.seal.public_key)

    def write(connection: Connection) -> bool:
        moved = change_state(connection, decision, form.session.staff, now, seal_key)
        if moved and printable_at_all(filed):
            note = decision.note
            centre.outgoing.enter(connection, filed.id, filed.reference, note, now)
        return moved

    moved = centre.writer.submit(write).result()
    centre.outgoing.bell.set()
    if not moved:
        words = "Đồng nghiệp vừa đổi trạng thái tờ khai này. Xin mở lại để xem."
        raise PageRefused(409, words)
    return RedirectResponse(f"/declarations/{dossier_id}", status_code=303)


def parts_now(centre: Centre, filed: Filed) -> list[Part]:
    """Give the parts of a declaration with their states."""
    with centre.database.reader.connect() as connection:
        marks = history_of(connection, filed.id)
    return parts_of(as_map(filed.plain), centre.procedures, marks)
