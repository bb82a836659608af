"""What goes to the province's system: what waits, what is set aside, and sending it again."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy import Connection, select
from starlette.responses import RedirectResponse, Response

from central import audit
from central.adapters.outbox import DELIVERED, Entry, entries_of, put_back
from central.adapters.outgoing import TABLES
from central.adapters.standing import Said, said_of
from central.adapters.status import WORDS as STATUS_WORDS
from central.api.requests import centre_of
from central.pages.access import OwnForm, PageRefused, SignedIn
from central.pages.reached import reached
from central.pages.rendering import page
from central.tables import dossier

MOST_SHOWN = 200

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Outward:
    """What an officer sees of one declaration's way to the province."""

    entries: tuple[Entry, ...]
    said: Said | None

    @property
    def number(self) -> str:
        """Give the official number; empty until the province has given it."""
        return (self.said.number or "") if self.said else ""

    @property
    def status(self) -> str:
        """Give the province's status in words; empty until it is known."""
        code = (self.said.status or "") if self.said else ""
        return STATUS_WORDS.get(code, code)

    @property
    def unsent(self) -> bool:
        """Say whether something has not arrived there."""
        return any(entry.state != DELIVERED for entry in self.entries)


def outward_of(connection: Connection, dossier_id: str) -> Outward | None:
    """Give what went, or is to go, of a declaration; None when nothing."""
    entries = [
        entry for table in TABLES.values() for entry in entries_of(connection, table, dossier_id)
    ]
    if not entries:
        return None
    return Outward(tuple(entries), said_of(connection, [dossier_id]).get(dossier_id))


@router.get("/province")
def show_province(request: Request, session: SignedIn) -> Response:
    """Show what has not arrived at the province, what needs a person first."""
    centre = centre_of(request)
    rows = []
    with centre.database.reader.connect() as connection:
        for table in TABLES.values():
            query = (
                select(table, dossier.c.reference)
                .select_from(table.join(dossier, dossier.c.id == table.c.id))
                .where(table.c.state != DELIVERED, session.reach.covers(dossier.c.ward))
                .order_by(table.c.state, table.c.row)
                .limit(MOST_SHOWN)
            )
            rows += [(Entry(*row[:-1]), row[-1]) for row in connection.execute(query)]
    return page(
        "province.html",
        session=session,
        rows=rows,
        open=centre.outgoing.table is not None,
    )


@router.post("/declarations/{dossier_id}/province")
def send_again(request: Request, form: OwnForm, dossier_id: str) -> Response:
    """Let what waits or is set aside of one declaration go now."""
    centre = centre_of(request)
    table, now = centre.outgoing.table, centre.clock()
    if table is None:
        raise PageRefused(404, "Trung tâm chưa nối với hệ thống của tỉnh.")

    filed = reached(centre, form.session, dossier_id)

    def again(connection: Connection) -> int:
        rows = [entry.row for entry in entries_of(connection, table, filed.id)]
        moved = put_back(connection, table, rows, now)
        if moved:
            audit.record(connection, now, form.session.staff, "province.retry", filed.id)
        return moved

    centre.writer.submit(again).result()
    centre.outgoing.bell.set()
    return RedirectResponse(f"/declarations/{filed.id}", status_code=303)
