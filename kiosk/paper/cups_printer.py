"""An office printer behind CUPS, driven by `lp` and `lpstat`; blocking, bounded in time."""

import itertools
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable

from PIL import Image

from kiosk.paper.printers import Failed, NoPaper, NoPrinter, Outcome, Printed, Ready, Status
from kiosk.paper.raster import length_mm, to_png

_JOB = re.compile(r"request id is (\S+)")
_PAPER_WIDTH_MM = 72
_POLL_S = 0.5


class CupsPrinter:
    """Prints at a CUPS queue; an empty `destination` is the system's default."""

    def __init__(
        self,
        destination: str = "",
        command_s: float = 5.0,
        done_s: float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._destination = destination
        self._command_s = command_s
        self._done_s = done_s
        self._sleep = sleep

    def status(self) -> Status:
        """Ask the queue: is there one, does it take work, is there paper."""
        if shutil.which("lp") is None or shutil.which("lpstat") is None:
            return NoPrinter("not_set_up")
        name = self._destination or self._default()
        if name is None:
            return NoPrinter("not_set_up")
        try:
            asked = self._run(["lpstat", "-l", "-p", name])
        except subprocess.TimeoutExpired:
            return Failed("timeout")
        if asked.returncode != 0:
            return NoPrinter("not_found")
        return queue_status(asked.stdout.decode("utf-8", "replace"))

    def print(self, image: Image.Image) -> Outcome:
        """Hand the picture to `lp` and wait until its job is gone from the queue."""
        before = self.status()
        if not isinstance(before, Ready):
            return before
        length = max(1, round(length_mm(image) + 0.5))
        options = ["-o", f"media=Custom.{_PAPER_WIDTH_MM}x{length}mm", "-o", "print-scaling=none"]
        where = ["-d", self._destination] if self._destination else []
        try:
            sent = self._run(["lp", "-t", "kiosk", *where, *options, "-"], to_png(image))
        except subprocess.TimeoutExpired:
            return Failed("timeout")
        job = _JOB.search(sent.stdout.decode("utf-8", "replace"))
        if sent.returncode != 0 or job is None:
            return Failed("refused")
        return self._wait(job.group(1))

    def _wait(self, job: str) -> Outcome:
        for _ in range(max(1, int(self._done_s / _POLL_S))):
            try:
                asked = self._run(["lpstat", "-l", "-W", "all", "-o"])
            except subprocess.TimeoutExpired:
                return self._give_up(job, Failed("timeout"))
            if asked.returncode != 0:
                return Failed("disconnected")
            ended = job_outcome(asked.stdout.decode("utf-8", "replace"), job)
            if ended is not None:
                return ended
            now = self.status()
            if not isinstance(now, Ready):
                return self._give_up(job, now)
            self._sleep(_POLL_S)
        return self._give_up(job, Failed("timeout"))

    def _give_up(self, job: str, outcome: Outcome) -> Outcome:
        """Take the job back: it must not come out later, in front of somebody else."""
        try:
            self._run(["cancel", "-x", job])
        except (subprocess.TimeoutExpired, FileNotFoundError):
            return Failed("timeout")
        return outcome

    def _default(self) -> str | None:
        try:
            asked = self._run(["lpstat", "-d"])
        except subprocess.TimeoutExpired:
            return None
        _, colon, name = asked.stdout.decode("utf-8", "replace").partition("destination:")
        return name.strip() if asked.returncode == 0 and colon else None

    def _run(self, command: list[str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "LC_ALL": "C"}
        return subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=self._command_s,
            env=environment,
            check=False,
        )


def queue_status(listing: str) -> Status:
    """Read what `lpstat -l -p NAME` says in the C locale."""
    alerts = listing.partition("Alerts:")[2].partition("\n")[0]
    for part, status in (
        ("cover-open", Failed("cover_open")),
        ("door-open", Failed("cover_open")),
        ("media-empty", NoPaper()),
        ("media-needed", NoPaper()),
        ("media-jam", Failed("paper_jam")),
        ("offline", Failed("disconnected")),
        ("connecting-to-device", Failed("disconnected")),
    ):
        if part in alerts:
            return status
    first = listing.partition("\n")[0]
    if "disabled" in first:
        return Failed("refused")
    return Ready(paper_low="media-low" in alerts)


def job_outcome(listing: str, job: str) -> Outcome | None:
    """Find what became of `job` in `lpstat -l -W all -o`; None while it is at work.

    A job that is no longer listed is printed as far as anybody knows (the system keeps no history).
    """
    lines = iter(listing.splitlines())
    for line in lines:
        if line.split(" ")[0] != job:
            continue
        details = itertools.takewhile(lambda detail: detail.startswith("\t"), lines)
        alerts = " ".join(detail for detail in details if detail.startswith("\tAlerts:"))
        if "job-completed-successfully" in alerts:
            return Printed(confirmed=True)
        ended = ("aborted", "canceled", "completed-with-errors")
        return Failed("refused") if any(word in alerts for word in ended) else None
    return Printed(confirmed=False)
