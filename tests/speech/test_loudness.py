import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.engines import ESPEAK
from kiosk.speech.loudness import TOP, curve, faded, mixed, shaped
from kiosk.speech.player import HEADROOM_DB
from tests.speech.stand_ins import sound_of

SAMPLES = st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=50)


def pcm(values):
    return array("h", values).tobytes()


def values(data):
    return list(array("h", data))


def loudness_db(data):
    samples = array("h", data)
    return 10 * math.log10(sum(s * s for s in samples) / len(samples))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_loudest_step_makes_speech_twelve_decibels_louder(language):
    text = "Quý vị khai cho ai? Mời ra quầy." if language == "vi" else "Who is it for? Thank you."
    speech = sound_of(ESPEAK, text, language).pcm
    usual, loudest = shaped(speech, curve(HEADROOM_DB)), shaped(speech, curve(HEADROOM_DB + 12))
    assert loudness_db(loudest) - loudness_db(usual) > 11.5


@given(SAMPLES, st.sampled_from([-24.0, -6.0, 3.0, 12.0]))
def test_sound_keeps_its_sign_and_order_and_never_wraps_round(samples, volume_db):
    out = values(shaped(pcm(sorted(samples)), curve(volume_db)))
    assert out == sorted(out)
    for before, after in zip(sorted(samples), out, strict=True):
        assert before * after >= 0
        assert abs(after) <= TOP


def test_small_sound_grows_by_exactly_the_gain():
    assert values(shaped(pcm([1_000, -1_000]), curve(20 * math.log10(4)))) == [4_000, -4_000]


def test_no_peak_is_cut_flat():
    out = values(shaped(pcm([16_000, 24_000, 32_000]), curve(12.0)))
    assert out[0] < out[1] <= out[2]


def test_nothing_changes_at_nought():
    data = pcm([1, -2, 3])
    assert shaped(data, curve(0.0)) is data


def test_two_sounds_at_once_are_their_sum_within_bounds():
    assert values(mixed(pcm([1, 2, 3]), pcm([10, 30_000]))) == [11, 30_002, 3]
    assert values(mixed(pcm([30_000, -30_000]), pcm([30_000, -30_000]))) == [TOP, -TOP]
    assert mixed(b"", b"") == b""


def test_a_fade_goes_down_to_silence():
    assert values(faded(pcm([100] * 4))) == [100, 75, 50, 25]
    assert faded(b"") == b""
