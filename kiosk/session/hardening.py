"""What a process that touches personal data asks of the kernel, right after exec.

No core file, no dump, no reading by other processes of the same user, no swap where allowed, and
death with the parent.
"""

import ctypes
import os
import resource
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Hardening:
    """Which protections hold; `memory_locked` needs root or LimitMEMLOCK=infinity."""

    core_off: bool
    dump_off: bool
    memory_locked: bool


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, value: int) -> bool:
    return bool(_libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0) == 0)


def harden() -> Hardening:
    """Protect this process; call it first thing after exec, in every process with plain text."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return Hardening(
        core_off=True,
        dump_off=_prctl(_PR_SET_DUMPABLE, 0),
        memory_locked=_lock_memory(),
    )


def _lock_memory() -> bool:
    # Under a finite limit MCL_FUTURE would let a later allocation fail: all or nothing.
    limit, _ = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    if os.geteuid() != 0 and limit != resource.RLIM_INFINITY:
        return False
    return bool(_libc().mlockall(_MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT) == 0)


def die_with_parent(parent_pid: int, death: signal.Signals = signal.SIGKILL) -> bool:
    """Ask for `death` when the thread that started this process ends; False if it has already.

    The kernel watches the starting *thread*: start children from one that lives as long as the
    process.
    """
    return _prctl(_PR_SET_PDEATHSIG, death) and os.getppid() == parent_pid


def bound_to_parent(
    command: Sequence[str], death: signal.Signals = signal.SIGKILL
) -> tuple[str, ...]:
    """Wrap a command of any program so that it dies with the thread that starts it."""
    return ("setpriv", "--pdeathsig", death.name.removeprefix("SIG"), *command)


def adopt_orphans() -> bool:
    """Make this process the parent of every orphan below it, so that none escapes."""
    return _prctl(_PR_SET_CHILD_SUBREAPER, 1)
