import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.handoff import erasure
from kiosk.handoff.collecting import (
    MOST_MESSAGES,
    Collector,
    Progress,
    Spoilt,
    Whole,
    collect,
)
from kiosk.handoff.frame import (
    PIECE_SIZE,
    Frame,
    NoFrame,
    cut,
    frame_texts,
    message_id,
    read_frame,
    write_frame,
)

LARGE = random.Random(7).randbytes(PIECE_SIZE * 5 - 100)
OTHER = random.Random(8).randbytes(PIECE_SIZE * 3)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([1, *range(3, 20)]), st.integers(0, 2**32), st.floats(0, 0.8))
def test_any_loss_any_order_and_doubles_are_borne(pieces, seed, loss):
    rng = random.Random(seed)
    message = rng.randbytes(PIECE_SIZE * pieces - rng.randrange(200))
    shown = frame_texts(message, range(256)) if pieces > 1 else frame_texts(message)
    arrived = [text for text in shown if rng.random() >= loss] or shown
    arrived += arrived[: len(arrived) // 2]
    rng.shuffle(arrived)
    outcome = collect(arrived)
    enough = len(set(arrived)) >= len(cut(message))
    assert outcome == Whole(message) if enough else isinstance(outcome, Progress)


def test_exactly_as_many_as_pieces_are_enough():
    collector = Collector()
    texts = frame_texts(LARGE)
    said = [collector.take(texts[index]) for index in (9, 0, 7, 2, 5)]
    assert said[:-1] == [Progress(n, 5) for n in range(1, 5)]
    assert said[-1] == Whole(LARGE)


def test_the_same_frame_again_is_no_progress():
    collector = Collector()
    text = frame_texts(LARGE)[0]
    assert collector.take(text) == collector.take(text) == Progress(1, 5)


def test_two_messages_seen_in_turn_do_not_mix():
    collector = Collector()
    for one, other in zip(frame_texts(LARGE)[:3], frame_texts(OTHER)[:2], strict=False):
        collector.take(one)
        collector.take(other)
    assert collector.take(frame_texts(OTHER)[2]) == Whole(OTHER)
    collector.take(frame_texts(LARGE)[3])
    collector.take(frame_texts(LARGE)[4])
    assert collector.take(frame_texts(LARGE)[8]) == Whole(LARGE)


def test_damaged_and_foreign_codes_change_nothing():
    collector = Collector()
    texts = frame_texts(LARGE)
    for text in texts[:4]:
        collector.take(text)
        assert collector.take(text[:-1] + "/") == NoFrame("handoff_damaged")
        assert collector.take("PHIEU:00170001231") == NoFrame("not_handoff")
    assert collector.take(texts[6]) == Whole(LARGE)


def poisoned(text):
    """A frame with another symbol and a good check sum: somebody means it."""
    frame = read_frame(text)
    return write_frame(
        Frame(frame.pieces, frame.index, frame.id, frame.length, bytes(len(frame.symbol)))
    )


def test_a_forged_symbol_spoils_the_message_and_it_begins_anew():
    collector = Collector()
    texts = frame_texts(LARGE)
    collector.take(poisoned(texts[0]))
    for text in texts[1:4]:
        collector.take(text)
    assert collector.take(texts[4]) == Spoilt()
    for text in texts[:4]:
        collector.take(text)
    assert collector.take(texts[4]) == Whole(LARGE)


def test_memory_is_bounded_whatever_is_shown():
    collector = Collector()
    rng = random.Random(3)
    for _ in range(300):
        message = rng.randbytes(PIECE_SIZE * 3)
        collector.take(frame_texts(message, range(1))[0])
    held = collector._messages
    assert len(held) == MOST_MESSAGES
    assert sum(len(symbols) for symbols in held.values()) == MOST_MESSAGES


def test_the_message_shown_last_is_not_the_one_forgotten():
    collector = Collector()
    rng = random.Random(4)
    wanted = frame_texts(LARGE)
    for text in wanted[:4]:
        collector.take(text)
        for _ in range(MOST_MESSAGES - 1):
            collector.take(frame_texts(rng.randbytes(PIECE_SIZE * 3), range(1))[0])
    assert collector.take(wanted[4]) == Whole(LARGE)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_text_raises(texts):
    assert not isinstance(collect([f"CHUYEN:{text}" for text in texts]), Whole)


@pytest.mark.parametrize("pieces", [3, 64])
def test_stand_ins_fill_up_the_last_short_piece(pieces):
    message = bytes([5]) * (PIECE_SIZE * (pieces - 1) + 300)
    count = len(cut(message))
    texts = frame_texts(message, range(count, 2 * count))
    assert collect(texts) == Whole(message)
    assert 2 * count <= erasure.SYMBOLS
    assert message_id(message) == read_frame(texts[0]).id
