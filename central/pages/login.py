"""Log in, log out, change one's password."""

import asyncio
from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from central import audit
from central.api.requests import centre_of
from central.centre import Centre
from central.pages.access import (
    COOKIE,
    VISITOR_COOKIE,
    OwnForm,
    PageRefused,
    SignedIn,
    drop_cookie,
    new_visitor,
    read_cookie,
    read_fields,
    same_token,
    set_cookie,
)
from central.pages.rendering import page
from central.sessions import close_session, open_session
from central.staff import (
    MAX_NAME,
    MAX_PASSWORD,
    MIN_PASSWORD,
    change_password,
    hash_password,
    password_fits,
    stored_password,
)

WRONG = "Tên hoặc mật khẩu chưa đúng. Xin gõ lại."

router = APIRouter(include_in_schema=False)


def login_page(
    request: Request, *, status: int = 200, error: str = "", wait_s: int = 0
) -> Response:
    """Show the form, bound to this browser by a cookie."""
    visitor = read_cookie(request, VISITOR_COOKIE) or new_visitor()
    headers = {"Retry-After": str(wait_s)} if wait_s else None
    response = page("login.html", status=status, headers=headers, visitor=visitor, error=error)
    set_cookie(response, VISITOR_COOKIE, visitor, secure=centre_of(request).settings.secure)
    return response


@router.get("/login")
def show_login(request: Request) -> Response:
    """Show the log-in page."""
    return login_page(request)


@router.post("/login")
async def log_in(request: Request) -> Response:
    """Open a session for the right name and password; guessing is slowed down."""
    centre = centre_of(request)
    fields = await read_fields(request)
    if not same_token(read_cookie(request, VISITOR_COOKIE), fields.get("csrf", "")):
        return login_page(request, status=403, error="Trang đã cũ. Xin gõ lại.")
    name = fields.get("name", "").strip()[:MAX_NAME]
    address = request.client.host if request.client else ""
    wait_s = await asyncio.to_thread(time_to_wait, centre, name, address)
    if wait_s:
        words = f"Đã gõ sai nhiều lần. Xin đợi {wait_s} giây rồi gõ lại."
        return login_page(request, status=429, error=words, wait_s=wait_s)
    # Counted before the slow check, so that guesses sent at once are counted too.
    await centre.writer.run(partial(count_guess, centre=centre, name=name, address=address))
    async with centre.hashing:
        given = fields.get("password", "")
        token = await asyncio.to_thread(try_password, centre, name, address, given)
    if token is None:
        return login_page(request, status=403, error=WRONG)
    response = RedirectResponse("/declarations", status_code=303)
    set_cookie(response, COOKIE, token, secure=centre.settings.secure)
    drop_cookie(response, VISITOR_COOKIE, secure=centre.settings.secure)
    return response


def time_to_wait(centre: Centre, name: str, address: str) -> int:
    """Seconds before this officer may be tried again from this address."""
    now = centre.clock()
    with centre.database.reader.connect() as connection:
        return max(
            centre.by_name.wait_s(connection, name, now),
            centre.by_address.wait_s(connection, address, now),
        )


def count_guess(connection: Connection, centre: Centre, name: str, address: str) -> None:
    """Count a guess against both."""
    now = centre.clock()
    centre.by_name.fail(connection, name, now)
    centre.by_address.fail(connection, address, now)


def try_password(centre: Centre, name: str, address: str, password: str) -> str | None:
    """Open a session and give its cookie value, or None; both take as long."""
    with centre.database.reader.connect() as connection:
        stored = stored_password(connection, name)
    now = centre.clock()
    if not password_fits(stored, password[:MAX_PASSWORD]):
        if stored is not None:
            centre.writer.submit(
                lambda connection: audit.record(connection, now, name, "session.refused", name)
            ).result()
        return None

    def let_in(connection: Connection) -> str:
        centre.by_name.succeed(connection, name)
        centre.by_address.succeed(connection, address)
        return open_session(connection, name, now, centre.settings.session)

    return centre.writer.submit(let_in).result()


@router.post("/logout")
def log_out(request: Request, form: OwnForm) -> Response:
    """End this session."""
    centre = centre_of(request)
    now = centre.clock()
    centre.writer.submit(lambda connection: close_session(connection, form.session, now)).result()
    response = RedirectResponse("/login", status_code=303)
    drop_cookie(response, COOKIE, secure=centre.settings.secure)
    return response


@router.get("/password")
def show_password(session: SignedIn) -> Response:
    """Show the page to change one's own password."""
    return page("password.html", session=session, error="", shortest=MIN_PASSWORD)


@router.post("/password")
def set_password(request: Request, form: OwnForm) -> Response:
    """Change it and end every log-in of this officer, this one too."""
    centre = centre_of(request)
    name, new = form.session.staff, form.fields.get("new", "")
    with centre.database.reader.connect() as connection:
        if centre.by_name.wait_s(connection, name, centre.clock()):
            raise PageRefused(429, "Đã gõ sai nhiều lần.")
        stored = stored_password(connection, name)
    error = ""
    if not password_fits(stored, form.fields.get("old", "")[:MAX_PASSWORD]):
        fail = partial(centre.by_name.fail, key=name, now=centre.clock())
        centre.writer.submit(fail).result()
        error = "Mật khẩu đang dùng chưa đúng."
    elif not MIN_PASSWORD <= len(new) <= MAX_PASSWORD:
        error = f"Mật khẩu mới cần ít nhất {MIN_PASSWORD} ký tự."
    elif new != form.fields.get("again", ""):
        error = "Hai lần gõ mật khẩu mới chưa giống nhau."
    if error:
        return page(
            "password.html", status=422, session=form.session, error=error, shortest=MIN_PASSWORD
        )
    hashed, now = hash_password(new), centre.clock()
    centre.writer.submit(lambda connection: change_password(connection, name, hashed, now)).result()
    response = RedirectResponse("/login", status_code=303)
    drop_cookie(response, COOKIE, secure=centre.settings.secure)
    return response
