import stat

import pytest

from central.folder_objects import FolderObjects

ID = "01900000-0000-7000-8000-0000000000ab"
DIGEST = "c" * 64


@pytest.fixture
def objects(tmp_path):
    return FolderObjects(tmp_path / "attachments")


def test_the_whole_is_a_file_named_by_its_digest(objects, tmp_path):
    objects.write(ID, DIGEST, 0, b"one two")
    objects.finish(ID, DIGEST, b"one two")

    whole = tmp_path / "attachments" / "ab" / ID / DIGEST
    assert whole.read_bytes() == b"one two"
    assert [path.name for path in whole.parent.iterdir()] == [DIGEST]


def test_only_its_owner_may_look(objects, tmp_path):
    objects.write(ID, DIGEST, 0, b"x")
    objects.put(ID, "d" * 64, b"y")
    folder = tmp_path / "attachments" / "ab" / ID

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_folder_that_lost_its_mark_is_not_claimed_again(tmp_path):
    shared = FolderObjects(tmp_path / "mount", shared=True)
    shared.claim("centre-a", fresh=False)

    assert not (tmp_path / "mount").exists()


def test_a_folder_of_one_node_needs_no_mark(objects):
    objects.check("centre-a")
    assert objects.answers()
