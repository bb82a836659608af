"""A province of the classic exchange, for tests and by hand; it misbehaves on demand.

    python -m tests.province.simulator --port 8900 [--fault lost --fault error_500]

Log in with user `phuong` and password `mat-khau-tinh`, unit H15.50.05.13, dstcode VN:TINH:LGSP.
It knows only what the public client of the exchange shows; it is no real province.
"""

import argparse
import json
import secrets
import ssl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.province.book import Book, done, refused

USER, PASSWORD, UNIT, DSTCODE = "phuong", "mat-khau-tinh", "H15.50.05.13", "VN:TINH:LGSP"
AUTH, ENDPOINT = "/api/auth", "/api/integration"
FAULTS = (
    "hang",  # nothing is said until released, and nothing is kept
    "lost",  # kept, then the line is cut
    "hang_after",  # kept, then nothing is said until released
    "error_500",
    "not_serving",
    "login_page",
    "redirect",
    "garbage",
    "array",
    "endless",
    "expired",  # this session has ended
    "refuse",  # error_code 99, and nothing is kept
    "refuse_kept",  # kept, and yet error_code 99
)
LOGIN_PAGE = "<!doctype html><title>Đăng nhập</title><form></form>".encode()


class Simulator:
    """The province and its faults: each is used once, by the next call of its service."""

    def __init__(self) -> None:
        self.book = Book()
        self.sessions: set[str] = set()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: dict[str, deque[str]] = {}
        self.always = ""
        self.arrived = threading.Semaphore(0)
        self.release = threading.Event()
        self.url = ""

    def misbehave(self, *faults: str, service: str = "DongBoHoSoMC") -> None:
        assert set(faults) <= set(FAULTS)
        self.faults.setdefault(service, deque()).extend(faults)

    def services(self) -> list[str]:
        return [service for service, _body in self.calls]

    def fault_for(self, service: str) -> str:
        waiting = self.faults.get(service)
        return waiting.popleft() if waiting else self.always

    def answer(self, path: str, dstcode: str, body: dict[str, Any]) -> dict[str, Any]:
        """Answer as the exchange does, without any fault."""
        if dstcode != DSTCODE:
            return refused("11", "dstcode")
        if path == AUTH:
            if body != {"username": USER, "password": PASSWORD}:
                return refused("12", "wrong password")
            session = secrets.token_hex(8)
            self.sessions.add(session)
            return done(session=session)
        if body.get("session") not in self.sessions:
            return refused("10", "session")
        if body.get("madonvi") != UNIT:
            return refused("13", "madonvi")
        with self.book.lock:
            return self.serve(body)

    def serve(self, body: dict[str, Any]) -> dict[str, Any]:
        service, keys = body.get("service"), set(body) - {"session", "madonvi", "service"}
        if service == "TraCuuHoSo" and keys == {"mahoso"}:
            return self.book.find(body["mahoso"])
        if service == "LayThuTuc" and keys == {"maTTHC"}:
            return self.book.names(body["maTTHC"])
        data = body.get("data")
        if not isinstance(data, list) or len(data) != 1:
            return refused("20", "data")
        if service == "DongBoHoSoMC" and keys == {"isUpdating", "data"}:
            return self.book.enter(data[0], body["isUpdating"])
        if service == "CapNhatTienDoHoSoMC" and keys == {"data"}:
            return self.book.add_step(data[0])
        return refused("21", "service")


class Handler(BaseHTTPRequestHandler):
    """One call."""

    protocol_version = "HTTP/1.1"
    simulator: Simulator

    def do_POST(self) -> None:
        simulator = self.simulator
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        service = "auth" if self.path == AUTH else str(body.get("service"))
        simulator.calls.append((service, body))
        fault = simulator.fault_for(service)
        simulator.arrived.release()
        if fault == "expired":
            simulator.sessions.clear()
        if fault in ("lost", "hang_after", "refuse_kept", "", "expired"):
            said = simulator.answer(self.path, self.headers.get("dstcode", ""), body)
        if fault in ("hang", "hang_after"):
            simulator.release.wait(60)
        if fault in ("lost", "hang", "hang_after"):
            self.close_connection = True
        elif fault in ("refuse", "refuse_kept"):
            self.say(200, refused("99", "no"))
        elif fault in ("", "expired"):
            self.say(200, said)
        else:
            self.misbehave(fault)

    def misbehave(self, fault: str) -> None:
        if fault == "error_500":
            self.say(500, {"error_code": "00"})
        elif fault == "not_serving":
            self.send(503, b"down", "text/plain")
        elif fault == "login_page":
            self.send(200, LOGIN_PAGE, "text/html; charset=utf-8")
        elif fault == "redirect":
            self.send(302, b"", "text/html", Location=self.simulator.url + "login")
        elif fault == "array":
            self.send(200, b"[1]", "application/json")
        elif fault == "endless":
            self.send(200, b'{"a":"' + b"x" * 2_000_000 + b'"}', "application/json")
        else:
            self.send(200, b'{"error_code":"00', "application/json")

    def say(self, status: int, answer: dict[str, Any]) -> None:
        self.send(status, json.dumps(answer).encode(), "application/json")

    def send(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Say nothing: a body holds what a person said."""


class QuietServer(ThreadingHTTPServer):
    """A client that leaves in the middle is no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def simulated(port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[Simulator]:
    """Serve a province on loopback until the end of the block."""
    simulator = Simulator()
    handler = type("Bound", (Handler,), {"simulator": simulator})
    server = QuietServer(("127.0.0.1", port), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    simulator.url = f"{scheme}://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield simulator
    finally:
        simulator.release.set()
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    parser = argparse.ArgumentParser(description="A province of the classic exchange.")
    parser.add_argument("--port", type=int, default=8900)
    parser.add_argument("--fault", action="append", default=[], choices=FAULTS)
    parser.add_argument("--numbers-later", action="store_true")
    given = parser.parse_args()
    with simulated(given.port) as simulator:
        simulator.misbehave(*given.fault)
        simulator.book.numbers_later = given.numbers_later
        print(f"{simulator.url}  {AUTH}  {ENDPOINT}  {USER} / {PASSWORD}  {UNIT}  {DSTCODE}")
        threading.Event().wait()


if __name__ == "__main__":
    main()
