"""What is so of a bucket alone; what it promises as a folder does stands in test_objects.py."""

import pytest

from central.bucket import Bucket
from central.bucket_objects import BucketObjects
from central.landmark import FolderError
from central.objects import AwayError, KeepsVersionsError
from central.s3_config import S3Settings
from sync.canonical import digest
from tests.faults.line import FOREVER, Line

ID = "01900000-0000-7000-8000-0000000000ab"
ONE = b"\xff\xd8 one picture, sealed" * 40
DIGEST = digest(ONE)


@pytest.fixture
def bucket(gateway):
    return gateway.bucket()


def opened(gateway, bucket, **changes):
    return BucketObjects(Bucket(S3Settings.model_validate(gateway.settings(bucket, **changes))))


def flipped(handler, commit):
    """The line changes one byte of what is stored."""
    handler.body = bytes([handler.body[0] ^ 1]) + handler.body[1:]
    status, headers, body = handler.ask()
    handler.answer(status, body, headers.get("content-type", ""))


def shortened(handler, commit):
    """The store gives back less than it was given."""
    handler.answer(200, commit()[:-1], "binary/octet-stream", **last_modified())


def last_modified():
    return {"Last-Modified": "Tue, 01 Dec 2026 00:00:00 GMT", "ETag": '"x"'}


def test_keys_are_the_names_of_a_folder(gateway, bucket):
    objects = opened(gateway, bucket)
    objects.claim("centre-a", fresh=True)
    objects.write(ID, "d" * 64, 0, b"half")
    objects.write(ID, "e" * 64, 0, b"wrong")
    objects.set_aside(ID, "e" * 64)
    objects.write(ID, DIGEST, 0, ONE)
    objects.finish(ID, DIGEST, ONE)

    assert gateway.keys(bucket) == {
        "ward/centre": b"centre-a",
        f"ward/parts/ab/{ID}/{'d' * 64}/000000000000": b"half",
        f"ward/wrong/{ID}/{'e' * 64}": b"wrong",
        f"ward/ab/{ID}/{DIGEST}": ONE,
    }


def test_two_prefixes_of_one_bucket_do_not_meet(gateway, bucket):
    mine, other = opened(gateway, bucket), opened(gateway, bucket, prefix="ward-2/")
    mine.put(ID, DIGEST, ONE)

    assert other.is_empty()
    other.erase(ID)
    assert mine.read(ID, DIGEST, len(ONE)) == ONE


def test_a_byte_changed_on_the_way_is_refused_by_the_store(gateway, bucket):
    with Line(gateway.url) as line:
        objects = opened(gateway, bucket, url=line.url)
        line.fail(flipped, f"/{bucket}/", times=FOREVER)

        with pytest.raises(AwayError):
            objects.put(ID, DIGEST, ONE)

    assert gateway.keys(bucket) == {}


def test_what_the_store_gives_back_otherwise_does_not_count(gateway, bucket):
    """It took the whole, and gives back less: it is not said to be here."""
    with Line(gateway.url) as line:
        objects = opened(gateway, bucket, url=line.url)
        line.fail(lambda handler, commit: passed(handler), f"/{bucket}/")
        line.fail(shortened, f"/{bucket}/")

        with pytest.raises(AwayError):
            objects.put(ID, DIGEST, ONE)

    assert gateway.keys(bucket) == {}


def passed(handler):
    status, headers, body = handler.ask()
    kept = {name: headers[name] for name in ("etag", "last-modified") if name in headers}
    handler.answer(status, body, headers.get("content-type", ""), **kept)


def test_a_bucket_that_keeps_versions_is_refused(gateway):
    with pytest.raises(FolderError, match="versions"):
        opened(gateway, gateway.bucket(versioned=True)).claim("centre-a", fresh=True)


def test_where_versions_were_switched_on_later_nothing_is_said_to_be_erased(gateway, bucket):
    """Deleted it would only be out of sight; so it stays until deleting erases again."""
    objects = opened(gateway, bucket)
    objects.claim("centre-a", fresh=True)
    objects.put(ID, DIGEST, ONE)
    objects.refuse_versions()
    assert not objects.keeps_versions()

    gateway.keep_versions(bucket)
    with pytest.raises(KeepsVersionsError, match="versions"):
        objects.erase(ID)
    assert objects.keeps_versions()
    assert objects.read(ID, DIGEST, len(ONE)) == ONE

    gateway.keep_versions(bucket, "Suspended")
    objects.erase(ID)
    assert not objects.keeps_versions()
    assert gateway.versions(bucket).count("ward/centre") == 2  # so older ones would be seen
    assert not any(ID in key for key in gateway.versions(bucket))


def test_what_was_stored_while_versions_were_kept_is_not_said_to_be_erased_later(gateway, bucket):
    objects = opened(gateway, bucket)
    objects.claim("centre-a", fresh=True)
    gateway.keep_versions(bucket)
    objects.put(ID, DIGEST, ONE)
    gateway.keep_versions(bucket, "Suspended")

    with pytest.raises(KeepsVersionsError):
        objects.erase(ID)

    assert objects.read(ID, DIGEST, len(ONE)) == ONE


def test_writing_a_picture_shows_that_versions_are_kept(gateway, bucket):
    objects = opened(gateway, bucket)
    objects.claim("centre-a", fresh=True)
    gateway.keep_versions(bucket)
    objects.write(ID, DIGEST, 0, ONE)
    assert objects.keeps_versions()


def test_a_bucket_of_another_centre_is_neither_claimed_nor_touched(gateway, bucket):
    opened(gateway, bucket).claim("centre-a", fresh=True)
    objects = opened(gateway, bucket)

    with pytest.raises(FolderError):
        objects.claim("centre-b", fresh=True)
    with pytest.raises(FolderError):
        objects.check("centre-b")
    with pytest.raises(AwayError):
        objects.write(ID, DIGEST, 0, ONE)
    assert gateway.keys(bucket) == {"ward/centre": b"centre-a"}


def test_whose_bucket_it_is_is_looked_at_later_when_it_was_away(gateway, bucket):
    opened(gateway, bucket).claim("centre-a", fresh=True)
    with Line(gateway.url) as line:
        objects = opened(gateway, bucket, url=line.url)
        line.fail(unavailable, f"/{bucket}/", times=FOREVER)
        with pytest.raises(AwayError):
            objects.check("centre-a")
        line.heal()
        objects._bucket._rests_until_s = 0.0

        objects.write(ID, DIGEST, 0, ONE)

    assert objects.arrived(ID, DIGEST) == len(ONE)


def unavailable(handler, commit):
    handler.answer(503, b"<Error><Code>SlowDown</Code></Error>", "application/xml")
