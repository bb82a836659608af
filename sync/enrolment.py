"""Who this kiosk is and whom it trusts: the enrolment file as handed over, and what is kept of it.

The file is hostile until parsed: size, shape, address, key lengths and key ids are all checked.
"""

import base64
import binascii
import ipaddress
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationError

from sync import durable
from sync.canonical import canonical
from sync.envelope import key_id
from sync.errors import KeyDamaged
from sync.wire import CentreKeys, EnrolmentAnswer, EnrolmentFile

LARGEST_FILE_BYTES = 65_536
KEY_BYTES = 32
ENROLMENT = "enrolment.json"
# Nothing but scheme, host, port and path: no user, query or fragment, no escapes.
ADDRESS = re.compile(
    r"https?://([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/?"
)


@dataclass(frozen=True, slots=True)
class NotAnEnrolment:
    """The bytes are no enrolment file this kiosk may act on."""

    code: Literal["too_long", "not_json", "bad_fields", "bad_address", "bad_keys", "bad_ca"]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Identity of the kiosk and the pinned centre; `epoch` counts device keys, from 1."""

    device: str
    kiosk_number: str
    device_key_id: str
    epoch: int
    url: str
    centre: str
    seal_key: bytes
    seal_key_id: str
    receipt_key: bytes
    receipt_key_id: str
    ca_pem: str | None


def read_enrolment_file(raw: bytes) -> EnrolmentFile | NotAnEnrolment:
    """Return the checked enrolment file, or why it is none."""
    if len(raw) > LARGEST_FILE_BYTES:
        return NotAnEnrolment("too_long")
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError):
        return NotAnEnrolment("not_json")
    try:
        file = EnrolmentFile.model_validate(fields)
    except ValidationError:
        return NotAnEnrolment("bad_fields")
    return check_file(file) or file


def check_file(file: EnrolmentFile) -> NotAnEnrolment | None:
    """Say what in a well-formed enrolment file may not be acted on; None when all of it may."""
    keys = file.keys
    if not is_allowed_address(file.url):
        return NotAnEnrolment("bad_address")
    for key, named in ((keys.seal_key, keys.seal_key_id), (keys.receipt_key, keys.receipt_key_id)):
        if not is_key(key, named):
            return NotAnEnrolment("bad_keys")
    if file.ca_pem is not None and not is_certificate(file.ca_pem):
        return NotAnEnrolment("bad_ca")
    return None


def is_allowed_address(url: str) -> bool:
    """Whether an address may be a centre: https anywhere, http only on this machine itself."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or not ADDRESS.fullmatch(url):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_loopback(host: str) -> bool:
    """Whether a host name or address never leaves this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_key(text: str, named: str) -> bool:
    """Whether base64 text is a 32-byte key with this id."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(raw) == KEY_BYTES and key_id(raw) == named


def is_certificate(pem: str) -> bool:
    """Whether the text holds at least one certificate to pin."""
    import ssl  # noqa: PLC0415 -- who enrols has it; a screen, which reads only what is kept, has not

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=pem)
    except (ssl.SSLError, ValueError):
        return False
    return bool(context.get_ca_certs())


def enrolment_from(file: EnrolmentFile, answer: EnrolmentAnswer) -> Enrolment:
    """Build what to keep once the centre has answered."""
    return Enrolment(
        device=answer.device,
        kiosk_number=answer.kiosk_number,
        device_key_id=answer.device_key_id,
        epoch=1,
        url=file.url.rstrip("/"),
        centre=file.keys.centre,
        seal_key=base64.b64decode(file.keys.seal_key),
        seal_key_id=file.keys.seal_key_id,
        receipt_key=base64.b64decode(file.keys.receipt_key),
        receipt_key_id=file.keys.receipt_key_id,
        ca_pem=file.ca_pem,
    )


def enrolment_path(data_dir: Path) -> Path:
    """Where the enrolment of a data folder is kept."""
    return data_dir / ENROLMENT


def store_enrolment(data_dir: Path, enrolment: Enrolment) -> bool:
    """Keep the enrolment durably; False (and no change) when this kiosk has one already."""
    keys = CentreKeys(
        centre=enrolment.centre,
        seal_key_id=enrolment.seal_key_id,
        seal_key=base64.b64encode(enrolment.seal_key).decode(),
        receipt_key_id=enrolment.receipt_key_id,
        receipt_key=base64.b64encode(enrolment.receipt_key).decode(),
    )
    kept = {
        "format": 1,
        "device": enrolment.device,
        "kiosk_number": enrolment.kiosk_number,
        "device_key_id": enrolment.device_key_id,
        "epoch": enrolment.epoch,
        "url": enrolment.url,
        "ca_pem": enrolment.ca_pem,
        "keys": keys.model_dump(),
    }
    durable.make_folder(data_dir)
    return durable.create(enrolment_path(data_dir), canonical(kept))


def load_enrolment(data_dir: Path) -> Enrolment | None:
    """Read the kept enrolment; None before enrolment; KeyDamaged when the file does not parse."""
    try:
        kept = json.loads(enrolment_path(data_dir).read_bytes())
        keys = CentreKeys.model_validate(kept["keys"])
        return Enrolment(
            device=str(kept["device"]),
            kiosk_number=str(kept["kiosk_number"]),
            device_key_id=str(kept["device_key_id"]),
            epoch=int(kept["epoch"]),
            url=str(kept["url"]),
            centre=keys.centre,
            seal_key=base64.b64decode(keys.seal_key, validate=True),
            seal_key_id=keys.seal_key_id,
            receipt_key=base64.b64decode(keys.receipt_key, validate=True),
            receipt_key_id=keys.receipt_key_id,
            ca_pem=kept["ca_pem"],
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyDamaged(f"{ENROLMENT} does not parse") from error
