import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.alignment import estimated_begins
from kiosk.voice.codec import RATE_HZ
from tests.voice.conftest import silence, tone


def spoken(*seconds):
    """Words of these lengths, a short dip between them."""
    return silence(0.05) + silence(0.04).join(tone(s) for s in seconds) + silence(0.3)


def test_words_begin_in_the_dips_between_them():
    begins = estimated_begins("Xin chờ một lát", spoken(0.3, 0.35, 0.25, 0.3))
    dips = (0.05, 0.05 + 0.3, 0.05 + 0.3 + 0.04 + 0.35, 0.05 + 0.3 + 0.04 + 0.35 + 0.04 + 0.25)
    for begin, dip in zip(begins, dips, strict=True):
        assert begin / RATE_HZ == pytest.approx(dip + 0.02, abs=0.04)


def test_a_word_begins_nearer_the_truth_than_its_letters_say():
    pcm = spoken(0.2, 0.5)
    (_, second) = estimated_begins("bé ăn", pcm)
    assert second / RATE_HZ == pytest.approx(0.27, abs=0.1)


@given(st.lists(st.floats(0.02, 0.4), min_size=1, max_size=6))
def test_every_word_has_its_place_in_order(seconds):
    pcm = spoken(*seconds)
    begins = estimated_begins(" ".join("ăn" for _ in seconds), pcm)
    assert len(begins) == len(seconds)
    assert list(begins) == sorted(begins)
    assert 0 <= begins[0] <= begins[-1] <= len(pcm) // 2
