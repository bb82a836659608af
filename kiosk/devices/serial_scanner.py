"""A code scanner on a serial line, the way a kiosk should have it: nothing types into a field."""

import os
import select
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from kiosk.devices.framing import Framer
from kiosk.devices.scanner import Back, Event, Gone
from kiosk.devices.tty import NoLine, claim_tty, flush_input, open_tty
from kiosk.log import Log

log = Log(__name__)

DEFAULT_BAUD = 115200
RETRY_S = 1.0
_READ_BYTES = 4096


class SerialScanner:
    """Reads one serial device; opens it again, once a second, after it was unplugged.

    A descriptor the supervisor opened and locked may be handed in as `fd`; it is closed with this
    object and never opened again under the supervisor's lock while it works.
    """

    def __init__(
        self,
        path: Path,
        baud: int = DEFAULT_BAUD,
        fd: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take over `fd` when given; else the device is opened at the first `read`."""
        self._path = path
        self._baud = baud
        self._clock = clock
        self._framer = Framer()
        self._events: deque[Event] = deque()
        self._retry_at_s = clock()
        self._told_gone = False
        self._fd: int | None = None
        if fd is not None:
            self._adopt(fd)

    def read(self, timeout_s: float) -> Event | None:
        """Give the next scan or change; hostile bytes are only bytes here."""
        until_s = self._clock() + timeout_s
        while not self._events:
            now_s = self._clock()
            if now_s >= until_s:
                return None
            if self._fd is None:
                self._open_again(until_s)
            else:
                self._take(self._fd, until_s)
        return self._events.popleft()

    def flush(self) -> None:
        """Drop unread bytes, here and in the kernel."""
        self._events.clear()
        self._framer.reset()
        if self._fd is not None:
            flush_input(self._fd)

    def close(self) -> None:
        """Close the device."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _adopt(self, fd: int) -> None:
        problem = claim_tty(fd, self._baud, lock=False)
        if problem is not None:
            os.close(fd)
            return
        self._fd = fd

    def _open_again(self, until_s: float) -> None:
        now_s = self._clock()
        if now_s < self._retry_at_s:
            time.sleep(max(0.0, min(self._retry_at_s, until_s) - now_s))
            return
        self._retry_at_s = now_s + RETRY_S
        opened = open_tty(self._path, self._baud)
        if not isinstance(opened, NoLine):
            self._fd = opened
            flush_input(opened)
            self._told_gone = False
            self._events.append(Back())
        elif not self._told_gone:
            self._told_gone = True
            log.warning("scanner_absent", reason=opened.reason)
            self._events.append(Gone())

    def _take(self, fd: int, until_s: float) -> None:
        due_s = self._framer.due_s
        wake_s = until_s if due_s is None else min(due_s, until_s)
        poll = select.poll()
        poll.register(fd, select.POLLIN)
        if not poll.poll(max(0, round((wake_s - self._clock()) * 1000))):
            self._events += self._framer.tick(self._clock())
            return
        try:
            data = os.read(fd, _READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._events += self._framer.feed(data, self._clock())
        else:
            self._lose()

    def _lose(self) -> None:
        log.warning("scanner_lost")
        self.close()
        self._framer.reset()
        self._told_gone = True
        self._retry_at_s = self._clock()
        self._events.append(Gone())
