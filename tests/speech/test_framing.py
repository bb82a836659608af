import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.framing import (
    End,
    FrameReader,
    Garbled,
    Ready,
    Refused,
    Request,
    Sound,
    Word,
    encode,
)

MESSAGES = [
    Ready(),
    Request("Quý vị khai cho ai?", "vi", 0.75),
    Sound(22_050, (Word(0, 0, 3), Word(480, 4, 2)), b"\x01\x02" * 700),
    Sound(22_050, (), b""),
    End(),
    Refused("no_voice"),
]


@given(st.lists(st.sampled_from(MESSAGES), max_size=8), st.integers(1, 400))
def test_messages_arrive_whole_in_pieces_of_any_size(messages, size):
    stream = b"".join(encode(message) for message in messages)
    reader = FrameReader()
    got = []
    for at in range(0, len(stream), size):
        got += reader.feed(stream[at : at + size])
    assert got == messages


@given(st.binary(min_size=8, max_size=200))
def test_other_bytes_are_garbled_or_unfinished_and_never_crash(data):
    try:
        messages = FrameReader().feed(data)
    except Garbled:
        return
    assert messages == []


def frame(head, pcm=b""):
    data = head if isinstance(head, bytes) else json.dumps(head).encode()
    return struct.pack(">2sHI", b"KS", len(data), len(pcm)) + data + pcm


@pytest.mark.parametrize(
    "data",
    [
        frame(b"not json"),
        frame(b"[" * 60_000),
        frame(["Sound"]),
        frame({"t": "Nobody"}),
        frame({"t": "Sound", "rate_hz": 22_050, "words": []}, b"odd"),
        frame({"t": "Sound", "rate_hz": 1, "words": []}),
        frame({"t": "Sound", "rate_hz": 22_050, "words": [[1, 2]]}),
        frame({"t": "Sound", "rate_hz": 22_050, "words": [["a", 2, 3]]}),
        frame({"t": "Sound", "rate_hz": 22_050, "words": [[-1, 0, 3]]}),
        struct.pack(">2sHI", b"KS", 2, 2**31) + b"{}",
        b"Audio saved to a file\n",
    ],
)
def test_a_frame_of_another_shape_is_refused(data):
    with pytest.raises(Garbled):
        FrameReader().feed(data)


def test_messages_are_equal_by_kind_and_parts_and_never_print_a_text():
    assert Ready() != End()
    assert Word(1, 2, 3) == Word(1, 2, 3)
    assert Word(1, 2, 3) != Word(1, 2, 4)
    assert len({Word(1, 2, 3), Word(1, 2, 3), Ready(), End()}) == 3
    assert "Nguyễn" not in repr(Request("Nguyễn Văn A", "vi", 1.0))
