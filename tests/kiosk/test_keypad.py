"""The six keys in the application as it is put together; ways by them are in tests/screens."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_help_next_and_choose_leave_the_welcome_page(tmp_path):
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "KIOSK_DATA_DIR": str(tmp_path),
        "KIOSK_PRINTER_KIND": "none",
        "KIOSK_SPEECH_ENGINE": "none",
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "kiosk" / "key_presses.py")],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"page": "find", "keys": True, "voice": True}
