"""Serial lines as file descriptors: raw, non-blocking, and ours alone while open."""

import errno
import fcntl
import os
import termios
import tty
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

NoLineReason = Literal["not_found", "in_use", "no_permission", "not_a_device"]


@dataclass(frozen=True, slots=True)
class NoLine:
    """The device file cannot be opened, and why."""

    reason: NoLineReason


def open_tty(path: Path, baud: int) -> int | NoLine:
    """Open a serial device raw at `baud`, 8N1, and lock it; gives a non-blocking descriptor.

    The lock belongs to the open file: a child that inherits the descriptor shares it, and it ends
    when the last copy is closed. Raises ValueError for a baud rate the system does not know.
    """
    try:
        fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError:
        return NoLine("no_permission")
    except OSError as error:
        return NoLine("in_use" if error.errno == errno.EBUSY else "not_found")
    problem = claim_tty(fd, baud)
    if problem is not None:
        os.close(fd)
        return problem
    return fd


def claim_tty(fd: int, baud: int, *, lock: bool = True) -> NoLine | None:
    """Make an open descriptor a raw, non-blocking line at `baud`, and lock it if asked."""
    speed = getattr(termios, f"B{baud}", None)
    if speed is None:
        raise ValueError(f"no such baud rate: {baud}")
    if not os.isatty(fd):
        return NoLine("not_a_device")
    try:
        if lock:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.set_blocking(fd, False)
        tty.setraw(fd, termios.TCSANOW)
        settings = termios.tcgetattr(fd)
        settings[4] = settings[5] = speed
        termios.tcsetattr(fd, termios.TCSANOW, settings)
    except BlockingIOError:
        return NoLine("in_use")
    except (OSError, termios.error):
        return NoLine("not_found")
    return None


def flush_input(fd: int) -> None:
    """Throw away what has arrived and not been read, so no person's bytes reach the next."""
    try:
        termios.tcflush(fd, termios.TCIFLUSH)
    except termios.error:
        return
