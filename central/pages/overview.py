"""Kiosks and what is missing of each."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from central.api.requests import centre_of
from central.kiosks import list_kiosks
from central.pages.access import SignedIn
from central.pages.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/kiosks")
def show_kiosks(request: Request, session: SignedIn) -> Response:
    """Every kiosk with its gaps."""
    with centre_of(request).database.reader.connect() as connection:
        kiosks = list_kiosks(connection, session.reach)
    return page("kiosks.html", session=session, kiosks=kiosks)
