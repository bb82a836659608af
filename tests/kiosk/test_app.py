import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEHIND = {
    "cel",
    "kiosk.rooms",
    "kiosk.viewmodels.find_view",
    "nacl",
    "pydantic",
    "rapidfuzz",
    "yaml",
}
STORE = {"sqlalchemy", "sync.outbox"}
NEVER = {"PIL", "asyncio", "httpx", "miniaudio", "rich", "ssl", "structlog"}


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "KIOSK_DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "KIOSK_PRINTER_KIND": "none",
        "KIOSK_SPEECH_ENGINE": "none",
    }
    program = ROOT / "tests" / "kiosk" / "first_frame.py"
    done = subprocess.run(
        [sys.executable, str(program)],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_welcome_page_is_painted_before_what_is_behind_it_is_loaded(told):
    assert (BEHIND | STORE | NEVER) & set(told["frame"]) == set()


def test_all_of_that_is_loaded_by_the_time_somebody_comes_near_the_store(told):
    assert (BEHIND | STORE) - set(told["store"]) == set()


def test_a_spare_never_loads_the_store(told):
    assert BEHIND - set(told["spare"]) == set()
    assert (STORE | NEVER) & set(told["spare"]) == set()


def test_no_library_is_kept_in_memory_as_source_text(told):
    """PySide's import reads them all; see `kiosk.quick_import`."""
    kept = {name.split("site-packages/")[1].split("/")[0] for name in told["sources"]}
    assert kept - {"PySide6", "shiboken6"} == set()


def test_garbage_is_looked_for_once_the_imports_are_done(told):
    assert told["collects"]


def test_the_drum_is_drawn_once_for_the_first_frame(told):
    assert told["drums"] == 1
