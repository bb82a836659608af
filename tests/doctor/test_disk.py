import shutil
from typing import NamedTuple

import pytest

from kiosk.doctor import disk
from kiosk.doctor.disk import disk_health


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "kiosk"
    (made / "keys").mkdir(parents=True, mode=0o700)
    made.chmod(0o700)
    for name in ("kiosk.db", "kiosk.db-wal", "enrolment.json", "keys/device.key"):
        (made / name).touch(mode=0o600)
        (made / name).chmod(0o600)
    return made


def test_a_private_folder_with_room_is_well_and_nothing_stays_behind(folder):
    before = sorted(folder.rglob("*"))
    found = disk_health(folder, "en")
    assert found.ok
    assert "GB are free" in found.message
    assert sorted(folder.rglob("*")) == before


def test_a_folder_not_made_yet_is_well_and_not_made(tmp_path):
    found = disk_health(tmp_path / "var" / "kiosk", "en")
    assert found.ok
    assert "not there yet" in found.message
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("place", "mode", "said"),
    [
        ("kiosk.db", 0o640, "kiosk.db"),
        ("kiosk.db-wal", 0o604, "kiosk.db-wal"),
        ("enrolment.json", 0o644, "enrolment.json"),
        ("keys/device.key", 0o660, "keys/device.key"),
        ("keys", 0o750, "keys"),
        (".", 0o755, "."),
    ],
)
def test_what_others_may_enter_is_named(folder, place, mode, said):
    (folder / place).chmod(mode)
    found = disk_health(folder, "en")
    assert not found.ok
    assert found.message == f"Other users of this machine can read: {said}."
    assert found.advice == f"Run: chmod -R go= {folder}"


def test_a_disk_without_room_is_told(folder, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 40_000_000))
    found = disk_health(folder, "vi")
    assert not found.ok
    assert found.message == "Ổ đĩa sắp đầy, chỉ còn 0 GB."


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "kiosk").write_text("a file, no folder")
    found = disk_health(tmp_path / "kiosk", "en")
    assert not found.ok
    assert found.message.startswith("Nothing can be written into")


def test_a_full_disk_is_not_taken_for_a_closed_one(monkeypatch, tmp_path):
    monkeypatch.setattr(disk, "writing_problem", lambda _: "full")
    assert "full" in disk_health(tmp_path, "en").message


def test_a_disk_that_takes_no_byte_is_full():
    assert disk.writing_problem(disk.Path("/nowhere/at/all")) == "not_writable"
