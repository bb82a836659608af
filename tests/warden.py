"""Starts a program and sees to it that nothing of it outlives the test run, however that ends.

    python tests/warden.py FOLDER PROGRAM ARGUMENT...

Whoever starts it keeps its standard input open: when that closes, all that came of the program is
killed, also what went into the background, and FOLDER is deleted ("-": none). When the program
ends by itself the warden kills what it left, and ends with its code.
"""

import ctypes
import os
import select
import shutil
import signal
import sys
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
PAUSE_S = 0.05
PATIENCE = 30


def children() -> dict[int, list[int]]:
    """Which processes there are, by parent."""
    found: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                after_name = (entry / "stat").read_text().rpartition(")")[2]
            except OSError:
                continue  # it has just ended
            found.setdefault(int(after_name.split()[1]), []).append(int(entry.name))
    return found


def offspring(pid: int) -> list[int]:
    """All that descend from it, without itself."""
    by_parent = children()
    found, todo = [], [pid]
    while todo:
        own = by_parent.get(todo.pop(), [])
        found += own
        todo += own
    return found


def reap() -> dict[int, int]:
    """Bury those that ended, as the first process of a machine does; their codes."""
    ended: dict[int, int] = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if pid == 0:
            return ended
        ended[pid] = os.waitstatus_to_exitcode(status)


def kill_all() -> None:
    """Kill every descendant of this process, and again what was born meanwhile.

    They may quit by themselves first: a database then lets go of memory that outlives processes.
    """
    tries = 0
    while left := offspring(os.getpid()):
        number = signal.SIGQUIT if tries == 0 else signal.SIGKILL
        for pid in left if tries in {0, PATIENCE} else ():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        tries = tries % PATIENCE + 1
        time.sleep(PAUSE_S)
        reap()


def code_of(ended: int) -> int:
    """Give the code to end with; a signal is some failure."""
    return max(ended, 1) if ended else 0


def main(folder: str, command: list[str]) -> int:
    """Keep watch until the program ends, or whoever started this."""
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    pid = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 0, os.devnull, 0, 0)]
    )
    while not select.select([sys.stdin.fileno()], [], [], PAUSE_S)[0]:
        ended = reap()
        if pid in ended:
            kill_all()
            return code_of(ended[pid])
    if pid in (ended := reap()):  # both at once: it ended before anybody left
        kill_all()
        return code_of(ended[pid])
    kill_all()
    if folder != "-":
        shutil.rmtree(folder, ignore_errors=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
