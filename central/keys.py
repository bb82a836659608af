"""The centre's private keys: X25519 to unseal, Ed25519 to sign receipts. Files 0600, folder 0700.

They are made once by `central init`, live only in the centre's own folder and never leave it.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from central.objects import make_folder, sync_folder
from sync.envelope import b64, key_id
from sync.wire import CentreKeys

FOLDER = "keys"
SEAL_FILE = "seal.key"
RECEIPT_FILE = "receipt.key"
KEY_BYTES = 32


class KeysError(Exception):
    """A key file is missing, damaged or open to other users; the text says which."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Both private keys; without a repr, so that no log can show them."""

    seal: PrivateKey
    receipt: SigningKey

    @property
    def seal_key_id(self) -> str:
        """Names the public key that dossiers are sealed to."""
        return key_id(bytes(self.seal.public_key))

    @property
    def receipt_key_id(self) -> str:
        """Names the public key that receipts are verified with."""
        return key_id(bytes(self.receipt.verify_key))

    def private_for(self, seal_key_id: str) -> bytes | None:
        """Give the private key that opens what was sealed to this key id, if it is held here."""
        return bytes(self.seal) if seal_key_id == self.seal_key_id else None

    def public(self, centre: str) -> CentreKeys:
        """Give what a kiosk pins at enrolment."""
        return CentreKeys(
            centre=centre,
            seal_key_id=self.seal_key_id,
            seal_key=b64(bytes(self.seal.public_key)),
            receipt_key_id=self.receipt_key_id,
            receipt_key=b64(bytes(self.receipt.verify_key)),
        )


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only this user can read, to the disk; FileExistsError if it exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def create_keys(data_dir: Path) -> bool:
    """Make whichever key file is not there yet; True when one was made.

    A power cut leaves a whole key or none, and none that was told of is lost.
    """
    folder = data_dir / FOLDER
    make_folder(folder)
    made = False
    for name, key in (
        (SEAL_FILE, bytes(PrivateKey.generate())),
        (RECEIPT_FILE, bytes(SigningKey.generate())),
    ):
        if not (folder / name).exists():
            store_key(folder / name, key)
            made = True
    for path in (folder, data_dir, data_dir.absolute().parent):
        sync_folder(path)
    return made


def store_key(path: Path, key: bytes) -> None:
    """Write a whole key under another name, then name it; FileExistsError if it exists."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    write_private(draft, key)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def read_key(path: Path) -> bytes:
    """Give the 32 bytes of one key file; KeysError when it is not fit for use."""
    try:
        mode = path.stat().st_mode
        key = path.read_bytes()
    except OSError as error:
        message = f"Cannot read {path}: {error.strerror}"
        raise KeysError(message) from error
    if mode & 0o077:
        message = f"{path} is open to other users; its mode must be 0600"
        raise KeysError(message)
    if len(key) != KEY_BYTES:
        message = f"{path} is damaged"
        raise KeysError(message)
    return key


def load_keys(data_dir: Path) -> Keys:
    """Both keys of an initialised centre."""
    folder = data_dir / FOLDER
    return Keys(
        seal=PrivateKey(read_key(folder / SEAL_FILE)),
        receipt=SigningKey(read_key(folder / RECEIPT_FILE)),
    )
