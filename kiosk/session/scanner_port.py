"""The scanner's device file, held by the supervisor so that one person's bytes end with her.

It is opened and locked once, lent to the current UI only, and emptied between people. What is read
from it is the UI's business; here bytes are only thrown away.
"""

import fcntl
import os
import select
import termios
from contextlib import suppress
from typing import Protocol

DRAIN_SIZE = 4096


class ScannerPort(Protocol):
    """What the supervisor needs of a scanner."""

    def lend(self) -> int | None:
        """Return the open descriptor, to be passed on, not closed; None without a scanner."""

    def flush(self) -> None:
        """Throw away everything that has not been read."""

    def release(self) -> None:
        """Close it: it was unplugged, or the kiosk stops."""


class NoScanner:
    """A kiosk whose scanner types like a keyboard, or has none."""

    def lend(self) -> int | None:
        """Nothing to lend."""
        return None

    def flush(self) -> None:
        """Nothing to flush."""

    def release(self) -> None:
        """Nothing to release."""


class DeviceScanner:
    """A device file (serial, USB serial); opened again after it was unplugged."""

    def __init__(self, path: str) -> None:
        """`path` need not exist yet."""
        self._path = path
        self._fd: int | None = None

    def lend(self) -> int | None:
        """Return the locked device; try to open it when it is not."""
        if self._fd is None:
            self._fd = _open_locked(self._path)
        return self._fd

    def flush(self) -> None:
        """Empty the kernel's buffer; a device that is gone is opened anew next time."""
        if self._fd is None:
            return
        with suppress(termios.error):
            termios.tcflush(self._fd, termios.TCIFLUSH)
        try:
            # A terminal set to VMIN 0 reads as empty, not as "would block".
            while os.read(self._fd, DRAIN_SIZE):
                pass
        except BlockingIOError:
            return
        except OSError:
            self.release()
            return
        if _has_hung_up(self._fd):
            self.release()

    def release(self) -> None:
        """Close the device; others may open it again."""
        if self._fd is not None:
            with suppress(OSError):
                fcntl.ioctl(self._fd, termios.TIOCNXCL)
            os.close(self._fd)
            self._fd = None


def _open_locked(path: str) -> int | None:
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        fd = os.open(path, flags)
    except OSError:
        return None
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.isatty(fd):
            fcntl.ioctl(fd, termios.TIOCEXCL)
    except OSError:
        os.close(fd)
        return None
    return fd


def _has_hung_up(fd: int) -> bool:
    poll = select.poll()
    poll.register(fd, 0)
    return bool(poll.poll(0))
