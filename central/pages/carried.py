"""The page for phones that carries a declaration between kiosks: a file, and what it may do.

What it shows stands behind the # of its address, which no browser sends: the centre learns nothing.
"""

import re
from functools import cache

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from kiosk.config import ASSETS

PATH = "/mang-ve"
PAGE = ASSETS / "handoff" / "mang-ve.html"

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show_page() -> Response:
    """Give the page to anybody."""
    return FileResponse(PAGE, media_type="text/html")


@cache
def page_headers() -> dict[str, str]:
    """The page's own policy, and the camera; no address of it is told to anybody."""
    found = _POLICY.search(PAGE.read_text("utf-8"))
    if found is None:
        message = f"{PAGE.name} names no policy"
        raise ValueError(message)
    return {
        "Content-Security-Policy": f"{found[1]}; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, max-age=86400",
    }
