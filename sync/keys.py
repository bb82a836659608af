"""The device key: Ed25519, made on the kiosk, never leaves it."""

import os
from pathlib import Path

from nacl.signing import SigningKey

from sync import durable
from sync.errors import KeyDamaged

SEED_BYTES = 32


def key_path(data_dir: Path) -> Path:
    """Where the device key of a data folder is: the 32-byte seed, 0600."""
    return data_dir / "keys" / "device.key"


def load_device_key(data_dir: Path) -> SigningKey | None:
    """Read the device key; None when none was made yet; KeyDamaged when the file is no key."""
    path = key_path(data_dir)
    try:
        seed = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(seed) != SEED_BYTES:
        raise KeyDamaged(f"{path.name} has {len(seed)} bytes instead of {SEED_BYTES}")
    if path.stat().st_mode & 0o077:
        path.chmod(durable.FILE_MODE)
    return SigningKey(seed)


def create_device_key(data_dir: Path) -> SigningKey:
    """Return the device key, made now if there is none; whoever comes second gets the first's.

    A centre is about to learn it: it survives a power cut even if its maker was stopped half-way.
    """
    folder = key_path(data_dir).parent
    durable.make_folder(data_dir)
    durable.make_folder(folder)
    durable.sync_folder(data_dir)
    durable.create(key_path(data_dir), os.urandom(SEED_BYTES))
    stored = load_device_key(data_dir)
    if stored is None:
        raise KeyDamaged(f"{key_path(data_dir).name} vanished while it was made")
    return stored
