import stat

import pytest

from central.objects import Objects

ID = "01900000-0000-7000-8000-0000000000ab"
DIGEST = "c" * 64


@pytest.fixture
def objects(tmp_path):
    return Objects(tmp_path / "attachments")


def test_pieces_make_a_part_and_the_whole_is_named_by_its_digest(objects, tmp_path):
    objects.write(ID, DIGEST, 0, b"one ")
    objects.write(ID, DIGEST, 4, b"two")
    assert objects.arrived(ID, DIGEST) == 7

    objects.finish(ID, DIGEST, 7)
    objects.finish(ID, DIGEST, 7)

    whole = tmp_path / "attachments" / "ab" / ID / DIGEST
    assert whole.read_bytes() == objects.read(ID, DIGEST, 100) == b"one two"
    assert [path.name for path in whole.parent.iterdir()] == [DIGEST]


def test_only_its_owner_may_look(objects, tmp_path):
    objects.write(ID, DIGEST, 0, b"x")
    for path in [tmp_path / "attachments", *(tmp_path / "attachments").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_bytes_behind_the_end_are_cut_off(objects):
    objects.write(ID, DIGEST, 0, b"right and wrong")
    objects.finish(ID, DIGEST, 5)
    assert objects.read(ID, DIGEST, 100) == b"right"


def test_what_was_never_here_reads_as_nothing(objects):
    assert objects.read(ID, DIGEST, 9) is None
    assert objects.arrived(ID, DIGEST) == 0
    objects.drop_part(ID, DIGEST)
    objects.set_aside(ID, DIGEST)
    objects.erase(ID)


def test_a_part_dropped_leaves_the_whole_of_others(objects):
    objects.write(ID, DIGEST, 0, b"x")
    objects.write(ID, "d" * 64, 0, b"y")
    objects.finish(ID, "d" * 64, 1)
    objects.drop_part(ID, DIGEST)
    objects.drop_part(ID, "d" * 64)
    assert objects.read(ID, DIGEST, 1) is None
    assert objects.read(ID, "d" * 64, 1) == b"y"
