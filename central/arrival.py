"""Reading one dossier off the wire: signature first, then everything that needs no database."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from central.devices import Device
from central.keys import Keys
from sync.attachment import LARGEST_BYTES, MOST, TOTAL_BYTES
from sync.canonical import canonical
from sync.envelope import (
    EnvelopeError,
    Header,
    SignedHeader,
    check_payload,
    parse_header,
    unseal,
    verify_parsed,
)
from sync.wire import DossierBody, Hex64, Reference

MAX_HEADER_BYTES = 64 * 1024
MAX_SEQ = 2**53
# Far more than any declaration has, far less than what anyone who shows it could not follow.
MAX_DEPTH = 40
NESTING = (dict, list)
UUID = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
KeyId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Moment = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T[0-9:.]{5,20}(Z|[+-][0-9]{2}:[0-9]{2})$"),
]
Label = Annotated[str, StringConstraints(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True)
class Refused:
    """A dossier the centre says no to; `code` is one of sync.wire.PROBLEM_CODES."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A dossier whose signature and sealed bytes are right.

    `flaw` names what is wrong inside the seal, or is None; it is judged only after the id check.
    """

    signed: SignedHeader
    device: Device
    payload: bytes
    flaw: str | None


class Strict(BaseModel):
    """No coercion: a number is not a text."""

    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)


class AttachmentShape(Strict):
    """Types and bounds of an attachment's digest."""

    digest: Hex64
    size: int = Field(ge=1, le=MAX_SEQ)


class HeaderShape(Strict):
    """Types and bounds of a header, which the envelope itself does not check."""

    format: int = Field(ge=1, le=1)
    id: UUID
    device: UUID
    epoch: int = Field(ge=0, le=MAX_SEQ)
    seq: int = Field(ge=1, le=MAX_SEQ)
    reference: Reference
    created_at: Moment
    clock_certain: bool
    payload_size: int = Field(ge=1, le=MAX_SEQ)
    payload_digest: Hex64
    attachments: tuple[AttachmentShape, ...] = Field(max_length=200)
    centre_key_id: KeyId
    device_key_id: KeyId
    previous: Hex64


class ProcedureShape(BaseModel):
    """Which procedure a declaration is for, and the version of its content."""

    code: Label
    version: Label


class PlainShape(BaseModel):
    """What every sealed text says about itself; the rest is shown, not judged."""

    model_config = ConfigDict(strict=True, extra="ignore", hide_input_in_errors=True)

    kind: Label
    id: str
    device: str
    seq: int
    reference: str | None = None
    procedure: ProcedureShape | None = None
    attachments: Any = None


def read_arrival(
    body: DossierBody, find: Callable[[str], Device | None], keys: Keys
) -> Arrival | Refused:
    """Check a body as far as it can be checked alone; `find` looks a device up by id."""
    try:
        raw, signature, payload = (
            base64.b64decode(text, validate=True)
            for text in (body.header, body.signature, body.payload)
        )
    except (binascii.Error, ValueError):
        return Refused("bad_request", "base64")
    found = find_signer(raw, find)
    if isinstance(found, Refused):
        return found
    claimed, device, key = found
    try:
        signed = verify_parsed(claimed, raw, signature, key)
    except EnvelopeError as error:
        return Refused("bad_signature", error.code)
    refused = refuse_header(signed.header, device, keys)
    if refused is not None:
        return refused
    try:
        check_payload(signed.header, payload)
    except EnvelopeError as error:
        return Refused("bad_request", error.code)
    flaw = find_flaw(signed.header, device, payload, keys)
    return Arrival(signed=signed, device=device, payload=payload, flaw=flaw)


def find_signer(
    raw: bytes, find: Callable[[str], Device | None]
) -> tuple[Header, Device, bytes] | Refused:
    """Give a header, the device it claims to come from, and its key that should have signed it.

    Nothing else of the header is believed yet.
    """
    if len(raw) > MAX_HEADER_BYTES:
        return Refused("bad_request", "header_too_long")
    try:
        claimed = parse_header(raw)
    except EnvelopeError as error:
        return Refused("bad_request", error.code)
    known = find(claimed.device) if isinstance(claimed.device, str) else None
    if known is None:
        return Refused("unknown_device", "")
    former = known.former_key(claimed.epoch)
    return claimed, known, known.public_key if former is None else former.public_key


def refuse_header(header: Header, device: Device, keys: Keys) -> Refused | None:
    """Why a well-signed header is not taken, if so."""
    try:
        HeaderShape.model_validate(header, from_attributes=True)
    except ValidationError:
        return Refused("bad_request", "header_shape")
    if device.revoked:
        return Refused("revoked_device", "")
    refused = refuse_key(header, device)
    if refused is not None:
        return refused
    if keys.private_for(header.centre_key_id) is None:
        return Refused("wrong_centre", "centre_key_id")
    return refuse_attachments(header)


def refuse_key(header: Header, device: Device) -> Refused | None:
    """Why the key that signed a header is not one for it, if so."""
    former = device.former_key(header.epoch)
    if former is None and header.epoch != device.epoch:
        return Refused("bad_signature", "epoch")
    if header.device_key_id != (former or device).key_id:
        return Refused("bad_signature", "device_key_id")
    if former is not None and header.seq > former.last_seq:
        return Refused("bad_signature", "retired_key")
    return None


def refuse_attachments(header: Header) -> Refused | None:
    """Why the attachments a header names are not taken, if so."""
    sizes = [one.size for one in header.attachments]
    if len({one.digest for one in header.attachments}) < len(sizes):
        return Refused("bad_request", "same_attachment")
    if len(sizes) > MOST or max(sizes, default=0) > LARGEST_BYTES or sum(sizes) > TOTAL_BYTES:
        return Refused("too_large", "attachments")
    return None


def find_flaw(header: Header, device: Device, payload: bytes, keys: Keys) -> str | None:
    """Say what is wrong inside the seal: unsealable, shape, or the first field that differs."""
    return next(iter(find_flaws(header, device, payload, keys)), None)


def find_flaws(header: Header, device: Device, payload: bytes, keys: Keys) -> list[str]:
    """Say all that is."""
    private = keys.opening(header.centre_key_id)
    if private is None:
        return ["unsealable"]
    try:
        plain = unseal(payload, private)
        canonical(plain)
        shape = PlainShape.model_validate(plain)
    except ValidationError:
        return ["shape"]
    except (EnvelopeError, ValueError, RecursionError):
        return ["unsealable"]
    return ["shape"] if is_too_deep(plain) else compare(header, device, shape)


def is_too_deep(plain: object) -> bool:
    """Whether lists and objects lie in each other deeper than any declaration needs."""
    level: list[Any] = [plain]
    for _ in range(MAX_DEPTH):
        inner = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for part in inner for one in part if isinstance(one, NESTING)]
        if not level:
            return False
    return True


def compare(header: Header, device: Device, plain: PlainShape) -> list[str]:
    """Name the fields in which header and sealed text disagree."""
    same = {
        "id": plain.id == header.id,
        "device": plain.device == header.device,
        "seq": plain.seq == header.seq,
        "reference": header.reference.startswith(device.kiosk_number),
        "attachments": digests_in(plain.attachments) == [a.digest for a in header.attachments],
    }
    if plain.kind == "dossier":
        same["reference"] = same["reference"] and plain.reference == header.reference
        same["procedure"] = plain.procedure is not None
    return [field for field, agrees in same.items() if not agrees]


def digests_in(attachments: object) -> list[object]:
    """Digests a sealed text names, in their order; what is no list of objects names none."""
    listed = attachments if isinstance(attachments, list) else []
    return [one.get("digest") for one in listed if isinstance(one, dict)]
