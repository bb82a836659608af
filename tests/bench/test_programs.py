import os
import sys
import time

import psutil
import pytest

from bench.programs import Program, cpu_by_pid, cpu_s, pss_mb, spent_s
from bench.workbench import NotMeasured

WAITS = "import time; time.sleep(600)"


def started(tmp_path, code):
    return Program((sys.executable, "-c", code), os.environ, tmp_path / "log")


def test_leaving_ends_the_program(tmp_path):
    with started(tmp_path, WAITS) as program:
        pid = program.pid
        assert program.alive
    assert not psutil.pid_exists(pid)


def test_leaving_ends_what_the_program_started(tmp_path):
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WAITS!r}])"
    with started(tmp_path, code) as program:
        children = []
        while not children:
            assert program.alive
            children = psutil.Process(program.pid).children()
    assert not any(child.is_running() for child in children)


def test_a_failure_inside_ends_the_program_too(tmp_path):
    program = started(tmp_path, WAITS)
    with pytest.raises(RuntimeError), program:
        raise RuntimeError
    assert not program.alive


def test_a_program_that_is_not_there_is_not_measured(tmp_path):
    with pytest.raises(NotMeasured, match="no-such-program is not installed"):
        Program(("no-such-program",), os.environ, tmp_path / "log")


def test_the_cpu_of_a_process_grows_with_its_work():
    before = cpu_s(os.getpid())
    until = time.process_time() + 0.02
    while time.process_time() < until:
        pass
    assert cpu_s(os.getpid()) - before >= 0.02


def test_a_process_that_is_gone_has_no_cpu(tmp_path):
    with started(tmp_path, WAITS) as program:
        pid = program.pid
    assert cpu_by_pid([pid]) == {}


def test_a_newcomer_counts_from_its_start_and_one_that_left_not_at_all():
    assert spent_s({1: 2.0, 2: 5.0}, {1: 2.5, 3: 0.25}) == 0.75


def test_memory_is_counted_in_megabytes_and_the_gone_are_left_out(tmp_path):
    with started(tmp_path, WAITS) as program:
        gone = program.pid
    alone = pss_mb([os.getpid()])
    assert 1 < alone < 4000
    assert pss_mb([gone]) == 0
