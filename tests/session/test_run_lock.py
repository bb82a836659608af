import os
from pathlib import Path

from kiosk.session.run_lock import LOCK_NAME, take_run_lock


def test_only_one_holds_a_folder(tmp_path: Path) -> None:
    first = take_run_lock(tmp_path / "new" / "kiosk")
    assert first is not None
    assert take_run_lock(tmp_path / "new" / "kiosk") is None
    other = take_run_lock(tmp_path / "other")
    assert other is not None
    os.close(first)
    again = take_run_lock(tmp_path / "new" / "kiosk")
    assert again is not None
    os.close(again)
    os.close(other)


def test_the_lock_is_private_and_not_inherited(tmp_path: Path) -> None:
    lock = take_run_lock(tmp_path / "kiosk")
    assert lock is not None
    assert not os.get_inheritable(lock)
    assert (tmp_path / "kiosk").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "kiosk" / LOCK_NAME).stat().st_mode & 0o777 == 0o600
    os.close(lock)
