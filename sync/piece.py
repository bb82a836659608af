r"""One piece of an attachment on its way: signed by the device, since a header is the authority.

    PATCH /v1/dossiers/{id}/attachments/{digest}
    Content-Type: application/octet-stream       the bytes themselves
    Upload-Offset: 131072                        where in the attachment they belong
    Content-Digest: sha-256=:...:                of these bytes (RFC 9530)
    Device-Signature: ...                        base64 of 64 bytes

    signature = Ed25519 over b"ward-kiosk piece 1\n" + canonical [id, digest, offset, piece digest]

Names and meaning of the headers follow the drafts of resumable uploads for HTTP.
"""

import base64
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from sync.canonical import canonical, digest
from sync.envelope import EnvelopeError, b64

CONTEXT = b"ward-kiosk piece 1\n"
MEDIA_TYPE = "application/octet-stream"
OFFSET, CONTENT_DIGEST, SIGNATURE = "Upload-Offset", "Content-Digest", "Device-Signature"
# On a line of 8 kB/s one takes 16 s.
PIECE_BYTES = 128 * 1024
LARGEST_PIECE_BYTES = 2 * PIECE_BYTES


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """Bytes of the attachment `digest` of the dossier `id`, from `offset` on."""

    id: str
    digest: str
    offset: int
    data: bytes

    @property
    def path(self) -> str:
        """Where it is sent."""
        return f"v1/dossiers/{self.id}/attachments/{self.digest}"

    @property
    def signed_bytes(self) -> bytes:
        """What the device signs."""
        return CONTEXT + canonical([self.id, self.digest, self.offset, digest(self.data)])

    def headers(self, key: SigningKey) -> dict[str, str]:
        """Sign it and say what it is."""
        return {
            "Content-Type": MEDIA_TYPE,
            OFFSET: str(self.offset),
            CONTENT_DIGEST: content_digest(self.data),
            SIGNATURE: b64(key.sign(self.signed_bytes).signature),
        }

    def verify(self, signature: bytes, device_key: bytes) -> None:
        """EnvelopeError("bad_signature") unless the device of this Ed25519 key signed it."""
        try:
            VerifyKey(device_key).verify(self.signed_bytes, signature)
        except (BadSignatureError, ValueError) as error:
            raise EnvelopeError("bad_signature") from error


def content_digest(data: bytes) -> str:
    """Write the digest of some bytes as RFC 9530 does."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(digest(data))).decode()}:"


def pieces_of(size: int) -> int:
    """Give the number of pieces that so many bytes travel in."""
    return -(-size // PIECE_BYTES)
