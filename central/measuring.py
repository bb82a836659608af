"""Times every request, by the template of its address: an address itself can hold an id."""

import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.metrics import Metrics

OTHER = "other"


def route_of(scope: Scope) -> str:
    """Give the template of the address, once it was looked up."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else OTHER


class Measured:
    """ASGI middleware, the outermost."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Stand around `app`."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and count."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen: dict[str, Any] = {"status": 500, "bytes": 0}

        async def counted() -> Message:
            message = await receive()
            seen["bytes"] += len(message.get("body", b""))
            return message

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            await send(message)

        started_s = time.perf_counter()
        try:
            await self._app(scope, counted, noted)
        finally:
            passed_s = time.perf_counter() - started_s
            status = f"{seen['status'] // 100}xx"
            self._metrics.answered(route_of(scope), status, passed_s, seen["bytes"])
