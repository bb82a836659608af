import subprocess
import sys

import pytest

from kiosk.speech.child_main import PROGRAMS

HEAVY = ("PySide6", "pydantic", "structlog", "asyncio")


@pytest.mark.parametrize("program", PROGRAMS.values())
def test_a_voice_process_loads_little(program):
    """How soon a killed voice can speak again depends on it."""
    check = (
        f"import sys, kiosk.speech.child_main, {program}\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, check=True)
    assert ran.stdout.split() == []


def test_an_unknown_voice_is_an_error():
    command = [sys.executable, "-m", "kiosk.speech.child_main", "shouting", "0"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
