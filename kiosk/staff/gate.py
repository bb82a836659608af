"""The way into the staff page: one PIN judged at a time, by whichever UI process asks.

UI processes end with each person, so what was tried is kept in the data folder, written before a
PIN is judged: who kills the screen in between has used up that try.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.staff.pin import is_it, kept_pin
from kiosk.staff.tries import Moment, Tries, read_tries
from sync.durable import FILE_MODE, disk_errors, replace

TRIES, LOCK = "staff-tries", "staff-tries.lock"
LONGEST = 1000
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Opened:
    """It was the PIN."""


@dataclass(frozen=True, slots=True)
class Closed:
    """It is not open: no PIN is `set`, or it was `wrong`; the next may be typed in `wait_s`."""

    set: bool = True
    wrong: bool = False
    wait_s: float = 0.0


def machine_moment() -> Moment:
    """Read the machine's boot clock."""
    boot_id = BOOT_ID.read_text().strip() if BOOT_ID.exists() else ""
    return Moment(time.clock_gettime(time.CLOCK_BOOTTIME), boot_id)


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one data folder; call it off the GUI thread. Raises DiskFull, DiskFailed."""

    data_dir: Path
    moment: Callable[[], Moment] = machine_moment

    def look(self) -> Closed:
        """Say whether there is a PIN, and how long one has to wait."""
        if kept_pin(self.data_dir) is None:
            return Closed(set=False)
        with self._alone():
            tries = self._read()
            now = self.moment()
            if tries.on(now) != tries:
                self._write(tries.on(now))
            return Closed(wait_s=tries.wait_s(now))

    def enter(self, pin: str) -> Opened | Closed:
        """Judge a PIN, unless one has to wait; about a tenth of a second."""
        kept = kept_pin(self.data_dir)
        if kept is None:
            return Closed(set=False)
        with self._alone():
            now = self.moment()
            tries = self._read().on(now)
            wait_s = tries.wait_s(now)
            if wait_s > 0:
                self._write(tries)
                return Closed(wait_s=wait_s)
            tries = tries.one_more(now)
            self._write(tries)
            if not is_it(pin, kept):
                return Closed(wrong=True, wait_s=tries.wait_s(now))
            self.forget()
            return Opened()

    def forget(self) -> None:
        """Forget wrong PINs: the right one was typed, or a new one was set."""
        (self.data_dir / TRIES).unlink(missing_ok=True)

    def _read(self) -> Tries:
        try:
            with (self.data_dir / TRIES).open("rb") as file:
                return read_tries(file.read(LONGEST))
        except FileNotFoundError:
            return read_tries(None)

    def _write(self, tries: Tries) -> None:
        replace(self.data_dir / TRIES, tries.to_bytes())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with disk_errors():
            handle = os.open(self.data_dir / LOCK, os.O_RDWR | os.O_CREAT, FILE_MODE)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield
            finally:
                os.close(handle)
