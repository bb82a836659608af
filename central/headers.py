"""Headers every answer carries: nothing from elsewhere, nothing kept, nothing framed."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.pages import carried

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# Not `no-referrer`: with it browsers send `Origin: null` even from our own forms.
REFERRER = "same-origin"
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
KEPT_PATHS = ("/static/", "/fonts/")


class SecurityHeaders:
    """Adds them to every answer; only style, script and fonts may be kept by a browser."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kept = scope["path"].startswith(KEPT_PATHS)

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                headers["Cache-Control"] = "private, max-age=3600" if kept else "no-store"
                if scope["path"] == carried.PATH:
                    headers.update(carried.page_headers())
            await send(message)

        await self._app(scope, receive, add)
