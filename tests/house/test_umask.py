"""A command run within a test keeps its files to one user, and no test after it does."""

import os
from pathlib import Path

import pytest


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_starts_with_the_usual_rights(tmp_path: Path, turn: int):
    (tmp_path / "for-all").mkdir()
    assert (tmp_path / "for-all").stat().st_mode & 0o777 == 0o755, turn
    os.umask(0o077)
