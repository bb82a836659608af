"""A small honest centre over real HTTP, with real signatures, and faults that a test asks for.

Each fault is a function of the request handler and of `commit`, which does the honest work and
gives the honest answer's bytes. Faults wait in two queues and are used up one a dossier, one a
piece of an attachment.
"""

import base64
import json
import ssl
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from sync.canonical import canonical, digest
from sync.envelope import (
    ENROL_CONTEXT,
    Header,
    SignedHeader,
    b64,
    key_id,
    parse_header,
    sign_acknowledgement,
    sign_receipt,
    sign_status,
    unseal,
    verify,
)
from sync.piece import CONTENT_DIGEST, OFFSET, SIGNATURE, Piece, content_digest

Commit = Callable[[], bytes]
Fault = Callable[["Handler", Commit], None]


@dataclass
class Books:
    """What the centre holds; tests read and change it."""

    intake: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    accepted: list[dict[str, Any]] = field(default_factory=list)
    held: set[int] = field(default_factory=set)
    devices: dict[str, bytes] = field(default_factory=dict)
    codes: dict[str, bytes | None] = field(default_factory=lambda: {"CODE-1": None})
    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, bytearray] = field(default_factory=dict)


class MiniCentre:
    """Listens on a free loopback port while it is entered."""

    def __init__(self, context: ssl.SSLContext | None = None, *, id_check: bool = True) -> None:
        self.seal_key = PrivateKey.generate()
        self.receipt_key = SigningKey.generate()
        self.books = Books()
        self.faults: deque[Fault] = deque()
        self.piece_faults: deque[Fault] = deque()
        self.fault_for_all: Fault | None = None
        self.epoch = 1
        self.now = lambda: datetime.now(UTC)
        self.id_check = id_check
        self.requests: list[str] = []
        self.queue_lengths: list[int] = []
        self.let_go = threading.Event()
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.centre = self
        self.scheme = "http"
        if context is not None:
            self.scheme = "https"
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )

    def __enter__(self) -> Self:
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self._server.server_address[1]}"

    def enrolment_file(self, ca_pem: str | None = None, **changes: Any) -> bytes:
        seal, receipt = bytes(self.seal_key.public_key), bytes(self.receipt_key.verify_key)
        keys = {
            "centre": "mini-centre",
            "seal_key_id": key_id(seal),
            "seal_key": b64(seal),
            "receipt_key_id": key_id(receipt),
            "receipt_key": b64(receipt),
        }
        file = {
            "format": 1,
            "url": self.url,
            "kiosk_number": "0041",
            "code": "CODE-1",
            "keys": keys,
            "ca_pem": ca_pem,
        }
        return json.dumps({**file, **changes}).encode()

    def enrol(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        key = base64.b64decode(body["device_key"])
        if self.books.codes.get(body["code"], b"") not in {None, key}:
            return 403, problem("used_code", 403)
        self.books.codes[body["code"]] = key
        device = f"00000000-0000-7000-8000-{key_id(key)[:12]}"
        self.books.devices[device] = key
        named = {
            "device": device,
            "kiosk_number": body["kiosk_number"],
            "device_key_id": key_id(key),
        }
        signature = self.receipt_key.sign(ENROL_CONTEXT + canonical(named)).signature
        return 200, {**named, "signature": b64(signature)}

    def accept(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        raw = base64.b64decode(body["header"])
        device = self.books.devices.get(parse_header(raw).device)
        if device is None:
            return 403, problem("unknown_device", 403)
        signed = verify(raw, base64.b64decode(body["signature"]), device)
        header = signed.header
        with self.lock:
            self.queue_lengths.append(body["queue_length"])
            known = self.books.intake.get(header.id) if self.id_check else None
            if known is not None and known[0] != header.payload_digest:
                return 409, problem("conflict", 409)
            if known is None:
                plain = unseal(base64.b64decode(body["payload"]), bytes(self.seal_key))
                self.books.accepted.append(plain)
                self.books.intake[header.id] = (header.payload_digest, self.receipt_for(signed))
            receipt = self.books.intake[header.id][1]
            missing = self.missing_of(header)
            if missing:
                return 200, self.waiting_answer(signed, missing)
            self.books.held.add(header.seq)
        return 200, self.dossier_answer(receipt, already_there=known is not None)

    def missing_of(self, header: Header) -> list[dict[str, Any]]:
        held = self.books.attachments
        return [
            {"digest": one.digest, "size": one.size, "offset": len(held.get(one.digest, b""))}
            for one in header.attachments
            if digest(bytes(held.get(one.digest, b""))) != one.digest
        ]

    def waiting_answer(self, signed: SignedHeader, missing: list[dict[str, Any]]) -> dict[str, Any]:
        fields = json.loads(base64.b64decode(self.receipt_for(signed)["receipt"]))
        raw, signature = sign_acknowledgement(fields, self.receipt_key)
        answer = {"already_there": True, "epoch": self.epoch, "held": self.held()}
        statement = {"receipt": b64(raw), "signature": b64(signature)}
        return {**answer, "acknowledgement": statement, "waiting": missing}

    def take_piece(self, path: str, headers: Any, data: bytes) -> tuple[int, dict[str, Any]]:
        piece = Piece(path.split("/")[3], path.split("/")[5], int(headers[OFFSET]), data)
        (device,) = self.books.devices.values()
        piece.verify(base64.b64decode(headers[SIGNATURE]), device)
        held = self.books.attachments.setdefault(piece.digest, bytearray())
        if headers[CONTENT_DIGEST] != content_digest(data):
            return 400, problem("bad_piece", 400)
        if len(held) != piece.offset:
            return 409, problem("other_offset", 409)
        held += data
        return 200, {"offset": len(held)}

    def receipt_for(self, signed: Any, **changes: Any) -> dict[str, str]:
        header = signed.header
        receipt = {
            "id": header.id,
            "device": header.device,
            "seq": header.seq,
            "head": signed.head,
            "digest": header.payload_digest,
            "received_at": self.stamp(),
            "epoch": self.epoch,
            "receipt_key_id": key_id(bytes(self.receipt_key.verify_key)),
        }
        raw, signature = sign_receipt({**receipt, **changes}, self.receipt_key)
        return {"receipt": b64(raw), "signature": b64(signature)}

    def dossier_answer(self, receipt: dict[str, str], *, already_there: bool) -> dict[str, Any]:
        return {
            "receipt": receipt,
            "already_there": already_there,
            "epoch": self.epoch,
            "held": self.held(),
        }

    def status(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        key = self.books.devices.get(body["device"])
        if key is None:
            return 403, problem("unknown_device", 403)
        rows = [
            {
                "reference": r,
                "state": self.books.states[r][0],
                "as_of": self.books.states[r][1],
                "number": self.books.numbers.get(r),
            }
            for r in body["references"]
            if r in self.books.states
        ]
        return 200, self.signed_status(device=body["device"], nonce=body["nonce"], rows=rows)

    def signed_status(self, **named: Any) -> dict[str, str]:
        usual = {"epoch": self.epoch, "held": self.held(), "rows": [], "now": self.stamp()}
        raw, signature = sign_status({**usual, **named}, self.receipt_key)
        return {"answer": b64(raw), "signature": b64(signature)}

    def held(self) -> list[dict[str, int]]:
        return [{"first": seq, "last": seq} for seq in sorted(self.books.held)]

    def stamp(self) -> str:
        return self.now().isoformat().replace("+00:00", "Z")


class Handler(BaseHTTPRequestHandler):
    """Honest unless a fault is due."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def centre(self) -> MiniCentre:
        return self.server.centre

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        self.centre.requests.append(self.path)
        self.fault_or(
            lambda: (200, {"service": "ward-centre", "centre": "mini-centre", "epoch": 1})
        )

    def do_PATCH(self) -> None:
        self.centre.requests.append(self.path)
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.fault_or(lambda: self.centre.take_piece(self.path, self.headers, data))

    def do_POST(self) -> None:
        self.centre.requests.append(self.path)
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        work = {
            "/v1/nonces": lambda: (200, {"nonce": "bm9uY2U"}),
            "/v1/enrolments": lambda: self.centre.enrol(body),
            "/v1/dossiers": lambda: self.centre.accept(body),
            "/v1/status": lambda: self.centre.status(body),
        }[self.path]
        self.fault_or(work)

    def fault_or(self, work: Callable[[], tuple[int, dict[str, Any]]]) -> None:
        fault = self.centre.fault_for_all
        if fault is None and self.centre.faults and self.path == "/v1/dossiers":
            fault = self.centre.faults.popleft()
        if fault is None and self.centre.piece_faults and self.command == "PATCH":
            fault = self.centre.piece_faults.popleft()
        if fault is None:
            status, answer = work()
            kind = "application/json" if status == 200 else "application/problem+json"
            self.answer(status, json.dumps(answer).encode(), kind)
        else:
            fault(self, lambda: json.dumps(work()[1]).encode())

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def problem(code: str, status: int) -> dict[str, Any]:
    return {"type": "about:blank", "title": code, "status": status, "code": code}
