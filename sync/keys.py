"""The device keys: Ed25519, made on the kiosk, never leave it; one at a time is in use."""

import os
from pathlib import Path

from nacl.signing import SigningKey

from sync import durable
from sync.errors import KeyDamaged

SEED_BYTES = 32


def key_path(data_dir: Path, epoch: int = 1) -> Path:
    """Where the device key number `epoch` of a data folder is: the 32-byte seed, 0600."""
    return data_dir / "keys" / ("device.key" if epoch == 1 else f"device-{epoch}.key")


def load_device_key(data_dir: Path, epoch: int = 1) -> SigningKey | None:
    """Read a device key; None when none was made yet; KeyDamaged when the file is no key."""
    path = key_path(data_dir, epoch)
    try:
        seed = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(seed) != SEED_BYTES:
        raise KeyDamaged(f"{path.name} has {len(seed)} bytes instead of {SEED_BYTES}")
    if path.stat().st_mode & 0o077:
        path.chmod(durable.FILE_MODE)
    return SigningKey(seed)


def create_device_key(data_dir: Path, epoch: int = 1) -> SigningKey:
    """Return a device key, made now if there is none; whoever comes second gets the first's.

    A centre is about to learn it: it survives a power cut even if its maker was stopped half-way.
    """
    path = key_path(data_dir, epoch)
    folder = path.parent
    durable.make_folder(data_dir)
    durable.make_folder(folder)
    durable.sync_folder(data_dir)
    durable.create(path, os.urandom(SEED_BYTES))
    stored = load_device_key(data_dir, epoch)
    if stored is None:
        raise KeyDamaged(f"{path.name} vanished while it was made")
    return stored


def drop_former_keys(data_dir: Path, epoch: int) -> None:
    """Delete what is left of the keys before this epoch: nothing is ever signed with them again."""
    paths = [key_path(data_dir, former) for former in range(1, epoch)]
    left = [path for path in paths if path.exists()]
    with durable.disk_errors():
        for path in left:
            path.unlink(missing_ok=True)
        if left:
            durable.sync_folder(left[0].parent)
