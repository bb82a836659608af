import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.handoff.frame import (
    FRAME_LETTERS,
    LARGEST_MESSAGE,
    MARK,
    MOST_PIECES,
    PIECE_SIZE,
    SINGLE_LETTERS,
    SINGLE_SIZE,
    Frame,
    MessageTooLarge,
    NoFrame,
    frame_texts,
    message_id,
    read_frame,
    write_frame,
)
from kiosk.handoff.letters import to_letters

GOOD = Frame(3, 1, b"abcd", 29, b"0123456789")


@given(st.integers(1, LARGEST_MESSAGE))
@example(SINGLE_SIZE)
@example(SINGLE_SIZE + 1)
@example(LARGEST_MESSAGE)
def test_every_size_of_message_is_cut_into_sound_frames(size):
    message = bytes(size)
    texts = frame_texts(message, range(1) if size <= SINGLE_SIZE else range(3))
    longest = SINGLE_LETTERS if size <= SINGLE_SIZE else FRAME_LETTERS
    for index, text in enumerate(texts):
        frame = read_frame(text)
        assert isinstance(frame, Frame)
        assert (frame.index, frame.length, frame.id) == (index, size, message_id(message))
        assert len(text) <= longest


def test_a_small_message_is_one_code_and_a_large_one_brings_stand_ins():
    assert len(frame_texts(bytes(SINGLE_SIZE))) == 1
    assert len(frame_texts(bytes(PIECE_SIZE * 5))) == 10


@pytest.mark.parametrize("size", [0, LARGEST_MESSAGE + 1])
def test_nothing_and_too_much_are_not_cut(size):
    with pytest.raises(MessageTooLarge):
        frame_texts(bytes(size))


def test_a_frame_comes_back_also_from_behind_a_link_and_in_small_letters():
    text = write_frame(GOOD)
    assert read_frame(text) == GOOD
    assert read_frame(f" {text.lower()}\r\n") == GOOD
    assert read_frame(f"https://centre.invalid/mang-ve#{text}") == GOOD


@pytest.mark.parametrize("text", ["", "PHIEU:00170001231", "https://x.invalid/#a", "CHUYEN", "#"])
def test_other_codes_are_no_handoff(text):
    assert read_frame(text) == NoFrame("not_handoff")


@given(st.integers(len(MARK), len(write_frame(GOOD)) - 1), st.sampled_from("0A-Z:"))
def test_one_wrong_letter_shows(place, letter):
    text = write_frame(GOOD)
    wrong = text[:place] + letter + text[place + 1 :]
    assert wrong == text or read_frame(wrong) == NoFrame("handoff_damaged")


@given(st.text(max_size=300))
def test_no_text_raises(text):
    assert isinstance(read_frame(MARK + text), Frame | NoFrame)


def signed_off(head, symbol=b"0123456789"):
    body = struct.pack(">BBB4sH", *head) + symbol
    return MARK + to_letters(body + struct.pack(">I", zlib.crc32(body)))


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ((1, 0, 0, b"abcd", 10), "no piece"),
        ((1, MOST_PIECES + 1, 0, b"abcd", 650), "too many pieces"),
        ((1, 1, 1, b"abcd", 10), "one piece needs no stand-in"),
        ((1, 3, 0, b"abcd", 0), "nothing in it"),
        ((1, 3, 0, b"abcd", 31), "longer than its pieces"),
        ((1, 3, 0, b"abcd", 20), "a piece that is not needed"),
        ((1, 3, 0, b"abcd", 60000), "length and symbol do not agree"),
    ],
)
def test_a_header_that_cannot_be_is_damaged(head, why):
    assert read_frame(signed_off(head)) == NoFrame("handoff_damaged"), why


def test_a_symbol_larger_than_a_screen_shows_is_damaged():
    text = signed_off((1, 2, 0, b"abcd", 2 * (PIECE_SIZE + 1)), bytes(PIECE_SIZE + 1))
    assert read_frame(text) == NoFrame("handoff_damaged")


def test_a_later_format_is_said_to_be_one():
    assert read_frame(signed_off((2, 3, 1, b"abcd", 29))) == NoFrame("handoff_format")
