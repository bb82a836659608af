"""Who this kiosk is when it signs: its enrolment together with its device key."""

import os
from dataclasses import dataclass
from pathlib import Path

from nacl.signing import SigningKey

from sync.enrolment import Enrolment, enrolment_path, load_enrolment
from sync.envelope import key_id
from sync.errors import KeyDamaged
from sync.keys import load_device_key


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """An enrolment and the key it names; without a repr, so that no log can show the key."""

    enrolment: Enrolment
    key: SigningKey


def load_identity(data_dir: Path) -> Identity | None:
    """Read both; None before enrolment; KeyDamaged when they do not belong together."""
    enrolment = load_enrolment(data_dir)
    if enrolment is None:
        return None
    key = load_device_key(data_dir)
    if key is None:
        raise KeyDamaged("the enrolment is there, the device key is not")
    if key_id(bytes(key.verify_key)) != enrolment.device_key_id:
        raise KeyDamaged("the device key is not the one that was enrolled")
    return Identity(enrolment, key)


class KnownIdentity:
    """The identity of a data folder, read again only when the enrolment changes."""

    def __init__(self, data_dir: Path) -> None:
        """Read nothing yet."""
        self._data_dir = data_dir
        self._path = os.fspath(enrolment_path(data_dir))
        self._stamp = 0
        self._known: Identity | None = None

    def get(self) -> Identity | None:
        """Return the identity; None before enrolment; KeyDamaged as `load_identity`."""
        try:
            stamp = os.stat(self._path).st_mtime_ns  # noqa: PTH116 -- every save asks
        except FileNotFoundError:
            return None
        if self._known is None or stamp != self._stamp:
            self._known, self._stamp = load_identity(self._data_dir), stamp
        return self._known
