from pathlib import Path

import pytest

from kiosk.session.scratch import Scratch, ScratchError


def test_each_folder_is_private_and_its_own(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "data", tmp_path)
    first, second = scratch.make(), scratch.make()
    assert first != second
    assert {path.stat().st_mode & 0o777 for path in (first, second, scratch.base)} == {0o700}


def test_removing_one_leaves_the_others(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "data", tmp_path)
    first, second = scratch.make(), scratch.make()
    (first / "deep").mkdir()
    (first / "deep" / "spoken.wav").write_bytes(b"word")
    scratch.remove(first)
    assert not first.exists()
    assert second.exists()
    scratch.close()
    assert not scratch.base.exists()


def test_what_an_earlier_kiosk_left_is_cleared(tmp_path: Path) -> None:
    left = Scratch(tmp_path / "data", tmp_path).make() / "page.pdf"
    left.write_bytes(b"word")
    Scratch(tmp_path / "data", tmp_path)
    assert not left.exists()


def test_another_data_folder_has_another_place(tmp_path: Path) -> None:
    first = Scratch(tmp_path / "one", tmp_path).make()
    Scratch(tmp_path / "two", tmp_path)
    assert first.exists()


def test_a_link_put_in_its_place_is_refused(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "data", tmp_path)
    scratch.close()
    (tmp_path / "elsewhere").mkdir()
    scratch.base.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ScratchError):
        Scratch(tmp_path / "data", tmp_path)
