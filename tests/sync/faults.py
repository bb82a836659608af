"""The faults of the line and of what answers in the centre's stead."""

import gzip
import json
from contextlib import suppress

from tests.sync.fault_server import Commit, Fault, Handler, problem

JSON = "application/json"
BOMB = gzip.compress(b" " * 30_000_000)


def says(status: int, code: str, **headers: str) -> Fault:
    """Answer with problem details."""

    def fault(handler: Handler, _commit: Commit) -> None:
        body = json.dumps(problem(code, status)).encode()
        handler.answer(status, body, "application/problem+json", **headers)

    return fault


def login_page(handler: Handler, _commit: Commit) -> None:
    handler.answer(200, b"<html><form>Wi-Fi</form></html>", "text/html; charset=utf-8")


def redirect(handler: Handler, _commit: Commit) -> None:
    handler.answer(302, b"", "text/html", Location="http://127.0.0.1:1/login")


def garbage(handler: Handler, _commit: Commit) -> None:
    handler.answer(200, b'{"receipt": [[[', JSON)


def bad_gateway(handler: Handler, _commit: Commit) -> None:
    handler.answer(502, b"<html>nginx</html>", "text/html")


def no_http(handler: Handler, _commit: Commit) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
    handler.close_connection = True


def hang_up(handler: Handler, _commit: Commit) -> None:
    handler.close_connection = True
    handler.connection.close()


def lose_answer(handler: Handler, commit: Commit) -> None:
    """Commit, then break the line before a byte of the answer."""
    commit()
    hang_up(handler, commit)


def half_answer(handler: Handler, commit: Commit) -> None:
    """Commit, then send the head of the answer and half of its body."""
    body = commit()
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def cut_answer(handler: Handler, commit: Commit) -> None:
    """Commit, then break the line in the middle of the answer."""
    half_answer(handler, commit)
    hang_up(handler, commit)


def wrong_signature(handler: Handler, commit: Commit) -> None:
    answer = json.loads(commit())
    signature = answer["receipt"]["signature"]
    answer["receipt"]["signature"] = ("A" if signature[0] != "A" else "B") + signature[1:]
    handler.answer(200, json.dumps(answer).encode(), JSON)


def trickle_headers(handler: Handler, _commit: Commit) -> None:
    _trickle(handler, b"HTTP/1.1 200 OK\r\nX-Slow: ")


def trickle_body(handler: Handler, _commit: Commit) -> None:
    _trickle(handler, b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")


def _trickle(handler: Handler, start: bytes) -> None:
    handler.close_connection = True
    with suppress(OSError):
        handler.wfile.write(start)
        while not handler.centre.let_go.wait(0.02):
            handler.wfile.write(b"a")


def endless(handler: Handler, _commit: Commit) -> None:
    handler.close_connection = True
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while not handler.centre.let_go.is_set():
            handler.wfile.write(b" " * 65_536)


def gzip_bomb(handler: Handler, _commit: Commit) -> None:
    handler.answer(200, BOMB, JSON, Content_Encoding="gzip")
