import stat

import pytest

from central.folders import make_folder, write_whole


def test_folders_are_made_for_their_owner_alone(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    for path in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_file_is_there_whole_and_takes_the_place_of_another(tmp_path):
    path = tmp_path / "one"
    (tmp_path / ".one").write_bytes(b"left from before")
    write_whole(path, b"first")
    write_whole(path, b"second")

    assert path.read_bytes() == b"second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["one"]


def test_what_cannot_be_written_leaves_the_one_before(tmp_path, monkeypatch):
    path = tmp_path / "one"
    write_whole(path, b"first")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("central.folders.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
