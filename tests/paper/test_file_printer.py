import os
import re
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from kiosk.paper.file_printer import FilePrinter
from kiosk.paper.printers import NoPrinter, Printed, Ready

NOW = datetime(2026, 11, 24, 14, 5, 9, tzinfo=UTC)
PAPER = Image.new("1", (576, 40), 1)


def test_papers_of_one_second_get_their_own_files(tmp_path: Path):
    printer = FilePrinter(tmp_path / "paper", lambda: NOW)
    assert [printer.print(PAPER) for _ in range(3)] == [Printed(confirmed=True)] * 3
    names = sorted(path.name for path in (tmp_path / "paper").iterdir())
    assert names == [f"20261124-140509-00{number}.png" for number in (1, 2, 3)]


def test_the_file_holds_the_picture_at_its_real_size(tmp_path: Path):
    FilePrinter(tmp_path, lambda: NOW).print(PAPER)
    with Image.open(next(tmp_path.glob("*.png"))) as read:
        assert read.tobytes() == PAPER.tobytes()
        assert [round(dpi) for dpi in read.info["dpi"]] == [203, 203]


def test_a_folder_that_cannot_be_made_is_no_printer(tmp_path: Path):
    (tmp_path / "file").write_text("")
    printer = FilePrinter(tmp_path / "file" / "paper", lambda: NOW)
    assert printer.print(PAPER) == NoPrinter("not_found")
    assert printer.status() == NoPrinter("not_found")


def test_a_folder_that_does_not_exist_yet_is_ready(tmp_path: Path):
    assert FilePrinter(tmp_path / "a" / "b", lambda: NOW).status() == Ready()


def test_a_full_disk_fails_and_leaves_no_half_file(tmp_path: Path, monkeypatch):
    def full(self: Path, data: bytes) -> int:
        self.touch()
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    outcome = FilePrinter(tmp_path, lambda: NOW).print(PAPER)
    assert re.search("disk_full", str(outcome))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_permission_is_no_printer(tmp_path: Path, monkeypatch):
    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert FilePrinter(tmp_path, lambda: NOW).print(PAPER) == NoPrinter("no_permission")
