"""Programs under measurement: started bound to this process, read, and ended by their ids."""

import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from bench.workbench import NotMeasured
from kiosk.session.hardening import bound_to_parent

STOP_S = 15.0
KIB_PER_MB = 1000 / 1.024


class Program:
    """One started program and everything it started; ended on leaving the `with`."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        log: Path,
        pass_fds: Sequence[int] = (),
    ) -> None:
        """Start it; what it prints goes to `log`. NotMeasured when it is not installed."""
        if shutil.which(command[0]) is None:
            message = f"{command[0]} is not installed"
            raise NotMeasured(message)
        with log.open("ab") as output:
            self.started = time.perf_counter()
            self._child = subprocess.Popen(
                bound_to_parent(command),
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                pass_fds=pass_fds,
            )
        self.log = log

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._child.poll() is None

    def end(self) -> None:
        """Ask it to end, wait, kill by id what is left of it."""
        if self._child.returncode is not None:
            return
        family = family_of(self.pid)
        self._child.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(STOP_S)
        left = [process for process in family if process.is_running()]
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs([process for process in left if process.pid != self.pid], timeout=STOP_S)
        self._child.wait()


def family_of(pid: int) -> list[psutil.Process]:
    """A process and all below it; empty when it is gone."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def pss_mb(pids: Sequence[int]) -> float:
    """Proportional set size of the processes that are still there, in MB (10⁶ bytes).

    PermissionError where the kernel hides a process: the kiosk's are readable by root only.
    """
    total_kib = 0
    for pid in pids:
        with suppress(FileNotFoundError, ProcessLookupError):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
            fields = (line.split() for line in rollup.splitlines())
            total_kib += sum(int(field[1]) for field in fields if field[0] == "Pss:")
    return total_kib / KIB_PER_MB


def cpu_s(pid: int) -> float:
    """CPU seconds of a process with all its threads, the ended ones too; OSError when gone."""
    process_clock = (~pid << 3) | 2  # clock_getcpuclockid(3), which Python lacks
    return time.clock_gettime(process_clock)


def cpu_by_pid(pids: Sequence[int]) -> dict[int, float]:
    """CPU seconds of each process that is still there."""
    found: dict[int, float] = {}
    for pid in pids:
        with suppress(OSError):
            found[pid] = cpu_s(pid)
    return found


def spent_s(before: Mapping[int, float], after: Mapping[int, float]) -> float:
    """CPU seconds between two readings; a process that came in between counts from its start."""
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in after.items())
