"""A code scanner on a pseudo-terminal, for tests and development; it can be unplugged."""

import os
import termios
import tty
from pathlib import Path
from types import TracebackType
from typing import Self


class ScannerSimulator:
    """A scanner whose device is `path`, a link that udev would make; use as a context manager."""

    def __init__(self, path: Path) -> None:
        """`path` must not exist; it appears when the scanner is plugged in."""
        self.path = path
        self._ours: int | None = None
        self._theirs: int | None = None

    def plug_in(self) -> None:
        """Appear at `path`."""
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._ours, termios.TCSANOW)
        os.set_blocking(self._ours, False)
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.symlink_to(os.ttyname(self._theirs))
        fresh.replace(self.path)

    def unplug(self) -> None:
        """Vanish, with everything unread."""
        self.path.unlink(missing_ok=True)
        for fd in (self._ours, self._theirs):
            if fd is not None:
                os.close(fd)
        self._ours = self._theirs = None

    def scan(self, data: bytes, end: bytes = b"\r") -> None:
        """Send what a scanner sends for a code with this content."""
        if self._ours is None:
            raise ValueError("the scanner is not plugged in")
        rest = data + end
        while rest:
            try:
                rest = rest[os.write(self._ours, rest) :]
            except BlockingIOError:
                os.sched_yield()

    def __enter__(self) -> Self:
        self.plug_in()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.unplug()
