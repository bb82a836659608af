import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.index import (
    REEL_BYTES,
    BadIndex,
    ClipPlace,
    Index,
    index_bytes,
    parse_index,
)

KEY = "0123456789abcdef0123456789abcdef"
PLACE = ClipPlace(0, 10, 20, "0123456789abcdef", 22_050, (0, 400))
INDEX = Index("vi", "Cô Mẫu", "estimated", {KEY: PLACE})


def test_an_index_is_read_as_it_was_written():
    assert parse_index(index_bytes(INDEX), "vi") == INDEX


def changed(**fields):
    return json.dumps({**json.loads(index_bytes(INDEX)), **fields}).encode()


def with_clip(at, value):
    clip = json.loads(index_bytes(INDEX))["clips"][KEY]
    clip[at] = value
    return changed(clips={KEY: clip})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b"\xff",
        changed(format=2),
        changed(language="en"),
        changed(timing="guessed"),
        changed(voice="x" * 121),
        changed(clips={"../x": [0, 10, 20, PLACE.check, 22_050, [0]]}),
        changed(clips={KEY: [0, 10]}),
        with_clip(0, -1),
        with_clip(0, 10**9),
        with_clip(1, -1),
        with_clip(1, REEL_BYTES),
        with_clip(2, 0),
        with_clip(3, "zz"),
        with_clip(4, 10**9),
        with_clip(5, []),
        with_clip(5, [400, 0]),
        with_clip(5, [0, 1_001]),
        with_clip(5, [-1, 0]),
        with_clip(5, [0, True]),
        with_clip(5, ["0"]),
        with_clip(5, [0] * 401),
    ],
)
def test_what_an_index_may_not_say_is_refused(raw):
    with pytest.raises(BadIndex):
        parse_index(raw, "vi")


@given(st.binary(max_size=200))
def test_bytes_from_anywhere_are_refused_in_words(raw):
    with pytest.raises(BadIndex):
        parse_index(raw, "vi")
