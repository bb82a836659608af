"""Dossiers with pictures, and the pieces of those, as a kiosk makes them."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from central import landmark
from sync.attachment import SealedAttachment, seal_attachment
from sync.piece import PIECE_BYTES, Piece
from tests.central.virtual_kiosk import Parcel, VirtualKiosk

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 1400


@dataclass(frozen=True)
class Attached:
    """One parcel and the sealed pictures its header names."""

    kiosk: VirtualKiosk
    parcel: Parcel
    pictures: tuple[SealedAttachment, ...]

    def pieces(self, at: int = 0, size: int = PIECE_BYTES) -> list[Piece]:
        one = self.pictures[at]
        return [
            Piece(self.parcel.id, one.digest, offset, one.sealed[offset : offset + size])
            for offset in range(0, len(one.sealed), size)
        ]

    def send(self, piece: Piece, **headers: str) -> httpx.Response:
        with self.kiosk.http as http:
            own = {**piece.headers(self.kiosk.key), **headers}
            return http.patch(f"/{piece.path}", content=piece.data, headers=own)

    def send_all(self) -> None:
        for at in range(len(self.pictures)):
            for piece in self.pieces(at):
                answer = self.send(piece)
                assert answer.status_code == 200, answer.text

    def post(self) -> httpx.Response:
        return self.kiosk.post(self.parcel)

    def waiting(self) -> list[int]:
        """Send the dossier; from where the centre wants each attachment it waits for."""
        answer = self.post()
        assert answer.status_code == 200, answer.text
        assert answer.json()["receipt"] is None
        return [one["offset"] for one in answer.json()["waiting"]]

    def receipt(self) -> dict[str, Any]:
        return self.kiosk.receipt(self.post())

    def acknowledgement(self) -> dict[str, bytes]:
        statement = self.post().json()["acknowledgement"]
        return {name: base64.b64decode(text) for name, text in statement.items()}


def attached(
    kiosk: VirtualKiosk,
    *data: bytes,
    plain: dict[str, Any] | None = None,
    device: str | None = None,
    paper: str = "birth_proof",
    media_type: str = "image/jpeg",
    **header: Any,
) -> Attached:
    """The next dossier of a kiosk, with these pictures (by default one), not sent yet."""
    pictures = tuple(
        seal_attachment(one, kiosk.seal_key(), device or kiosk.device) for one in data or [PICTURE]
    )
    named = [
        {"paper": paper, "page": page, "media_type": media_type, "digest": one.digest}
        for page, one in enumerate(pictures, 1)
    ]
    changes = {"attachments": tuple(one.named for one in pictures), **header}
    parcel = kiosk.make({"attachments": named, **(plain or {})}, **changes)
    return Attached(kiosk, parcel, pictures)


def problem(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"], answer.json()["detail"]


def files(data_dir: Path) -> dict[str, bytes]:
    folder = data_dir / "attachments"
    found = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in found.items() if name != landmark.NAME}
