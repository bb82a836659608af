r"""The signed envelope: seal to the centre, describe in a header, sign, chain.

Pure: time, ids and keys are passed in. Format 1:

    payload   = libsodium sealed box of canonical JSON, never re-sealed
    header    = canonical JSON bytes of `Header`
    signature = Ed25519 over b"ward-kiosk header 1\n" + header
    head      = SHA-256(header + signature), hex; the next header's `previous`
"""

import base64
import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from sync.canonical import canonical, digest

GENESIS = "0" * 64
HEADER_CONTEXT = b"ward-kiosk header 1\n"
RECEIPT_CONTEXT = b"ward-kiosk receipt 1\n"
ENROL_CONTEXT = b"ward-kiosk enrolment 1\n"
REJOIN_CONTEXT = b"ward-kiosk joining again 1\n"
STATUS_CONTEXT = b"ward-kiosk status 1\n"
ACKNOWLEDGE_CONTEXT = b"ward-kiosk acknowledgement 1\n"
REFUSAL_CONTEXT = b"ward-kiosk refusal 1\n"
KEY_LINK_CONTEXT = b"ward-kiosk centre key link 1\n"


class EnvelopeError(Exception):
    """The bytes are not a valid envelope; `code` says which check failed."""

    def __init__(self, code: str) -> None:
        """`code` is one of: bad_header, bad_signature, bad_digest, unsealable."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class AttachmentDigest:
    """One attachment of a dossier: sealed size in bytes and SHA-256 of the sealed bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Header:
    """What is signed and kept for ever: no procedure, no name, no hash of plain text."""

    format: int
    id: str
    device: str
    epoch: int
    seq: int
    reference: str
    created_at: str
    clock_certain: bool
    payload_size: int
    payload_digest: str
    attachments: tuple[AttachmentDigest, ...]
    centre_key_id: str
    device_key_id: str
    previous: str


@dataclass(frozen=True, slots=True)
class SignedHeader:
    """A header, its exact bytes, its signature (64 bytes) and the chain head it makes."""

    header: Header
    raw: bytes
    signature: bytes
    head: str


HEADER_FIELDS = tuple(field.name for field in fields(Header))


def key_id(public_key: bytes) -> str:
    """Sixteen hex digits naming a raw 32-byte public key."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def seal(plain: dict[str, Any], centre_key: bytes) -> bytes:
    """Seal a JSON object to the centre's X25519 public key (32 raw bytes)."""
    return SealedBox(PublicKey(centre_key)).encrypt(canonical(plain))


def unseal(payload: bytes, private_key: bytes | PrivateKey) -> dict[str, Any]:
    """Open a sealed payload; EnvelopeError("unsealable") when it is not for this key.

    A `PrivateKey` knows its public half, which has to be worked out of bytes anew each time.
    """
    try:
        key = PrivateKey(private_key) if isinstance(private_key, bytes) else private_key
        plain = json.loads(SealedBox(key).decrypt(payload))
    except (CryptoError, ValueError, RecursionError) as error:
        raise EnvelopeError("unsealable") from error
    if not isinstance(plain, dict):
        raise EnvelopeError("unsealable")
    return plain


def head_of(raw: bytes, signature: bytes) -> str:
    """The chain head a signed header makes."""
    return digest(raw + signature)


def header_bytes(header: Header) -> bytes:
    """The canonical bytes of a header (`dataclasses.asdict` is ten times slower here)."""
    values: dict[str, Any] = {name: getattr(header, name) for name in HEADER_FIELDS}
    values["attachments"] = [{"digest": a.digest, "size": a.size} for a in header.attachments]
    return canonical(values)


def sign_header(header: Header, key: SigningKey) -> SignedHeader:
    """Sign a header with the device key."""
    raw = header_bytes(header)
    signature = key.sign(HEADER_CONTEXT + raw).signature
    return SignedHeader(header, raw, signature, head_of(raw, signature))


def parse_header(raw: bytes) -> Header:
    """Read header bytes; EnvelopeError("bad_header") unless they are exactly a format 1 header."""
    try:
        parsed = json.loads(raw)
        parsed["attachments"] = tuple(AttachmentDigest(**a) for a in parsed["attachments"])
        header = Header(**parsed)
        well_formed = header.format == 1 and header_bytes(header) == raw
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EnvelopeError("bad_header") from error
    if not well_formed:
        raise EnvelopeError("bad_header")
    return header


def verify(raw: bytes, signature: bytes, device_key: bytes) -> SignedHeader:
    """Check a header's signature by the device's 32-byte Ed25519 public key."""
    return verify_parsed(parse_header(raw), raw, signature, device_key)


def verify_parsed(header: Header, raw: bytes, signature: bytes, device_key: bytes) -> SignedHeader:
    """`verify` for bytes of which `parse_header` has given this header."""
    try:
        VerifyKey(device_key).verify(HEADER_CONTEXT + raw, signature)
    except (BadSignatureError, ValueError) as error:
        raise EnvelopeError("bad_signature") from error
    return SignedHeader(header, raw, signature, head_of(raw, signature))


def check_payload(header: Header, payload: bytes) -> None:
    """EnvelopeError("bad_digest") unless the sealed bytes are those the header names."""
    if len(payload) != header.payload_size or digest(payload) != header.payload_digest:
        raise EnvelopeError("bad_digest")


def sign_receipt(receipt: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    """Exact receipt bytes and the centre's signature over them."""
    return _sign(RECEIPT_CONTEXT, receipt, key)


def verify_receipt(raw: bytes, signature: bytes, receipt_key: bytes) -> dict[str, Any]:
    """The receipt's fields, if the pinned centre key signed exactly these bytes."""
    return _verify(RECEIPT_CONTEXT, raw, signature, receipt_key)


def sign_acknowledgement(receipt: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    """Sign that a header is here while attachments are missing; it never passes for a receipt."""
    return _sign(ACKNOWLEDGE_CONTEXT, receipt, key)


def verify_acknowledgement(raw: bytes, signature: bytes, receipt_key: bytes) -> dict[str, Any]:
    """The acknowledgement's fields, if the pinned centre key signed exactly these bytes."""
    return _verify(ACKNOWLEDGE_CONTEXT, raw, signature, receipt_key)


def sign_refusal(refusal: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    """Sign a no that does not travel over the line, where TLS would say whose it is."""
    return _sign(REFUSAL_CONTEXT, refusal, key)


def verify_refusal(raw: bytes, signature: bytes, receipt_key: bytes) -> dict[str, Any]:
    """The refusal's fields, if the pinned centre key signed exactly these bytes."""
    return _verify(REFUSAL_CONTEXT, raw, signature, receipt_key)


def sign_key_link(link: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    """Sign the centre's next keys with the receipt key that they take the place of."""
    return _sign(KEY_LINK_CONTEXT, link, key)


def verify_key_link(raw: bytes, signature: bytes, receipt_key: bytes) -> dict[str, Any]:
    """The link's fields, if that receipt key signed exactly these bytes."""
    return _verify(KEY_LINK_CONTEXT, raw, signature, receipt_key)


def sign_status(status: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    """Exact bytes of an answer about states and held numbers, and the centre's signature."""
    return _sign(STATUS_CONTEXT, status, key)


def verify_status(raw: bytes, signature: bytes, receipt_key: bytes) -> dict[str, Any]:
    """The answer's fields, if the pinned centre key signed exactly these bytes."""
    return _verify(STATUS_CONTEXT, raw, signature, receipt_key)


def _sign(context: bytes, statement: dict[str, Any], key: SigningKey) -> tuple[bytes, bytes]:
    raw = canonical(statement)
    return raw, key.sign(context + raw).signature


def _verify(context: bytes, raw: bytes, signature: bytes, key: bytes) -> dict[str, Any]:
    try:
        VerifyKey(key).verify(context + raw, signature)
        statement = json.loads(raw)
    except (BadSignatureError, ValueError, RecursionError) as error:
        raise EnvelopeError("bad_signature") from error
    if not isinstance(statement, dict):
        raise EnvelopeError("bad_signature")
    return statement


def b64(data: bytes) -> str:
    """Standard base64 text."""
    return base64.b64encode(data).decode()
