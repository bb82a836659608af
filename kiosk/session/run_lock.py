"""One running kiosk per data folder: a locked file that the kernel frees when its holder dies."""

import fcntl
import os
from pathlib import Path

LOCK_NAME = "run.lock"


def take_run_lock(data_dir: Path) -> int | None:
    """Return a descriptor that holds the lock while open; None when another kiosk runs here."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
