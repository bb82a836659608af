"""In a process of its own, which adopts orphans and ends whatever it did not start."""

import subprocess
import sys
import textwrap

PREPARE = """
    import os, signal, subprocess, sys, time
    from kiosk.session.hardening import adopt_orphans
    from kiosk.session.process_group import children_of_this_process, end_group, end_strays
    adopt_orphans()

    SLEEP = "import time; time.sleep(600)"
    PARENT = '''
    import subprocess, sys, time
    sleep = [sys.executable, "-c", "import signal, time; signal.signal(15, 1); time.sleep(600)"]
    children = [subprocess.Popen(sleep, start_new_session=own) for own in (False, True)]
    print(*(child.pid for child in children), flush=True)
    time.sleep(600)
    '''

    def start(code):
        return subprocess.Popen(
            [sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE, text=True
        )

    def alive(pid):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True

    import textwrap
    parent = start(textwrap.dedent(PARENT))
    inside, outside = (int(pid) for pid in parent.stdout.readline().split())
    other = start(SLEEP)
"""


def run(code: str) -> list[str]:
    whole = textwrap.dedent(PREPARE) + textwrap.dedent(code)
    command = [sys.executable, "-W", "ignore::ResourceWarning", "-c", whole]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_group_is_ended_with_its_children_and_no_other() -> None:
    out = run("""
        print(end_group(parent), alive(parent.pid), alive(inside), alive(outside), alive(other.pid))
        print(end_strays({other.pid}), alive(outside), alive(other.pid))
        print(children_of_this_process() == {other.pid})
        other.kill()
    """)
    assert out == ["True False False True True", "True False True", "True"]


def test_a_leader_that_died_before_takes_its_children_along() -> None:
    out = run("""
        parent.kill()
        os.waitid(os.P_PID, parent.pid, os.WEXITED | os.WNOWAIT)
        print(end_group(parent), alive(inside), end_strays({other.pid}), alive(outside))
        other.kill()
    """)
    assert out == ["True False True False"]
