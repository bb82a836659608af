"""A picture is sealed as a stream: it opens whole, for one key and one device, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from sync.attachment import (
    CHUNK_BYTES,
    FRAME_BYTES,
    TAG_BYTES,
    open_attachment,
    seal_attachment,
    sealed_size,
)
from sync.canonical import digest
from sync.envelope import EnvelopeError

KEY = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(KEY.public_key), bytes(KEY)
DEVICE = "00000000-0000-7000-8000-000000000001"
THREE_CHUNKS = bytes(range(256)) * 600
BLOCK = CHUNK_BYTES + TAG_BYTES


def opened(sealed, private=PRIVATE, device=DEVICE):
    return b"".join(open_attachment(sealed, private, device))


def refuses(sealed, **changes):
    with pytest.raises(EnvelopeError) as caught:
        opened(sealed, **changes)
    return caught.value.code == "unsealable"


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES]
)
def test_what_is_sealed_opens_and_has_the_size_foretold(size):
    data = bytes(i % 251 for i in range(size))
    sealed = seal_attachment(data, PUBLIC, DEVICE)
    assert opened(sealed.sealed) == data
    assert len(sealed.sealed) == sealed_size(size)
    assert (sealed.named.digest, sealed.named.size) == (digest(sealed.sealed), sealed_size(size))


def test_the_same_picture_twice_is_two_different_ones_outside():
    first, second = (seal_attachment(THREE_CHUNKS, PUBLIC, DEVICE) for _ in range(2))
    assert first.digest != second.digest


def test_no_other_key_and_no_other_device_opens_it():
    sealed = seal_attachment(THREE_CHUNKS, PUBLIC, DEVICE).sealed
    assert refuses(sealed, private=bytes(PrivateKey.generate()))
    assert refuses(sealed, device=DEVICE[:-1] + "2")


def test_chunks_missing_swapped_doubled_or_added_are_found():
    sealed = seal_attachment(THREE_CHUNKS, PUBLIC, DEVICE).sealed
    frame, chunks = sealed[:FRAME_BYTES], sealed[FRAME_BYTES:]
    first, second, last = chunks[:BLOCK], chunks[BLOCK : 2 * BLOCK], chunks[2 * BLOCK :]
    for wrong in (
        frame,
        frame + first,
        frame + first + second,
        frame + second + first + last,
        frame + first + last,
        frame + first + first + second + last,
        sealed + last,
        sealed + b"x",
        sealed[1:],
        b"",
    ):
        assert refuses(wrong)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_anywhere_is_found(place, flip):
    sealed = bytearray(seal_attachment(THREE_CHUNKS[: CHUNK_BYTES + 9], PUBLIC, DEVICE).sealed)
    sealed[place % len(sealed)] ^= flip
    assert refuses(bytes(sealed))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_refused_and_never_crash(junk):
    assert refuses(junk)
