"""Reading a request body that may be too long, too slow, or never end."""

import asyncio
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request


@dataclass(frozen=True, slots=True)
class TooLarge:
    """More bytes than allowed, by its own header or by count."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The body did not arrive whole in time."""


async def read_body(
    request: Request, limit_bytes: int, deadline_s: float
) -> bytes | TooLarge | Unfinished:
    """Read the whole body, or nothing when its announced length is over the limit."""
    announced = request.headers.get("content-length", "0")
    if not announced.isascii() or not announced.isdigit():
        return Unfinished()
    if len(announced) > 18 or int(announced) > limit_bytes:
        return TooLarge()
    parts = bytearray()
    try:
        async with asyncio.timeout(deadline_s):
            async for part in request.stream():
                parts += part
                if len(parts) > limit_bytes:
                    return TooLarge()
    except (TimeoutError, ClientDisconnect):
        return Unfinished()
    return bytes(parts)
