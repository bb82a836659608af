"""One running kiosk per data folder: a locked file that the kernel frees when its holder dies."""

import fcntl
import os
import signal
from pathlib import Path

LOCK_NAME = "run.lock"
PID_BYTES = 10


def take_run_lock(data_dir: Path) -> int | None:
    """Return a descriptor that holds the lock while open; None when another kiosk runs here."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return lock


def tell_running(data_dir: Path) -> bool:
    """Tell the kiosk that runs on this folder that content or settings changed; False if none."""
    try:
        lock = os.open(data_dir / LOCK_NAME, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pid = os.pread(lock, PID_BYTES, 0)
        if not pid.isdigit():
            return False
        os.kill(int(pid), signal.SIGUSR1)
        return True
    finally:
        os.close(lock)
    return False
