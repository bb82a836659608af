import os
import subprocess
import sys

import pytest

from kiosk.speech.child_main import PROGRAMS
from kiosk.speech.engines import CHILD_PROGRAM, ESPEAK

HEAVY = ("PySide6", "pydantic", "structlog", "asyncio")
NEEDLESS = ("site", "dataclasses", "inspect", "typing", "pathlib")


@pytest.mark.parametrize("program", PROGRAMS.values())
def test_a_voice_process_loads_little(program):
    """How soon a killed voice can speak again depends on it."""
    check = (
        f"import sys, kiosk.speech.child_main, {program}\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, check=True)
    assert ran.stdout.split() == []


def test_the_voice_that_always_stands_by_loads_no_more_than_it_speaks_with():
    root = CHILD_PROGRAM.parents[2]
    check = (
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "import kiosk.speech.child_main, kiosk.speech.confinement, kiosk.speech.engine_espeak\n"
        f"print(*[name for name in {NEEDLESS!r} if name in sys.modules])"
    )
    command = [sys.executable, *ESPEAK.command[1:-2], "-c", check]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    assert ran.stdout.split() == []


def test_an_unknown_voice_is_an_error():
    command = [sys.executable, "-I", str(CHILD_PROGRAM), "shouting", str(os.getpid())]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
