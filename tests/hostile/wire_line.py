"""A raw line to the centre's server: exactly these bytes go out, and what came back is told."""

import json
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MARK = b"GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    """One HTTP answer; `problem` is its code, None where the server had no body to give."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> str | None:
        if self.headers.get("content-type") != "application/problem+json":
            return None
        return str(json.loads(self.body)["code"])

    def json(self) -> Any:
        return json.loads(self.body)


def connect(url: str) -> socket.socket:
    place = urlsplit(url)
    return socket.create_connection((place.hostname, place.port), timeout=20)


def exchange(url: str, *parts: bytes) -> list[Answer]:
    """Send these bytes; every answer until the server has closed the line."""
    with connect(url) as line:
        with suppress(ConnectionError):  # it closed early; what it answered is still to be read
            for part in parts:
                line.sendall(part)
        return answers_of(drain(line))


def drain(line: socket.socket) -> bytes:
    taken = bytearray()
    with suppress(ConnectionError):
        while part := line.recv(65_536):
            taken += part
    return bytes(taken)


def answers_of(taken: bytes) -> list[Answer]:
    """Take the answers on a line apart by their lengths."""
    answers = []
    while taken:
        head, _, rest = taken.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)
        }
        size = int(headers.get("content-length", "0"))
        status = int(first.split()[1])
        answers.append(Answer(status, headers, rest[:size]))
        taken = rest[size:]
    return answers


def request(method: str, path: str, body: bytes = b"", *headers: str) -> bytes:
    """The last request of a line, with these header lines; no length unless given."""
    lines = [f"{method} {path} HTTP/1.1", "Host: x", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
