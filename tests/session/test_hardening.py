"""In processes of their own: what is asked of the kernel cannot be taken back."""

import signal
import subprocess
import sys
import textwrap

from kiosk.session.hardening import bound_to_parent

WAIT_S = 60


def run(code: str) -> str:
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_hardened_process_leaves_no_core_and_cannot_be_dumped() -> None:
    out = run("""
        import ctypes, resource
        from kiosk.session.hardening import harden
        held = harden()
        print(held.core_off, held.dump_off)
        print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    """)
    assert out.splitlines() == ["True True", "(0, 0) 0"]


def test_locked_memory_is_what_the_report_says() -> None:
    out = run("""
        from kiosk.session.hardening import harden
        held = harden()
        ground = bytearray(8 << 20)
        ground[::4096] = b"x" * 2048
        locked = next(line for line in open("/proc/self/status") if line.startswith("VmLck"))
        print(held.memory_locked == (int(locked.split()[1]) > 0))
    """)
    assert out == "True\n"


def test_a_small_lock_limit_is_left_alone() -> None:
    out = run("""
        import os, resource
        from kiosk.session.hardening import harden
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (8 << 20, 8 << 20))
        if os.getuid() == 0:
            os.setuid(65534)
        print(harden().memory_locked)
    """)
    assert out == "False\n"


def test_a_bound_child_dies_with_its_parent() -> None:
    code = """
        import subprocess, sys, os, signal
        from kiosk.session.hardening import bound_to_parent
        line = "import time; print('up', flush=True); time.sleep(600)"
        child = subprocess.Popen(bound_to_parent([sys.executable, "-c", line]), stdout=1)
        sys.stdin.read()
        os.kill(os.getpid(), signal.SIGKILL)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    assert parent.stdout.readline() == b"up\n"
    parent.stdin.close()
    assert parent.wait(WAIT_S) == -signal.SIGKILL
    assert parent.stdout.read() == b""  # the end comes only when the child is gone too
    parent.stdout.close()


def test_asking_after_the_parent_has_gone_is_told() -> None:
    out = run("""
        import os
        from kiosk.session.hardening import die_with_parent
        print(die_with_parent(os.getppid()), die_with_parent(os.getpid()))
    """)
    assert out == "True False\n"


def test_a_bound_command_names_its_signal() -> None:
    assert bound_to_parent(["x", "y"], signal.SIGTERM) == (
        "setpriv",
        "--pdeathsig",
        "TERM",
        "x",
        "y",
    )
