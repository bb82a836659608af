"""Keys of content packs: which public ones are trusted here, and the private one of a signer."""

import base64
import binascii
import os
from pathlib import Path

from nacl.signing import SigningKey

from sync.durable import create

KEY_BYTES = 32


class BadKey(ValueError):  # noqa: N818 -- reads as what it is
    """The text or the file is no key."""


def trusted_keys(setting: str, name: str = "trusted_keys") -> tuple[bytes, ...]:
    """Read a setting of section `packs`; raises BadKey naming the key that is none."""
    keys = []
    for number, text in enumerate(setting.split(), start=1):
        try:
            key = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadKey(f"packs.{name}: key {number} is not base64") from error
        if len(key) != KEY_BYTES:
            raise BadKey(f"packs.{name}: key {number} has {len(key)} bytes, not {KEY_BYTES}")
        keys.append(key)
    return tuple(keys)


def public_text(key: SigningKey) -> str:
    """Give the public key as it stands in the settings."""
    return base64.b64encode(bytes(key.verify_key)).decode()


def make_key(path: Path) -> SigningKey | None:
    """Write a new private key, 0600; None when the file is there already."""
    seed = os.urandom(KEY_BYTES)
    return SigningKey(seed) if create(path, seed) else None


def read_key(path: Path) -> SigningKey:
    """Read a private key; raises OSError or BadKey."""
    seed = path.read_bytes()[: KEY_BYTES + 1]
    if len(seed) != KEY_BYTES:
        raise BadKey(f"{path.name} is no key of {KEY_BYTES} bytes")
    return SigningKey(seed)
