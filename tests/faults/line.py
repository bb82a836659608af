"""The line between one kiosk and the real centre: it hands on what is asked, or does a fault.

The faults of `tests.sync.faults` work here too: a handler looks like the one they were made for,
and `commit` gives the bytes of the real centre's answer, after it has done the work.
"""

import base64
import http.client
import json
import re
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

from sync.piece import OFFSET
from tests.sync import faults

Commit = Callable[[], bytes]
Fault = Callable[[Any, Commit], None]
FOREVER = 10**9
CHUNK = 2_000
HEADER = re.compile(rb'\{"header":"([^"]+)"')
HOP = {"connection", "content-length", "transfer-encoding", "server", "date"}


@dataclass
class Trouble:
    """A fault that waits for what it is meant for."""

    fault: Fault
    path: str
    seq: int | None
    times: int
    after: int = 0

    def is_for(self, path: str, seq: int | None) -> bool:
        return self.times > 0 and path.startswith(self.path) and self.seq in {None, seq}


def reset(handler: Any, _commit: Commit) -> None:
    """Not a goodbye but a reset."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    faults.hang_up(handler, _commit)


def reset_mid_request(handler: Any, commit: Commit) -> None:
    """Only a part of the body has been read when the reset comes: see `Handler.hand_on`."""
    reset(handler, commit)


def reset_mid_answer(handler: Any, commit: Commit) -> None:
    """The centre has done it; half of its answer comes, then a reset."""
    faults.half_answer(handler, commit)
    reset(handler, commit)


class Line:
    """Listens on a free loopback port while it is entered; `to` is where the centre answers."""

    def __init__(self, to: str, context: ssl.SSLContext | None = None) -> None:
        self.to = to
        self.troubles: list[Trouble] = []
        self.bytes_a_s: float | None = None
        self.let_go = threading.Event()
        self.sent: list[int | None] = []
        self.pieces: Counter[tuple[str, str | None]] = Counter()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.line = self
        self.scheme = "http"
        if context is not None:
            self.scheme = "https"
            self.server.socket = context.wrap_socket(
                self.server.socket, server_side=True, do_handshake_on_connect=False
            )

    def __enter__(self) -> Self:
        serve = {"poll_interval": 0.01}
        threading.Thread(target=self.server.serve_forever, kwargs=serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go.set()
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server.server_address[1]}"

    def fail(
        self,
        fault: Fault,
        path: str = "/v1/dossiers",
        seq: int | None = None,
        times: int = 1,
        after: int = 0,
    ) -> None:
        """Do the fault instead of handing on, for the next so many that fit, `after` others."""
        self.troubles.append(Trouble(fault, path, seq, times, after))

    @property
    def struck(self) -> bool:
        """Whether every fault happened as often as it was asked for."""
        return not any(one.times for one in self.troubles)

    @property
    def repeated(self) -> int:
        """How many pieces came more than once, each as often as it did."""
        return self.pieces.total() - len(self.pieces)

    def heal(self) -> None:
        """The faults are over."""
        self.troubles.clear()

    def take(self, path: str, seq: int | None) -> Fault | None:
        trouble = next((one for one in self.troubles if one.is_for(path, seq)), None)
        if trouble is None:
            return None
        if trouble.after:
            trouble.after -= 1
            return None
        trouble.times -= 1
        return trouble.fault


class Handler(BaseHTTPRequestHandler):
    """Hands on unless a fault is due."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def line(self) -> Line:
        return self.server.line

    centre = line

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        self.hand_on()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815 -- the library's names

    def hand_on(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        self.body = self.read(size // 2)
        while self.path == "/v1/dossiers" and HEADER.match(self.body) is None:
            self.body += self.rfile.read(1)
        self.seq = seq_of(self.path, self.body)
        self.note()
        fault = self.line.take(self.path, self.seq)
        if fault is not reset_mid_request:
            self.body += self.read(size - len(self.body))
        if fault is not None:
            fault(self, lambda: self.ask()[2])
            return
        status, headers, body = self.ask()
        kept = HOP - {"content-length"} if self.command == "HEAD" else HOP
        more = {name: value for name, value in headers.items() if name.lower() not in kept}
        kind = more.pop("content-type", "")
        self.answer(status, body, kind, **more)

    def read(self, size: int) -> bytes:
        """Read as fast as the line carries."""
        if self.line.bytes_a_s is None:
            return self.rfile.read(size)
        taken = b""
        while len(taken) < size:
            part = self.rfile.read(min(size - len(taken), CHUNK))
            self.line.let_go.wait(len(part) / self.line.bytes_a_s)
            taken += part
        return taken

    def note(self) -> None:
        if self.path == "/v1/dossiers":
            self.line.sent.append(self.seq)
        elif self.command == "PATCH":
            self.line.pieces[self.path, self.headers[OFFSET]] += 1

    def ask(self) -> tuple[int, dict[str, str], bytes]:
        """Let the real centre answer."""
        place = urlsplit(self.line.to)
        asked = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
        with closing(asked):
            asked.request(self.command, self.path, self.body, dict(self.headers))
            answer = asked.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        length = headers.pop("content-length", None)
        self.send_header("Content-Length", length or str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def seq_of(path: str, start: bytes) -> int | None:
    """Which dossier is being posted; its header stands first in the body."""
    if path != "/v1/dossiers":
        return None
    (header,) = HEADER.match(start).groups()
    return json.loads(base64.b64decode(header))["seq"]
