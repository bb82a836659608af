"""A process of the product that may be killed: started with its fuse, waited for, started again.

It dies with the test, however that ends.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kiosk.session.hardening import bound_to_parent
from tests.kills.shim import Fuse

LIMIT_S = 90.0
PAUSE_S = 0.05
Value = TypeVar("Value")


class Stuck(AssertionError):  # noqa: N818 -- reads as what happened
    """Something that had to come did not."""


def wait_for(condition: Callable[[], Value | None], what: str, limit_s: float = LIMIT_S) -> Value:
    """The first true value of a condition; the limit is only there to end a broken round."""
    until_s = time.monotonic() + limit_s
    while not (value := condition()):
        if time.monotonic() > until_s:
            raise Stuck(f"never happened: {what}")
        time.sleep(PAUSE_S)
    return value


class Victim:
    """Agent or centre as its own process; every start carries the same fuse."""

    def __init__(
        self,
        command: Sequence[str],
        fuse: Fuse,
        log: Path,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Nothing is started yet; what the process says goes into `log`."""
        self.fuse = fuse
        self._command = command
        self._log = log
        self._environ = environ or {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; the one before has ended."""
        assert self.has_ended
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                bound_to_parent((*self.fuse.prefix(), *self._command)),
                env={**os.environ, **self._environ},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def has_ended(self) -> bool:
        """Whether none runs; it is reaped then."""
        return self._process is None or self._process.poll() is not None

    def disarm(self) -> bool:
        """Count no more; whether the fuse killed it."""
        self.fuse.disarm()
        wait_for(lambda: self.has_ended or not self.fuse.fired, "an end after the kill")
        return self.fuse.fired > 0

    def check_killed(self) -> None:
        """It must have ended by the fuse and by nothing else."""
        assert self._process is not None
        killed = (self._process.poll(), self.fuse.fired > 0)
        assert killed == (-signal.SIGKILL, True), self.said()

    def stop(self) -> None:
        """End it, gently at first."""
        if self._process is None or self.has_ended:
            return
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def said(self) -> str:
        """The end of its log."""
        return self._log.read_text(errors="replace")[-3000:] if self._log.exists() else ""
