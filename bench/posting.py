"""Posts over many kept connections at once, with as little work of its own as can be.

python -m bench.posting URL    bodies by connection as JSON on stdin, one line; seconds on stdout
"""

import asyncio
import base64
import json
import sys
import time
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024


class Refusal(Exception):  # noqa: N818 -- says what is so
    """The centre answered something else than 200."""


async def post_all(host: str, port: int, requests: list[bytes]) -> None:
    """One connection: each request once the answer to the one before is there."""
    reader, writer = await asyncio.open_connection(host, port, limit=LARGEST_HEAD)
    try:
        for request in requests:
            writer.write(request)
            await read_answer(reader)
    finally:
        writer.close()


async def read_answer(reader: asyncio.StreamReader) -> None:
    """Read one answer to its end; Refusal unless it is a 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0]
    body = await reader.readexactly(int(length))
    if not head.startswith(b"http/1.1 200"):
        raise Refusal(body[:200])


def request_of(host: str, body: bytes) -> bytes:
    """Put a body into a request."""
    head = (
        f"POST /v1/dossiers HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def together(host: str, port: int, lines: list[list[bytes]]) -> float:
    """All connections at once; seconds until the last is through."""
    requests = [[request_of(host, body) for body in line] for line in lines]
    begin = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for one in requests:
            group.create_task(post_all(host, port, one))
    return time.perf_counter() - begin


def main() -> None:
    """Post what stdin says."""
    address = urlsplit(sys.argv[1])
    lines = [[base64.b64decode(body) for body in line] for line in json.loads(sys.stdin.readline())]
    assert address.hostname is not None
    assert address.port is not None
    print(asyncio.run(together(address.hostname, address.port, lines)))


if __name__ == "__main__":
    main()
