"""The centre's private keys: X25519 to unseal, Ed25519 to sign receipts. Files 0600, folder 0700.

    keys/seal.key, receipt.key     those made by `central init`
    keys/0001/…                    those of the first change, and so on
    keys/receipt.pub               after a change, the public half of the first to sign receipts
    keys/links.json                KeyLinks: each change signed by the receipt key before it

They never leave the centre's own folder. A change counts from when it stands in links.json, which
is put in place whole; a folder without its link was never used. What was sealed to keys of before
can be opened for ever; the receipt key of before is deleted, nothing is signed with it again. Its
public half stays, in the link or in receipt.pub: it proves who joined this centre then.
"""

import base64
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from pydantic import ValidationError

from central.clock import stamp
from central.folders import make_folder
from sync.durable import sync_folder
from sync.envelope import EnvelopeError, b64, key_id, sign_key_link, verify_key_link
from sync.wire import CentreKeys, KeyLink, KeyLinks, SignedKeyLink

FOLDER = "keys"
SEAL_FILE = "seal.key"
RECEIPT_FILE = "receipt.key"
LINKS_FILE = "links.json"
FIRST_FILE = "receipt.pub"
KEY_BYTES = 32


class KeysError(Exception):
    """A key file is missing, damaged or open to other users; the text says which."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The present private keys, those to unseal of before, and the links that kiosks follow.

    Without a repr, so that no log can show them.
    """

    seal: PrivateKey
    receipt: SigningKey
    retired: dict[str, bytes] = field(default_factory=dict)
    links: tuple[SignedKeyLink, ...] = ()
    first: bytes | None = None

    @property
    def receipt_keys(self) -> tuple[bytes, ...]:
        """Give the public keys this centre has ever signed with; the first only if it was kept."""
        named = (base64.b64decode(change.keys.receipt_key) for change in changes_of(self))
        known = (*named,) if self.links else (bytes(self.receipt.verify_key),)
        return known if self.first is None else (self.first, *known)

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
        key = self.opening(seal_key_id)
        return bytes(key) if isinstance(key, PrivateKey) else key

    def opening(self, seal_key_id: str) -> PrivateKey | bytes | None:
        """Give the same; the present one is ready for use, those of before are bytes."""
        return self.seal if seal_key_id == self.seal_key_id else self.retired.get(seal_key_id)

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
    """Make whichever of the first keys is not there yet; True when one was made.

    A power cut leaves a whole key or none, and none that was told of is lost.
    """
    folder = data_dir / FOLDER
    make_folder(folder)
    # After a change only the one to unseal is kept of the first.
    made = False if (folder / LINKS_FILE).exists() else make_pair(folder)
    for path in (folder, data_dir, data_dir.absolute().parent):
        sync_folder(path)
    return made


def make_pair(folder: Path) -> bool:
    """Make whichever key of a pair is not in the folder yet; True when one was made."""
    made = False
    for name, key in (
        (SEAL_FILE, bytes(PrivateKey.generate())),
        (RECEIPT_FILE, bytes(SigningKey.generate())),
    ):
        if not (folder / name).exists():
            store_key(folder / name, key)
            made = True
    sync_folder(folder)
    return made


def store_key(path: Path, key: bytes) -> None:
    """Write a whole key under another name, then name it; FileExistsError if it exists."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    write_private(draft, key)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def read_key(path: Path, *, guarded: bool = True) -> bytes:
    """Give the 32 bytes of one key file; KeysError when it is not fit for use.

    Unless `guarded`, it may be open to other users.
    """
    try:
        mode = path.stat().st_mode
        key = path.read_bytes()
    except OSError as error:
        message = f"Cannot read {path}: {error.strerror}"
        raise KeysError(message) from error
    if guarded and mode & 0o077:
        message = f"{path} is open to other users; its mode must be 0600"
        raise KeysError(message)
    if len(key) != KEY_BYTES:
        message = f"{path} is damaged"
        raise KeysError(message)
    return key


def read_links(data_dir: Path) -> list[SignedKeyLink]:
    """Read the changes so far; KeysError when the file does not parse."""
    path = data_dir / FOLDER / LINKS_FILE
    try:
        return KeyLinks.model_validate_json(path.read_bytes()).links
    except FileNotFoundError:
        return []
    except (OSError, ValidationError) as error:
        message = f"{path} is damaged"
        raise KeysError(message) from error


def folder_of(data_dir: Path, number: int) -> Path:
    """Where the keys of a change are; 0: those made first."""
    folder = data_dir / FOLDER
    return folder / f"{number:04d}" if number else folder


def load_keys(data_dir: Path, *, guarded: bool = True) -> Keys:
    """All keys of an initialised centre, or of a copy, in which they may be open to others."""
    read = partial(read_key, guarded=guarded)
    links = read_links(data_dir)
    present = folder_of(data_dir, len(links))
    before = [read(folder_of(data_dir, n) / SEAL_FILE) for n in range(len(links))]
    return Keys(
        seal=PrivateKey(read(present / SEAL_FILE)),
        receipt=SigningKey(read(present / RECEIPT_FILE)),
        retired={key_id(bytes(PrivateKey(key).public_key)): key for key in before},
        links=tuple(links),
        first=read_first(data_dir, links[0], read) if links else None,
    )


def read_first(data_dir: Path, link: SignedKeyLink, read: Callable[[Path], bytes]) -> bytes | None:
    """Give the first public key of all, which signed the first change; None where it was not kept.

    KeysError for any other key: whoever could put his own there would let kiosks in.
    """
    path = data_dir / FOLDER / FIRST_FILE
    if not path.exists():
        return None
    key = read(path)
    try:
        verify_key_link(base64.b64decode(link.link), base64.b64decode(link.signature), key)
    except EnvelopeError:
        message = f"{path} is not the key that signed the first change"
        raise KeysError(message) from None
    return key


def rotate_keys(data_dir: Path, centre: str, now: datetime) -> Keys:
    """Make new keys and the link to them; used by whatever centre starts afterwards.

    A crash leaves either the keys of before, or the new ones whole.
    """
    known, links = load_keys(data_dir), read_links(data_dir)
    number = len(links) + 1
    folder = folder_of(data_dir, number)
    shutil.rmtree(folder, ignore_errors=True)  # left over from a change that was never finished
    folder.mkdir(mode=0o700)
    make_pair(folder)
    seal = PrivateKey(read_key(folder / SEAL_FILE))
    receipt = SigningKey(read_key(folder / RECEIPT_FILE))
    keys = Keys(seal, receipt).public(centre)
    link = KeyLink(number=number, keys=keys, made_at=stamp(now))
    raw, signature = sign_key_link(link.model_dump(), known.receipt)
    if number == 1:
        replace_private(data_dir / FOLDER / FIRST_FILE, bytes(known.receipt.verify_key))
    links.append(SignedKeyLink(link=b64(raw), signature=b64(signature)))
    replace_private(
        data_dir / FOLDER / LINKS_FILE, KeyLinks(links=links).model_dump_json().encode()
    )
    for before in range(number):
        (folder_of(data_dir, before) / RECEIPT_FILE).unlink(missing_ok=True)
    return load_keys(data_dir)


def replace_private(path: Path, content: bytes) -> None:
    """Put a whole file in the place of the one of that name, after all else in its folder."""
    draft = path.with_name(f".{path.name}")
    draft.unlink(missing_ok=True)
    write_private(draft, content)
    sync_folder(path.parent)
    draft.replace(path)
    sync_folder(path.parent)


def changes_of(keys: Keys) -> list[KeyLink]:
    """Read what the links say."""
    return [KeyLink.model_validate_json(base64.b64decode(one.link)) for one in keys.links]
