"""Who this kiosk is and whom it trusts: the enrolment file as handed over, and what is kept of it.

The file is hostile until parsed: size, shape, address, key lengths and key ids are all checked.
"""

import base64
import ipaddress
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import ValidationError

from sync import durable
from sync.canonical import canonical
from sync.device_link import SignedDeviceLink
from sync.envelope import b64
from sync.errors import KeyDamaged
from sync.key_link import are_keys
from sync.wire import CentreKeys, EnrolmentAnswer, EnrolmentFile

LARGEST_FILE_BYTES = 65_536
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
    """Identity of the kiosk and the pinned centre; `epoch` counts device keys, from 1.

    `proof` is the centre's signature under what it answered when the kiosk joined. After changes of
    the device key, `joined_key` is the public key it joined with, and `key_links` leads from there
    to the present one.
    """

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
    retired_receipt_keys: tuple[bytes, ...] = ()
    proof: bytes | None = None
    joined_key: bytes | None = None
    key_links: tuple[SignedDeviceLink, ...] = ()

    @property
    def receipt_keys(self) -> tuple[bytes, ...]:
        """Every key that a stored receipt may be signed with, the present one first."""
        return (self.receipt_key, *self.retired_receipt_keys)

    @property
    def centre_keys(self) -> CentreKeys:
        """The pinned keys as they travel."""
        return CentreKeys(
            centre=self.centre,
            seal_key_id=self.seal_key_id,
            seal_key=b64(self.seal_key),
            receipt_key_id=self.receipt_key_id,
            receipt_key=b64(self.receipt_key),
        )


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
    if not is_allowed_address(file.url):
        return NotAnEnrolment("bad_address")
    if not are_keys(file.keys):
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


def is_certificate(pem: str) -> bool:
    """Whether the text holds at least one certificate to pin."""
    import ssl  # noqa: PLC0415 -- who enrols has it; a screen, which reads only what is kept, has not

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=pem)
    except (ssl.SSLError, ValueError, TypeError):  # TypeError: not ASCII
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
        ca_pem=file.ca_pem,
        proof=base64.b64decode(answer.signature, validate=True),
        **pinned(file.keys),
    )


def pinned(keys: CentreKeys) -> dict[str, Any]:
    """Give checked keys as fields of an enrolment."""
    return {
        "centre": keys.centre,
        "seal_key": base64.b64decode(keys.seal_key, validate=True),
        "seal_key_id": keys.seal_key_id,
        "receipt_key": base64.b64decode(keys.receipt_key, validate=True),
        "receipt_key_id": keys.receipt_key_id,
    }


def with_keys(enrolment: Enrolment, followed: Sequence[CentreKeys]) -> Enrolment:
    """Pin the last of the keys that followed; the receipt keys before it are kept for receipts."""
    for keys in followed:
        retired = enrolment.receipt_keys
        enrolment = replace(enrolment, **pinned(keys), retired_receipt_keys=retired)
    return enrolment


def enrolment_path(data_dir: Path) -> Path:
    """Where the enrolment of a data folder is kept."""
    return data_dir / ENROLMENT


def store_enrolment(data_dir: Path, enrolment: Enrolment) -> bool:
    """Keep the enrolment durably; False (and no change) when this kiosk has one already."""
    durable.make_folder(data_dir)
    return durable.create(enrolment_path(data_dir), as_kept(enrolment))


def change_enrolment(data_dir: Path, enrolment: Enrolment) -> None:
    """Put it durably in the place of the one that is kept."""
    durable.replace(enrolment_path(data_dir), as_kept(enrolment))


def as_kept(enrolment: Enrolment) -> bytes:
    """Write it as the file is."""
    kept: dict[str, Any] = {
        "format": 1,
        "device": enrolment.device,
        "kiosk_number": enrolment.kiosk_number,
        "device_key_id": enrolment.device_key_id,
        "epoch": enrolment.epoch,
        "url": enrolment.url,
        "ca_pem": enrolment.ca_pem,
        "keys": enrolment.centre_keys.model_dump(),
    }
    if enrolment.retired_receipt_keys:
        kept["retired_receipt_keys"] = [b64(key) for key in enrolment.retired_receipt_keys]
    if enrolment.proof is not None:
        kept["proof"] = b64(enrolment.proof)
    if enrolment.joined_key is not None:
        kept["joined_key"] = b64(enrolment.joined_key)
        kept["key_links"] = [link.model_dump() for link in enrolment.key_links]
    return canonical(kept)


def load_enrolment(data_dir: Path) -> Enrolment | None:
    """Read the kept enrolment; None before enrolment; KeyDamaged when the file does not parse."""
    try:
        kept = json.loads(enrolment_path(data_dir).read_bytes())
        retired = kept.get("retired_receipt_keys", [])
        proof, joined_key = kept.get("proof"), kept.get("joined_key")
        links = kept.get("key_links", ())
        return Enrolment(
            device=str(kept["device"]),
            kiosk_number=str(kept["kiosk_number"]),
            device_key_id=str(kept["device_key_id"]),
            epoch=int(kept["epoch"]),
            url=str(kept["url"]),
            ca_pem=kept["ca_pem"],
            retired_receipt_keys=tuple(base64.b64decode(key, validate=True) for key in retired),
            proof=None if proof is None else base64.b64decode(proof, validate=True),
            joined_key=None if joined_key is None else base64.b64decode(joined_key, validate=True),
            key_links=tuple(SignedDeviceLink.model_validate(link) for link in links),
            **pinned(CentreKeys.model_validate(kept["keys"])),
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyDamaged(f"{ENROLMENT} does not parse") from error
