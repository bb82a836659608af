import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.handoff.letters import LETTERS, from_letters, to_letters

QR_ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_every_letter_is_cheap_in_a_code_and_safe_behind_the_mark_of_a_link():
    assert set(LETTERS) <= QR_ALPHANUMERIC - set(" $%")
    assert len(set(LETTERS)) == 41


@given(st.binary(max_size=400))
def test_bytes_come_back(data):
    assert from_letters(to_letters(data)) == data


@given(st.binary(max_size=400))
def test_two_bytes_are_three_letters(data):
    assert len(to_letters(data)) == len(data) // 2 * 3 + len(data) % 2 * 2


@given(st.text(max_size=60))
def test_what_is_read_is_spelled_again_the_same(text):
    data = from_letters(text)
    assert data is None or to_letters(data) == text


@pytest.mark.parametrize("text", ["A", "+++", "ab", "0 0", "Ứ00", "++", "ABCD"])
def test_what_is_never_spelled_is_not_read(text):
    assert from_letters(text) is None
