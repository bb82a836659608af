"""Kiosks and what is missing of each; dossiers set aside for a person to look at."""

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from central.api.requests import centre_of
from central.kiosks import list_kiosks
from central.pages.access import SignedIn
from central.pages.rendering import page
from central.tables import device, quarantine

MOST_SHOWN = 200

router = APIRouter(include_in_schema=False)


@router.get("/kiosks")
def show_kiosks(request: Request, session: SignedIn) -> Response:
    """Every kiosk with its gaps."""
    with centre_of(request).database.reader.connect() as connection:
        kiosks = list_kiosks(connection, session.reach)
    return page("kiosks.html", session=session, kiosks=kiosks)


@router.get("/quarantine")
def show_quarantine(request: Request, session: SignedIn) -> Response:
    """Show what was signed by a kiosk but not taken in, newest first."""
    with centre_of(request).database.reader.connect() as connection:
        rows = connection.execute(
            select(
                quarantine.c.reason,
                quarantine.c.detail,
                quarantine.c.id,
                quarantine.c.seq,
                quarantine.c.received_at,
                device.c.kiosk_number,
            )
            .select_from(quarantine.join(device))
            .where(session.reach.covers(quarantine.c.ward))
            .order_by(quarantine.c.row.desc())
            .limit(MOST_SHOWN)
        ).all()
    return page("quarantine.html", session=session, rows=rows)
