"""Ending a child with everything it started, so that no orphan keeps a copy of anything."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

LIMIT_S = 3.0
PAUSE_S = 0.001


def end_group(child: "subprocess.Popen[bytes]") -> bool:
    """Kill the session group a child leads and wait for all of it; False if some would not die.

    The child must not have been waited for before: its number could belong to another by now.
    """
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    try:
        child.wait(LIMIT_S)
    except subprocess.TimeoutExpired:
        return False
    return _wait_for_all(lambda: _reap(-child.pid))


def end_strays(known: Collection[int]) -> bool:
    """Kill and reap children of ours that we did not start: orphans that left their group."""

    def none_left() -> bool:
        strays = children_of_this_process() - set(known)
        for pid in strays:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            _reap(pid)
        return not strays

    return _wait_for_all(none_left)


def children_of_this_process() -> set[int]:
    """Process numbers of all children, zombies too."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        found.update(int(pid) for pid in (task / "children").read_text().split())
    return found


def _reap(pid: int) -> bool:
    try:
        while os.waitpid(pid, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return True
    return False


def _wait_for_all(gone: Callable[[], bool]) -> bool:
    give_up_s = time.monotonic() + LIMIT_S
    while not gone():
        if time.monotonic() > give_up_s:
            return False
        time.sleep(PAUSE_S)
    return True
