import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.handoff.erasure import POLYNOMIAL, SYMBOLS, restore, symbol


@st.composite
def losses(draw):
    count = draw(st.integers(1, 64))
    size = draw(st.integers(1, 40))
    seed = draw(st.integers(0, 2**32))
    return count, size, seed


@settings(max_examples=60, deadline=None)
@given(losses())
def test_any_k_different_symbols_give_everything_back(case):
    count, size, seed = case
    rng = random.Random(seed)
    pieces = [rng.randbytes(size) for _ in range(count)]
    arrived = rng.sample(range(SYMBOLS), count)
    assert restore({index: symbol(pieces, index) for index in arrived}, count) == pieces


def test_one_fewer_gives_nothing():
    pieces = [bytes([n] * 4) for n in range(9)]
    arrived = {index: symbol(pieces, index) for index in range(5, 13)}
    assert restore(arrived, 9) is None


def test_the_pieces_themselves_come_first():
    pieces = [b"abcd", b"efgh", b"ijkl"]
    assert [symbol(pieces, index) for index in range(3)] == pieces


def test_only_stand_ins_are_enough():
    pieces = [bytes(range(start, start + 8)) for start in range(0, 64 * 3, 3)]
    arrived = {index: symbol(pieces, index) for index in range(192, 256)}
    assert restore(arrived, 64) == pieces


def by_hand(one, other):
    """Multiply in GF(256) bit by bit."""
    product = 0
    for bit in range(8):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(14, 7, -1):
        if product >> bit & 1:
            product ^= POLYNOMIAL << bit - 8
    return product


@pytest.mark.parametrize("index", [3, 4, 100, 255])
def test_stand_ins_are_the_sums_that_are_written_down(index):
    pieces = [b"\x01\x80\xff", b"\xfe\x02\x10", b"\x00\x37\xc4"]
    inverses = [next(v for v in range(256) if by_hand(v, index ^ j) == 1) for j in range(3)]
    sums = bytes(
        by_hand(inverses[0], a) ^ by_hand(inverses[1], b) ^ by_hand(inverses[2], c)
        for a, b, c in zip(*pieces, strict=True)
    )
    assert symbol(pieces, index) == sums
