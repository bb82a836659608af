"""`GET /metrics` for whoever watches over the centre; closed unless a token is set."""

import asyncio
import hmac

import structlog
from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from starlette.responses import Response

from central.api.requests import centre_of

router = APIRouter(include_in_schema=False)
CLOSED = {"Cache-Control": "no-store"}


@router.get("/metrics")
async def read_metrics(request: Request) -> Response:
    """Give the counters of this node, to whoever has the token."""
    centre = centre_of(request)
    try:
        token = centre.settings.metrics.read_token()
    except (OSError, ValueError) as error:
        structlog.get_logger(__name__).error("metrics", kind=type(error).__name__)
        token = ""
    if not token:
        return Response(status_code=404, headers=CLOSED)
    given = request.headers.get("authorization", "").encode()
    if not hmac.compare_digest(given, f"Bearer {token}".encode()):
        return Response(status_code=401, headers={**CLOSED, "WWW-Authenticate": "Bearer"})
    text = await asyncio.to_thread(centre.metrics.text)
    return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4, headers=CLOSED)
