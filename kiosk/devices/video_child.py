"""A child process that sends pictures over a pipe: bounded in size, time and what it may touch.

What comes from a camera is hostile bytes, and parsing them is left to this process. It cannot write
a file, leaves no core behind, and ends with the thread that started it.
"""

import contextlib
import fcntl
import os
import select
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.session.hardening import bound_to_parent

ADDRESS_SPACE = 1_500_000_000
_PIPE_BYTES = 1 << 20
_COMPLAINT_BYTES = 4096
_LIMITS = ("--core=0", "--fsize=0", "--nofile=64", f"--as={ADDRESS_SPACE}")


@dataclass(frozen=True, slots=True)
class Ended:
    """The child sends no more; `complaint` is the beginning of what it said of it."""

    complaint: str


class VideoChild:
    """Runs `command`; use it from the thread that made it.

    Raises:
        OSError: no process can be started.

    """

    def __init__(self, command: Sequence[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._process = subprocess.Popen(
            bound_to_parent(("prlimit", *_LIMITS, *command)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._out, self._err = self._process.stdout, self._process.stderr
        for pipe in (self._out, self._err):
            os.set_blocking(pipe.fileno(), False)
        with contextlib.suppress(OSError):  # above the user's limit: slower, no worse
            fcntl.fcntl(self._out.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        self._poll = select.poll()
        self._poll.register(self._out, select.POLLIN)
        self._poll.register(self._err, select.POLLIN)
        self._open = {self._out.fileno(), self._err.fileno()}
        self._waiting = bytearray()
        self._complaint = bytearray()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def read(self, size: int, until_s: float) -> bytes | Ended | None:
        """Give exactly the next `size` bytes; None when they are not all there by `until_s`."""
        while len(self._waiting) < size:
            if not self._open:
                return Ended(self._complaint.decode("utf-8", "replace"))
            late = self._clock() >= until_s
            arrived = self._wait(until_s, size - len(self._waiting))
            if len(self._waiting) < size and (late or not arrived):
                return None
        found = bytes(self._waiting[:size])
        del self._waiting[:size]
        return found

    def read_all(self, most: int, until_s: float) -> bytes | Ended | None:
        """Give all it sends until it ends; None when that is too much or takes too long."""
        whole = self.read(most + 1, until_s)
        if isinstance(whole, Ended) and self._waiting:
            return bytes(self._waiting)
        return whole if isinstance(whole, Ended) else None

    def end(self) -> None:
        """Kill it, wait for it, close the pipes; twice is once."""
        self._process.kill()
        self._process.wait()
        self._out.close()
        self._err.close()
        self._open.clear()
        self._waiting.clear()

    def _wait(self, until_s: float, most: int) -> bool:
        left_ms = max(0, round((until_s - self._clock()) * 1000))
        ready = self._poll.poll(left_ms)
        for fd, _ in ready:
            self._take(fd, most)
        return bool(ready)

    def _take(self, fd: int, most: int) -> None:
        is_picture = fd == self._out.fileno()
        data = os.read(fd, most if is_picture else _COMPLAINT_BYTES)
        if not data:
            self._poll.unregister(fd)
            self._open.discard(fd)
        elif is_picture:
            self._waiting += data
        else:
            self._complaint += data[: _COMPLAINT_BYTES - len(self._complaint)]
