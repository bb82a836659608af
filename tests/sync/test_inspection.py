from dataclasses import replace

import pytest

from sync.database import open_database
from sync.delivery import Parcel
from sync.identity import load_identity
from sync.inspection import inspect
from tests.sync.dossiers import plain, rows


@pytest.fixture
def parcel(outbox, enrolled):
    outbox.save(plain)
    engine = open_database(enrolled)
    ((*columns, sealed),) = rows(
        engine,
        "SELECT seq, id, reference, head, previous, raw, signature, head, 0, sealed"
        " FROM header JOIN payload USING (seq)",
    )
    engine.dispose()
    return Parcel(*columns), sealed


@pytest.fixture
def device_key(enrolled):
    return bytes(load_identity(enrolled).key.verify_key)


def test_what_is_as_it_was_signed_may_be_sent(parcel, device_key):
    signed, sealed = inspect(*parcel, device_key)
    assert (signed.head, sealed) == (parcel[0].head, parcel[1])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"raw": b"{}"}, "bad_header"),
        ({"signature": b"x" * 64}, "bad_signature"),
        ({"seq": 2}, "bad_columns"),
        ({"id": "another"}, "bad_columns"),
        ({"reference": "00410001839"}, "bad_columns"),
        ({"head": "0" * 64}, "bad_columns"),
        ({"previous": "1" * 64}, "bad_columns"),
    ],
)
def test_a_changed_row_is_damaged(parcel, device_key, change, reason):
    verdict = inspect(replace(parcel[0], **change), parcel[1], device_key)
    assert (verdict.state, verdict.reason, verdict.made) == ("damaged", reason, False)


@pytest.mark.parametrize(("sealed", "reason"), [(b"x", "bad_digest"), (None, "payload_missing")])
def test_a_changed_or_lost_payload_is_damaged(parcel, device_key, sealed, reason):
    verdict = inspect(parcel[0], sealed, device_key)
    assert (verdict.state, verdict.reason) == ("damaged", reason)


def test_every_flipped_byte_of_the_payload_is_found(parcel, device_key):
    for place in range(0, len(parcel[1]), 17):
        flipped = bytearray(parcel[1])
        flipped[place] ^= 1
        assert inspect(parcel[0], bytes(flipped), device_key).reason == "bad_digest"


@pytest.mark.parametrize("seen", [None, "0" * 64])
def test_a_header_that_is_not_the_one_seen_before_is_held(parcel, device_key, seen):
    verdict = inspect(replace(parcel[0], head_seen=seen), parcel[1], device_key)
    assert (verdict.state, verdict.reason) == ("held", "other_head")
