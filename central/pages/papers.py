"""A decision's paper as PDF: any officer may print it while the decision stands; it is audited."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from central.api.requests import centre_of
from central.centre import Centre
from central.declaration import as_map
from central.declarations import Filed
from central.desk_papers import FILE_NAMES, Decision, paper_of, set_paper
from central.pages.access import PageRefused, SignedIn
from central.pages.desk import printable_at_all, read_history
from central.pages.province import outward_of
from central.pages.reached import reached, write_down
from central.parts import parts_of, standing

NO_PAPER = "Lần ghi này không có giấy để in."
PASSED = "Đã có lần ghi mới hơn, giấy của lần ghi này không in nữa. Xin mở lại tờ khai."
CLOSED = "Nội dung không còn mở được, nên không in được giấy."

router = APIRouter(include_in_schema=False)


@router.get("/declarations/{dossier_id}/papers/{number}")
def show_paper(request: Request, session: SignedIn, dossier_id: str, number: int) -> Response:
    """Give the paper of the decision with this number in the history, counted from 1."""
    centre = centre_of(request)
    filed = reached(centre, session, dossier_id)
    decision, template = find_decision(centre, filed, number)
    write_down(centre, session, f"paper.{template}", filed.id)
    pdf = set_paper(filed, decision, centre.settings.office, centre.procedures)
    # The name says what it is, never whose: it stays in a browser's list of downloads.
    place = f'inline; filename="{FILE_NAMES[template]}"'
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": place})


def find_decision(centre: Centre, filed: Filed, number: int) -> tuple[Decision, str]:
    """Give the decision and its template; PageRefused where there is nothing to print."""
    with centre.database.reader.connect() as connection:
        outward = outward_of(connection, filed.id)
        history = read_history(connection, centre, filed.id)
    if not 1 <= number <= len(history):
        raise PageRefused(404, NO_PAPER)
    decided = history[number - 1]
    template = paper_of(decided.mark)
    if template is None:
        raise PageRefused(404, NO_PAPER)
    if not printable_at_all(filed):
        raise PageRefused(409, CLOSED)
    marks = [each.mark for each in history]
    parts = parts_of(as_map(filed.plain), centre.procedures, marks)
    covered = standing(parts, marks, number - 1)
    if covered is None:
        raise PageRefused(409, PASSED)
    note = decided.note
    if not note.get("file_number") and outward is not None and outward.number:
        note = {**note, "file_number": outward.number}
    return Decision(decided.mark, note, covered), template
