"""A kiosk as the centre sees it: real keys, real envelopes, real HTTP."""

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from nacl.signing import SigningKey

from sync.canonical import digest
from sync.envelope import (
    ENROL_CONTEXT,
    GENESIS,
    Header,
    SignedHeader,
    b64,
    key_id,
    seal,
    sign_header,
    verify_receipt,
    verify_status,
)
from sync.reference import make
from sync.uuid7 import uuid7
from sync.wire import EnrolmentFile
from tests.central.serving import client

CREATED_AT = "2026-11-24T01:05:00.000Z"
ANSWERS = {
    "requester_name": "Nguyễn Thị Hường Ữ",
    "requester_number": "003190000123",
    "child_name": "TRẦN NGỌC ANH THƯ",
    "child_dob": "2026-11-02",
    "mother_number": "ask_staff",
}


def plain_text(**changes: Any) -> dict[str, Any]:
    """A sealed text as the journey builds it, without what the kiosk adds at the save."""
    return {
        "kind": "dossier",
        "format": 1,
        "procedure": {"code": "1.001193", "version": "2026.11.22"},
        "ends": "prepared",
        "on_behalf": {"for": "self", "relation": None},
        "actors": [
            {"step": "answers", "actor": "helper"},
            {"step": "confirm", "actor": "resident"},
        ],
        "consents": [
            {"purpose": "declare", "version": "1", "given": True, "at": CREATED_AT},
            {"purpose": "contact", "version": "1", "given": False, "at": CREATED_AT},
        ],
        "channel": "kiosk",
        "answers": dict(ANSWERS),
        "origins": {"requester_name": "card", "requester_number": "card", "child_name": "typed"},
        "unverified": ["requester_number"],
        "warnings": [
            {
                "field": "child_dob",
                "code": "over_60_days",
                "message": "Đã quá 60 ngày, vẫn khai được.",
            }
        ],
        "attachments": [],
        "parts": [{"code": "1.001193", "agency_kind": "committee"}],
        "replaces": None,
        "result": {"how": "paper", "collector": "self", "phone": "0912345678"},
        "clock": {"certain": True, "offset_s": 0.0},
        "language": "vi",
        **changes,
    }


@dataclass(frozen=True)
class Parcel:
    """One dossier ready to send."""

    signed: SignedHeader
    payload: bytes

    @property
    def id(self) -> str:
        return self.signed.header.id

    @property
    def reference(self) -> str:
        return self.signed.header.reference

    def body(self, **changes: Any) -> dict[str, Any]:
        return {
            "header": b64(self.signed.raw),
            "signature": b64(self.signed.signature),
            "payload": b64(self.payload),
            "queue_length": 1,
            **changes,
        }


@dataclass
class VirtualKiosk:
    """One enrolled device; `make` chains each parcel to the one made before."""

    file: EnrolmentFile
    key: SigningKey = field(default_factory=SigningKey.generate)
    device: str = ""
    seq: int = 0
    previous: str = GENESIS

    @property
    def http(self) -> httpx.Client:
        return client(self.file.url)

    def enrolment_body(self, **changes: Any) -> dict[str, Any]:
        signed = ENROL_CONTEXT + self.file.code.encode() + self.file.kiosk_number.encode()
        return {
            "kiosk_number": self.file.kiosk_number,
            "code": self.file.code,
            "device_key": b64(bytes(self.key.verify_key)),
            "signature": b64(self.key.sign(signed).signature),
            **changes,
        }

    def enrol(self) -> "VirtualKiosk":
        with self.http as http:
            answer = http.post("/v1/enrolments", json=self.enrolment_body())
        assert answer.status_code == 200, answer.text
        self.device = answer.json()["device"]
        return self

    def seal_key(self) -> bytes:
        return base64.b64decode(self.file.keys.seal_key)

    def make(
        self, plain: dict[str, Any] | None = None, *, seq: int | None = None, **header: Any
    ) -> Parcel:
        """The next dossier of the chain; `header` replaces fields before the signature."""
        self.seq = seq if seq is not None else self.seq + 1
        noise = hashlib.sha256(f"{self.device}{self.seq}{len(str(plain))}".encode()).digest()
        own = {
            "id": header.get("id", uuid7(1_790_000_000_000 + self.seq, noise[:10])),
            "device": self.device,
            "seq": self.seq,
            "reference": make(self.file.kiosk_number, self.seq),
            "created_at": CREATED_AT,
        }
        payload = seal({**plain_text(), **own, **(plain or {})}, self.seal_key())
        made = Header(
            format=1,
            **own,
            epoch=1,
            clock_certain=True,
            payload_size=len(payload),
            payload_digest=digest(payload),
            attachments=(),
            centre_key_id=self.file.keys.seal_key_id,
            device_key_id=key_id(bytes(self.key.verify_key)),
            previous=self.previous,
        )
        signed = sign_header(replace(made, **header), self.key)
        self.previous = signed.head
        return Parcel(signed, payload)

    def post(self, parcel: Parcel, **changes: Any) -> httpx.Response:
        with self.http as http:
            return http.post("/v1/dossiers", json=parcel.body(**changes))

    def send(self, **plain: Any) -> Parcel:
        """Make one and have it accepted."""
        parcel = self.make(plain)
        answer = self.post(parcel)
        assert answer.status_code == 200, answer.text
        return parcel

    def receipt(self, answer: httpx.Response) -> dict[str, Any]:
        """The receipt in an answer; fails unless the pinned key signed it."""
        assert answer.status_code == 200, answer.text
        signed = answer.json()["receipt"]
        return verify_receipt(
            base64.b64decode(signed["receipt"]),
            base64.b64decode(signed["signature"]),
            base64.b64decode(self.file.keys.receipt_key),
        )

    def status_body(self, nonce: str, references: list[str]) -> dict[str, Any]:
        signed = b"status:" + nonce.encode() + b":" + self.device.encode()
        return {
            "device": self.device,
            "nonce": nonce,
            "signature": b64(self.key.sign(signed).signature),
            "references": references,
        }

    def status(self, *references: str) -> dict[str, Any]:
        with self.http as http:
            nonce = http.post("/v1/nonces").json()["nonce"]
            answer = http.post("/v1/status", json=self.status_body(nonce, list(references)))
        assert answer.status_code == 200, answer.text
        signed = {name: base64.b64decode(text) for name, text in answer.json().items()}
        receipt_key = base64.b64decode(self.file.keys.receipt_key)
        told = verify_status(signed["answer"], signed["signature"], receipt_key)
        assert (told["device"], told["nonce"]) == (self.device, nonce)
        return told


def enrolled_from(path: Path) -> VirtualKiosk:
    """A kiosk enrolled with the file that `central kiosks add` wrote."""
    return VirtualKiosk(EnrolmentFile.model_validate(json.loads(path.read_text()))).enrol()
