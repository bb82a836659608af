"""The screen stands still for nothing the staff page loads, reads or hashes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.staff.pin import keep_pin

ROOT = Path(__file__).resolve().parents[2]
PIN = "428170"


def test_the_library_of_the_store_is_loaded_by_the_lane_and_not_before_the_pin(tmp_path):
    keep_pin(tmp_path, PIN)
    done = subprocess.run(
        [sys.executable, "-m", "tests.viewmodels.staff_threads", tmp_path, PIN],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert not told["before"]
    assert [name.partition("_")[0] for name in told["threads"]] == ["database"]
    assert told["condition"].startswith("Máy chưa được ghép với trung tâm.")
