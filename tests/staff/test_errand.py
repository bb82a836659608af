import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.staff import errand
from kiosk.staff.errand import Answer, read_answer, run_errand

EXPORTED = {"ok": True, "dossiers": 3, "pictures": 1, "left": []}


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """A program in place of the command: what it does with its stdout and stderr."""

    def have(source: str) -> Path:
        path = tmp_path / "stand_in.py"
        path.write_text(f"import json, os, sys, time\n{source}\n")
        monkeypatch.setattr(errand, "program", lambda *words: (sys.executable, str(path), *words))
        return path

    return have


def run(told=lambda done, total: None) -> Answer:
    return run_errand("export", Path("/media/usb"), dict(os.environ), told)


def test_the_command_is_run_as_at_a_command_line_and_its_answer_read(stand_in):
    stand_in("print(json.dumps({'ok': True, 'words': sys.argv[1:]}))")
    assert run().values["words"] == ["kiosk.cli", "queue", "export", "/media/usb", "--json"]


def test_it_sees_the_environment_it_is_given(stand_in):
    stand_in("print(json.dumps({'ok': True, 'dir': os.environ['KIOSK_DATA_DIR']}))")
    environ = {**os.environ, "KIOSK_DATA_DIR": "/data"}
    answer = run_errand("import", Path("/x"), environ, lambda done, total: None)
    assert answer.values["dir"] == "/data"


def test_progress_is_told_as_it_comes_and_other_lines_are_not(stand_in):
    stand_in(
        'for done in (1, 2): sys.stderr.write(f\'{done} / 3\\n{{"event": "x 9 / 9"}}\\n\')\n'
        f"print({json.dumps(json.dumps(EXPORTED))})"
    )
    steps: list[tuple[int, int]] = []
    answer = run(lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3)]
    assert answer == Answer("", EXPORTED)


def test_a_long_answer_blocks_nobody(stand_in):
    stand_in("print(json.dumps({'ok': True, 'left': ['x' * 100] * 20000}))")
    assert len(run().values["left"]) == 20_000


def test_a_refusal_is_its_code(stand_in):
    stand_in("print(json.dumps({'ok': False, 'error': 'stick_gone'})); sys.exit(1)")
    assert run().error == "stick_gone"


@pytest.mark.parametrize("text", ["", "\n", "{", "[]", "null", "[" * 100_000])
def test_no_answer_is_a_failure(text):
    assert read_answer(text, 1) == Answer("failed")


def test_one_that_cannot_be_started_is_a_failure(monkeypatch):
    monkeypatch.setattr(errand, "bound_to_parent", lambda command: ("/nowhere/at-all", *command))
    assert run() == Answer("failed")


def test_it_dies_with_the_screen_that_runs_it(tmp_path):
    """A screen that is killed in the middle leaves no child writing to a stick."""
    slow = tmp_path / "slow.py"
    slow.write_text(
        "import os, time, pathlib\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "time.sleep(60)"
    )
    screen = (
        "import sys, os; from pathlib import Path; from kiosk.staff import errand\n"
        f"errand.program = lambda *words: (sys.executable, {str(slow)!r})\n"
        "errand.run_errand('export', Path('/x'), dict(os.environ), print)"
    )
    child = subprocess.Popen([sys.executable, "-c", screen])
    until_s = time.monotonic() + 30
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < until_s
        time.sleep(0.02)
    pid = int((tmp_path / "pid").read_text())
    child.kill()
    child.wait()
    while Path(f"/proc/{pid}").exists() and "Z" not in state_of(pid):
        assert time.monotonic() < until_s
        time.sleep(0.02)


def state_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"
