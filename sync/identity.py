"""Who this kiosk is when it signs: its enrolment together with its device key."""

from dataclasses import dataclass
from pathlib import Path

from nacl.signing import SigningKey

from sync.enrolment import Enrolment, load_enrolment
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
    """The identity of a data folder, looked for until it is there, then kept."""

    def __init__(self, data_dir: Path) -> None:
        """Read nothing yet."""
        self._data_dir = data_dir
        self._known: Identity | None = None

    def get(self) -> Identity | None:
        """Return the identity; None before enrolment; KeyDamaged as `load_identity`."""
        if self._known is None:
            self._known = load_identity(self._data_dir)
        return self._known
