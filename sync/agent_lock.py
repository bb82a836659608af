"""One agent a data folder: a lock the kernel lets go of however the process ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync import durable

LOCK = "agent.lock"
# Whoever only looks holds the lock for a moment: an agent that starts tries again.
TRIES = 20
BETWEEN_TRIES_S = 0.05


@contextmanager
def agent_lock(data_dir: Path) -> Iterator[bool]:
    """Hold the lock while the block runs; False when another agent has it."""
    with durable.disk_errors():
        durable.make_folder(data_dir)
        handle = os.open(data_dir / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, durable.FILE_MODE)
    try:
        held = any(take(handle) for _ in range(TRIES))
        yield held
    finally:
        os.close(handle)


def take(handle: int) -> bool:
    """Try once; on failure wait a little."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(BETWEEN_TRIES_S)
        return False
    return True


def is_agent_running(data_dir: Path) -> bool:
    """Whether an agent works on this data folder now; makes nothing."""
    try:
        handle = os.open(data_dir / LOCK, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
