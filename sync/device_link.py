r"""The device's own keys, each signed by the one before it: a key change is a signed link. Pure.

    link             = canonical JSON of `DeviceLink`
    signature        = Ed25519 over b"ward-kiosk device key link 1\n" + link, by the key before
    countersignature = the same by the new key: whoever changes it has it

The chain of headers goes on unbroken. `last_seq` and `last_head` say where in it the new key takes
over, so that whoever finds the old one can sign nothing that comes later.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from pydantic import Field, ValidationError

from sync.canonical import canonical
from sync.envelope import b64, key_id
from sync.key_link import is_key
from sync.wire import Base64, DossierId, EnrolmentAnswer, Hex64, Wire

CONTEXT = b"ward-kiosk device key link 1\n"
# All of them travel in one small body.
MOST = 50


class DeviceLink(Wire):
    """Key number `epoch` of a device; headers after `last_seq` are signed with it."""

    device: str
    epoch: int = Field(ge=2, le=MOST + 1)
    key: Base64
    key_id: str
    former_key_id: str
    last_seq: int = Field(ge=0, le=2**53)
    last_head: Hex64
    made_at: str


class SignedDeviceLink(Wire):
    """`link` is the exact bytes that both signatures cover."""

    link: Base64
    signature: Base64
    countersignature: Base64


Links = Annotated[list[SignedDeviceLink], Field(max_length=MOST)]


class DeviceKeysBody(Wire):
    """POST /v1/device-keys: every change of a device's key, in order. Only the links are proof."""

    device: DossierId
    links: Links


class RejoinBody(Wire):
    """POST /v1/devices: the centre's own answer of when the device joined.

    For a centre that was put back from a copy of before. `device_key` is the one it joined with;
    `signature` is by the present one, to which `links` lead.
    """

    answer: EnrolmentAnswer
    device_key: Base64
    signature: Base64
    links: Links = Field(default_factory=list)


def sign_link(link: DeviceLink, former: SigningKey, new: SigningKey) -> SignedDeviceLink:
    """Sign a change with the key that goes and the key that comes."""
    raw = canonical(link.model_dump())
    return SignedDeviceLink(
        link=b64(raw),
        signature=b64(former.sign(CONTEXT + raw).signature),
        countersignature=b64(new.sign(CONTEXT + raw).signature),
    )


def read_link(
    signed: SignedDeviceLink, device: str, epoch: int, former: bytes
) -> DeviceLink | None:
    """Give the link that leads a device on from key `former` of this epoch; None for any other."""
    try:
        raw = base64.b64decode(signed.link, validate=True)
        link = DeviceLink.model_validate_json(raw)
        VerifyKey(former).verify(CONTEXT + raw, base64.b64decode(signed.signature, validate=True))
        if not is_key(link.key, link.key_id):
            return None
        VerifyKey(base64.b64decode(link.key)).verify(
            CONTEXT + raw, base64.b64decode(signed.countersignature, validate=True)
        )
    except (binascii.Error, BadSignatureError, ValidationError, ValueError):
        return None
    follows = (link.device, link.epoch, link.former_key_id) == (device, epoch + 1, key_id(former))
    return link if follows else None


def follow(device: str, first: bytes, links: Sequence[SignedDeviceLink]) -> list[DeviceLink] | None:
    """Give the changes from a device's first key on; None unless each one is proved."""
    followed: list[DeviceLink] = []
    key = first
    for signed in links:
        link = read_link(signed, device, len(followed) + 1, key)
        if link is None:
            return None
        followed.append(link)
        key = base64.b64decode(link.key)
    return followed
