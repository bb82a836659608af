"""A picture of a paper, opened for the officer who asks; each time is written down."""

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from central.api.requests import centre_of
from central.attached import open_picture
from central.attachments import attachments_of
from central.declaration import as_map
from central.pages.access import PageRefused, SignedIn
from central.pages.reached import reached, write_down

NO_PICTURE = "Tờ khai không có bản chụp này."
NOT_YET = "Bản chụp này chưa đến đủ. Máy đang gửi tiếp, xin xem lại sau."
CLOSED = "Không mở được bản chụp này. Xin xem giấy của người dân, và báo người trông máy."

router = APIRouter(include_in_schema=False)


@router.get("/declarations/{dossier_id}/pictures/{number}")
def show_picture(request: Request, session: SignedIn, dossier_id: str, number: int) -> Response:
    """Give the picture with this number in the declaration, counted from 1."""
    centre = centre_of(request)
    filed = reached(centre, session, dossier_id)
    with centre.database.reader.connect() as connection:
        arrived = attachments_of(connection, filed.id)
    if not 1 <= number <= len(arrived):
        raise PageRefused(404, NO_PICTURE)
    one = arrived[number - 1]
    if not one.whole:
        raise PageRefused(409, NOT_YET)
    picture = open_picture(as_map(filed.plain), one, centre.objects, centre.keys)
    if picture is None:
        raise PageRefused(409, CLOSED)
    write_down(centre, session, "picture.open", f"{filed.id} {number}")
    # The name says what it is, never whose: it stays in a browser's list of downloads.
    place = {"Content-Disposition": f'inline; filename="ban-chup-{number}.jpg"'}
    return StreamingResponse(picture.chunks, media_type=picture.media_type, headers=place)
