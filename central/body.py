"""Reading a request body that may be too long, too slow, or never end."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request


@dataclass(frozen=True, slots=True)
class TooLarge:
    """More bytes than allowed, by its own header or by count."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The body did not arrive whole in time, or had no place to arrive at."""


Coming = Callable[[asyncio.Timeout], AbstractContextManager[Callable[[int], None]]]


async def read_body(
    request: Request, limit_bytes: int, deadline_s: float, coming: Coming
) -> bytes | TooLarge | Unfinished:
    """Read the whole body, or nothing when its announced length is over the limit.

    `coming` is told the deadline, and then the size of each part.
    """
    announced = request.headers.get("content-length", "0")
    if not announced.isascii() or not announced.isdigit():
        return Unfinished()
    if len(announced) > 18 or int(announced) > limit_bytes:
        return TooLarge()
    parts = bytearray()
    try:
        async with asyncio.timeout(deadline_s) as deadline:
            with coming(deadline) as took:
                async for part in request.stream():
                    parts += part
                    if len(parts) > limit_bytes:
                        return TooLarge()
                    took(len(part))
    except (TimeoutError, ClientDisconnect):
        return Unfinished()
    return bytes(parts)
