"""Who may see a page, and which forms are really ours: sessions, CSRF tokens, bounded forms."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from central.api.requests import centre_of
from central.body import TooLarge, Unfinished
from central.pages.rendering import error_page
from central.sessions import Session, find_session, needs_touch, touch_session

FORM_BYTES = 64 * 1024
FORM_FIELDS = 60
COOKIE = "phien"
# Before there is a session, the log-in form is bound to this cookie.
VISITOR_COOKIE = "khach"


class LoginNeeded(Exception):  # noqa: N818 -- says what is needed
    """No log-in, or it has ended."""


class PageRefused(Exception):  # noqa: N818 -- says what happened
    """Ends a page request with an error page."""

    def __init__(self, status: int, advice: str = "") -> None:
        """`advice` is a sentence for the officer."""
        super().__init__(status)
        self.status = status
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Form:
    """A form that came from our own page, and who sent it."""

    session: Session
    fields: dict[str, str]

    def text(self, name: str) -> str:
        """Give a field without outer blanks; empty when it is missing."""
        return self.fields.get(name, "").strip()


def send_to_login(_request: Request, _error: Exception) -> Response:
    """To the log-in page, which does not remember where one came from."""
    return RedirectResponse("/login", status_code=303)


def show_refusal(request: Request, error: Exception) -> Response:
    """Give the error page of a PageRefused."""
    if not isinstance(error, PageRefused):
        raise error
    return error_page(request, error.status, advice=error.advice)


def cookie_name(name: str, *, secure: bool) -> str:
    """Over HTTPS the browser itself guards the name against other hosts."""
    return f"__Host-{name}" if secure else name


def set_cookie(response: Response, name: str, value: str, *, secure: bool) -> None:
    """Set a cookie no script reads and no other site sends."""
    response.set_cookie(
        cookie_name(name, secure=secure),
        value,
        path="/",
        httponly=True,
        samesite="strict",
        secure=secure,
    )


def drop_cookie(response: Response, name: str, *, secure: bool) -> None:
    """Forget a cookie."""
    response.delete_cookie(
        cookie_name(name, secure=secure), path="/", httponly=True, samesite="strict", secure=secure
    )


def read_cookie(request: Request, name: str) -> str:
    """Give a cookie's value, empty when there is none."""
    secure = centre_of(request).settings.secure
    return request.cookies.get(cookie_name(name, secure=secure), "")


def new_visitor() -> str:
    """Make a value that binds one log-in form to one browser."""
    return secrets.token_urlsafe(32)


def signed_in(request: Request) -> Session:
    """Who is logged in; LoginNeeded when nobody is."""
    centre = centre_of(request)
    token = read_cookie(request, COOKIE)
    if not token:
        raise LoginNeeded
    now = centre.clock()
    with centre.database.reader.connect() as connection:
        found = find_session(connection, token, now, centre.settings.session)
    if found is None:
        raise LoginNeeded
    if needs_touch(found, now):
        centre.writer.submit(lambda connection: touch_session(connection, found, now)).result()
    return found


async def read_fields(request: Request) -> dict[str, str]:
    """Read a form's fields; PageRefused when it is too long or comes from elsewhere."""
    check_origin(request)
    async with centre_of(request).bodies.whole(request, FORM_BYTES) as raw:
        if isinstance(raw, TooLarge):
            raise PageRefused(413, "Xin viết ngắn hơn.")
        if isinstance(raw, Unfinished):
            raise PageRefused(429, "Đường truyền chậm, xin gửi lại.")
        try:
            fields = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=FORM_FIELDS)
        except ValueError:
            raise PageRefused(403) from None
    return dict(fields)


def check_origin(request: Request) -> None:
    """Browsers say where a form was sent from; a form of another site is refused."""
    origin = request.headers.get("origin")
    try:
        ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:  # no address at all
        ours = False
    if not ours:
        raise PageRefused(403, "Biểu mẫu không gửi từ trang này.")


def same_token(expected: str, given: str) -> bool:
    """Compare in constant time; an empty token never fits."""
    return bool(expected) and hmac.compare_digest(expected.encode(), given.encode())


async def own_form(request: Request, session: Annotated[Session, Depends(signed_in)]) -> Form:
    """Take only a form that carries the token of the session it is sent with."""
    fields = await read_fields(request)
    if not same_token(session.csrf, fields.get("csrf", "")):
        raise PageRefused(403, "Trang đã cũ, xin mở lại rồi gửi lần nữa.")
    return Form(session, fields)


SignedIn = Annotated[Session, Depends(signed_in)]
OwnForm = Annotated[Form, Depends(own_form)]
