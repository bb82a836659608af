import os
import subprocess
import sys
from pathlib import Path

from kiosk.session.run_lock import take_run_lock
from kiosk.supervisor import ALREADY_RUNNING

ROOT = Path(__file__).parents[2]


def run(folder: Path, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """`kiosk run` in a folder where it finds no settings but these."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "run", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_a_second_one_on_the_same_data_says_so_and_exits_1(tmp_path: Path) -> None:
    lock = take_run_lock(tmp_path / "var" / "kiosk")
    assert lock is not None
    done = run(tmp_path)
    os.close(lock)
    assert done.returncode == 1
    assert done.stderr == ALREADY_RUNNING + "\n"
    assert done.stdout == ""


def test_wrong_settings_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("[data]\ndri = 'x'\n")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "data.dri" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(tmp_path, KIOSK_DATA_DIR=str(tmp_path / "file" / "kiosk"))
    assert done.returncode == 1
    assert "Cannot use" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_shows_an_example(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert "Example: kiosk run --windowed" in done.stdout


def test_an_unknown_option_exits_2(tmp_path: Path) -> None:
    assert run(tmp_path, "--fullscreen").returncode == 2
