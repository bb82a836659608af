"""Who this kiosk is when it signs: its enrolment together with its device keys."""

import base64
import os
from dataclasses import dataclass, replace
from pathlib import Path

from nacl.signing import SigningKey

from sync import durable
from sync.device_link import follow
from sync.enrolment import Enrolment, enrolment_path, load_enrolment
from sync.envelope import key_id
from sync.errors import KeyDamaged
from sync.keys import load_device_key


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A public key of this device that signed headers up to `last_seq`, whose head was that."""

    public_key: bytes
    last_seq: int
    last_head: str


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """An enrolment and the key it names; without a repr, so that no log can show the key."""

    enrolment: Enrolment
    key: SigningKey
    former: tuple[FormerKey, ...] = ()

    def key_at(self, seq: int) -> bytes:
        """Give the public key that signed, or will sign, the header of this sequence number."""
        for one in self.former:
            if seq <= one.last_seq:
                return one.public_key
        return bytes(self.key.verify_key)


def load_identity(data_dir: Path) -> Identity | None:
    """Read both; None before enrolment; KeyDamaged when they do not belong together."""
    enrolment = load_enrolment(data_dir)
    if enrolment is None:
        return None
    key = load_device_key(data_dir, enrolment.epoch)
    if key is None:
        raise KeyDamaged("the enrolment is there, the device key is not")
    if key_id(bytes(key.verify_key)) != enrolment.device_key_id:
        raise KeyDamaged("the device key is not the one that was enrolled")
    return Identity(enrolment, key, former_keys(enrolment))


def former_keys(enrolment: Enrolment) -> tuple[FormerKey, ...]:
    """Read the keys before the present one; KeyDamaged unless each led to the next."""
    if enrolment.joined_key is None:
        return ()
    links = follow(enrolment.device, enrolment.joined_key, enrolment.key_links)
    if not links or (links[-1].epoch, links[-1].key_id) != (
        enrolment.epoch,
        enrolment.device_key_id,
    ):
        raise KeyDamaged("the changes of the device key do not lead to the present one")
    keys = (enrolment.joined_key, *(base64.b64decode(link.key) for link in links))
    return tuple(
        FormerKey(key, link.last_seq, link.last_head)
        for key, link in zip(keys, links, strict=False)
    )


class KnownIdentity:
    """The identity of a data folder, looked for until it is there, then kept.

    A device key that changed is noticed. The centre's keys stay those of the start: what one
    person seals is all sealed to the same.
    """

    def __init__(self, data_dir: Path) -> None:
        """Read nothing yet."""
        self._data_dir = data_dir
        self._known: Identity | None = None
        self._mark: tuple[int, int] | None = None

    def get(self) -> Identity | None:
        """Return the identity; None before enrolment; KeyDamaged as `load_identity`."""
        mark = mark_of(enrolment_path(self._data_dir))
        if self._known is None or mark != self._mark:
            self._known = merged(self._known, load_identity(self._data_dir))
            self._mark = mark
        return self._known


def mark_of(path: Path) -> tuple[int, int] | None:
    """Tell one version of a file that is always replaced whole from the next."""
    try:
        with durable.disk_errors():
            seen = os.stat(path)  # noqa: PTH116 -- a save pays for it each time
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns


def merged(known: Identity | None, found: Identity | None) -> Identity | None:
    """Take the device's keys from what was found, and all else as it was known."""
    if known is None or found is None:
        return known or found
    enrolment = replace(
        known.enrolment,
        epoch=found.enrolment.epoch,
        device_key_id=found.enrolment.device_key_id,
        joined_key=found.enrolment.joined_key,
        key_links=found.enrolment.key_links,
    )
    return replace(found, enrolment=enrolment)
