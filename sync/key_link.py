"""Following the centre from the keys that were pinned to those it has now. Pure.

Each change is signed by the receipt key before it, so that whoever was pinned once can follow, and
nobody else can lead away. Whoever steals a receipt key can: then every kiosk is enrolled anew.
"""

import base64
import binascii
from collections.abc import Sequence

from pydantic import ValidationError

from sync.envelope import EnvelopeError, key_id, verify_key_link
from sync.wire import CentreKeys, KeyLink, SignedKeyLink

KEY_BYTES = 32


def is_key(text: str, named: str) -> bool:
    """Whether base64 text is a 32-byte key with this id."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(raw) == KEY_BYTES and key_id(raw) == named


def are_keys(keys: CentreKeys) -> bool:
    """Whether both are keys with their ids."""
    return is_key(keys.seal_key, keys.seal_key_id) and is_key(keys.receipt_key, keys.receipt_key_id)


def follow(known: CentreKeys, links: Sequence[SignedKeyLink]) -> list[CentreKeys]:
    """Give the keys that followed, oldest first; none when nothing provable did."""
    followed: list[CentreKeys] = []
    for signed in links:
        keys = next_keys(followed[-1] if followed else known, signed)
        if keys is not None:
            followed.append(keys)
    return followed


def next_keys(known: CentreKeys, signed: SignedKeyLink) -> CentreKeys | None:
    """Give the keys of a link that the known receipt key signed; None for any other."""
    try:
        raw = base64.b64decode(signed.link, validate=True)
        signature = base64.b64decode(signed.signature, validate=True)
        fields = verify_key_link(raw, signature, base64.b64decode(known.receipt_key))
        link = KeyLink.model_validate(fields)
    except (binascii.Error, EnvelopeError, ValidationError):
        return None
    sound = link.keys.centre == known.centre and are_keys(link.keys)
    return link.keys if sound else None
