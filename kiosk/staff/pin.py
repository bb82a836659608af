"""The PIN of the staff page: set by the technician, kept as an argon2id hash; closed without."""

import re
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError

from sync.durable import disk_errors, make_folder, replace

FILE = "staff-pin"
LEAST_DIGITS, MOST_DIGITS = 6, 12
DIGITS = re.compile(rf"\d{{{LEAST_DIGITS},{MOST_DIGITS}}}", re.ASCII)
LONGEST_HASH = 1000
RUNS = "01234567890123456789", "98765432109876543210"


def is_fit(pin: str) -> bool:
    """Whether it may be a PIN: six to twelve digits, not one digit throughout, not a run."""
    return (
        DIGITS.fullmatch(pin) is not None
        and len(set(pin)) > 1
        and not any(pin in run for run in RUNS)
    )


def hash_of(pin: str) -> bytes:
    """Hash it, with argon2id and a salt of its own; takes about a tenth of a second."""
    return pwhash.argon2id.str(
        pin.encode(), pwhash.argon2id.OPSLIMIT_INTERACTIVE, pwhash.argon2id.MEMLIMIT_INTERACTIVE
    ).rstrip(b"\0")


def is_it(pin: str, kept: bytes) -> bool:
    """Whether a typed PIN is the one of that hash; a hash that is none opens nothing."""
    try:
        return bool(pwhash.verify(kept, pin.encode()))
    except (CryptoError, ValueError):
        return False


def keep_pin(data_dir: Path, pin: str) -> None:
    """Set the PIN of this kiosk, in the place of the one before. Raises DiskFull, DiskFailed."""
    with disk_errors():
        make_folder(data_dir)
        replace(data_dir / FILE, hash_of(pin))


def drop_pin(data_dir: Path) -> bool:
    """Take the PIN away: the page stays closed; whether there was one."""
    path = data_dir / FILE
    was = path.exists()
    path.unlink(missing_ok=True)
    return was


def kept_pin(data_dir: Path) -> bytes | None:
    """Read the hash; None where no PIN was set, or it cannot be read."""
    try:
        with (data_dir / FILE).open("rb") as file:
            return file.read(LONGEST_HASH) or None
    except OSError:
        return None
