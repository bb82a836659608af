import os
import stat

import pytest

from kiosk.neural import files as room
from kiosk.neural.files import NotRead, VoiceFiles, keep, read_files, read_installed
from kiosk.neural.home import DESCRIPTION, MODEL, home_of, installed

FILES = VoiceFiles(b"model", b"{}")


def test_what_was_kept_is_read_again_and_only_its_owner_can(tmp_path):
    folder = keep(tmp_path, FILES)
    assert folder == home_of(tmp_path, FILES.digest) == installed(tmp_path, FILES.digest)
    assert read_installed(folder) == FILES
    assert stat.S_IMODE((folder / MODEL).stat().st_mode) == 0o600
    assert sorted(path.name for path in folder.iterdir()) == [MODEL, DESCRIPTION]


def test_keeping_twice_is_keeping_once(tmp_path):
    assert keep(tmp_path, FILES) == keep(tmp_path, FILES)


@pytest.mark.parametrize("name", [MODEL, DESCRIPTION])
def test_a_change_of_either_file_is_seen(tmp_path, name):
    folder = keep(tmp_path, FILES)
    (folder / name).write_bytes(b"other")
    assert read_installed(folder) == NotRead("changed", MODEL)


def test_parts_cannot_be_moved_from_one_file_to_the_other():
    assert VoiceFiles(b"ab", b"c").digest != VoiceFiles(b"a", b"bc").digest


@pytest.mark.parametrize("name", [MODEL, DESCRIPTION])
def test_a_file_that_is_gone_or_none_is_told(tmp_path, name):
    folder = keep(tmp_path, FILES)
    (folder / name).unlink()
    assert read_installed(folder) == NotRead("missing", name)
    (folder / name).mkdir()
    assert read_installed(folder) == NotRead("missing", name)
    assert installed(tmp_path, FILES.digest) is None


def test_a_pipe_nobody_writes_does_not_hold_the_reader(tmp_path):
    folder = keep(tmp_path, FILES)
    (folder / MODEL).unlink()
    os.mkfifo(folder / MODEL)
    assert read_installed(folder) == NotRead("missing", MODEL)


def test_no_more_is_read_than_a_voice_may_have(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "MOST_MODEL_BYTES", 4)
    (tmp_path / "m").write_bytes(b"12345")
    (tmp_path / "d").write_bytes(b"{}")
    assert read_files(tmp_path / "m", tmp_path / "d") == NotRead("too_large", "m")


def test_without_a_digest_nothing_is_installed(tmp_path):
    assert installed(tmp_path, None) is None
