"""What every place for attachments promises, tried on a folder and on a bucket of a real store."""

import pytest

from central.bucket import Bucket
from central.bucket_objects import BucketObjects
from central.folder_objects import FolderObjects
from central.landmark import FolderError
from central.s3_config import S3Settings
from sync.canonical import digest

ID = "01900000-0000-7000-8000-0000000000ab"
OTHER = "01900000-0000-7000-8000-0000000001ab"
ONE = b"one and two"
ONE_DIGEST, OTHER_DIGEST = digest(ONE), "d" * 64


@pytest.fixture(params=["folder", "bucket"])
def reopened(request, tmp_path):
    """A function that opens the same place anew, as another node or a restarted one does."""
    if request.param == "folder":
        return lambda: FolderObjects(tmp_path / "attachments", shared=True)
    gateway = request.getfixturevalue("gateway")
    settings = S3Settings.model_validate(gateway.settings(gateway.bucket()))
    return lambda: BucketObjects(Bucket(settings))


@pytest.fixture
def objects(reopened):
    return reopened()


def test_pieces_become_the_whole_that_others_read(objects, reopened):
    objects.write(ID, ONE_DIGEST, 0, ONE[:4])
    objects.write(ID, ONE_DIGEST, 4, ONE[4:])
    assert objects.arrived(ID, ONE_DIGEST) == len(ONE)
    assert objects.read(ID, ONE_DIGEST, 100) == ONE

    objects.finish(ID, ONE_DIGEST, ONE)
    objects.finish(ID, ONE_DIGEST, ONE)

    again = reopened()
    assert again.read(ID, ONE_DIGEST, 100) == ONE
    assert again.read(ID, ONE_DIGEST, 3) == ONE[:3]
    assert again.arrived(ID, ONE_DIGEST) == len(ONE)


def test_what_was_written_another_place_goes_on_with(objects, reopened):
    objects.write(ID, ONE_DIGEST, 0, ONE[:4])

    other = reopened()
    assert other.arrived(ID, ONE_DIGEST) == 4
    other.write(ID, ONE_DIGEST, 4, ONE[4:])

    assert objects.read(ID, ONE_DIGEST, len(ONE)) == ONE


def test_a_piece_that_was_not_counted_is_written_over(objects):
    objects.write(ID, ONE_DIGEST, 0, ONE[:4])
    objects.write(ID, ONE_DIGEST, 4, b"xxx and more than there is")
    objects.write(ID, ONE_DIGEST, 4, ONE[4:])

    assert objects.read(ID, ONE_DIGEST, len(ONE)) == ONE


def test_pieces_cut_otherwise_the_second_time_make_the_same_whole(objects):
    for offset in range(0, len(ONE), 4):
        objects.write(ID, ONE_DIGEST, offset, b"####"[: len(ONE) - offset])
    for offset in range(0, len(ONE), 3):
        objects.write(ID, ONE_DIGEST, offset, ONE[offset : offset + 3])

    assert objects.read(ID, ONE_DIGEST, len(ONE)) == ONE


def test_bytes_behind_the_end_are_not_of_the_whole(objects):
    objects.write(ID, ONE_DIGEST, 0, ONE + b" and wrong")
    objects.finish(ID, ONE_DIGEST, ONE)

    assert objects.read(ID, ONE_DIGEST, 100) == ONE


def test_what_was_whole_before_a_crash_can_be_sent_again(objects):
    """The whole is here, the database does not know: the last piece comes once more."""
    objects.write(ID, ONE_DIGEST, 0, ONE)
    objects.finish(ID, ONE_DIGEST, ONE)

    assert objects.arrived(ID, ONE_DIGEST) >= 4
    objects.write(ID, ONE_DIGEST, 4, ONE[4:])
    assert objects.read(ID, ONE_DIGEST, len(ONE)) == ONE
    objects.finish(ID, ONE_DIGEST, ONE)

    assert objects.read(ID, ONE_DIGEST, len(ONE)) == ONE


def test_a_whole_can_be_put_at_once_and_over_a_damaged_one(objects):
    objects.put(ID, ONE_DIGEST, b"damaged")
    objects.put(ID, ONE_DIGEST, ONE)

    assert objects.read(ID, ONE_DIGEST, 100) == ONE


def test_what_was_never_here_reads_as_nothing(objects):
    assert objects.read(ID, ONE_DIGEST, 9) is None
    assert objects.arrived(ID, ONE_DIGEST) == 0
    objects.drop_part(ID, ONE_DIGEST)
    objects.set_aside(ID, ONE_DIGEST)
    objects.erase(ID)
    assert objects.is_empty()


def test_a_part_dropped_leaves_the_whole_of_others(objects):
    objects.write(ID, OTHER_DIGEST, 0, b"x")
    objects.put(ID, ONE_DIGEST, ONE)
    objects.drop_part(ID, OTHER_DIGEST)
    objects.drop_part(ID, ONE_DIGEST)

    assert objects.read(ID, OTHER_DIGEST, 1) is None
    assert objects.read(ID, ONE_DIGEST, 100) == ONE


def test_what_is_set_aside_is_not_here_any_more(objects):
    objects.write(ID, ONE_DIGEST, 0, b"not what it should be")
    objects.set_aside(ID, ONE_DIGEST)

    assert objects.read(ID, ONE_DIGEST, 9) is None
    assert not objects.is_empty()
    objects.write(ID, ONE_DIGEST, 0, ONE)
    assert objects.read(ID, ONE_DIGEST, 100) == ONE


def test_erasing_leaves_nothing_of_a_declaration_and_all_of_its_neighbour(objects):
    objects.put(ID, ONE_DIGEST, ONE)
    objects.write(ID, OTHER_DIGEST, 0, b"wrong")
    objects.set_aside(ID, OTHER_DIGEST)
    objects.write(ID, OTHER_DIGEST, 0, b"half")
    objects.put(OTHER, ONE_DIGEST, ONE)

    objects.erase(ID)

    assert objects.read(ID, ONE_DIGEST, 9) is None
    assert objects.read(ID, OTHER_DIGEST, 9) is None
    assert objects.read(OTHER, ONE_DIGEST, 100) == ONE
    objects.erase(OTHER)
    assert objects.is_empty()


def test_only_its_own_centre_uses_it(objects, reopened):
    with pytest.raises(FolderError):
        objects.check("centre-a")
    objects.claim("centre-a", fresh=True)
    objects.check("centre-a")
    assert objects.is_empty()

    with pytest.raises(FolderError):
        reopened().check("centre-b")
    assert objects.answers()
