import math
from array import array

import pytest

from kiosk.speech.chime import NOTE_S, NOTES_HZ, chime_pcm


def strength(samples, pitch_hz, rate_hz):
    """How much of a pitch is in a sound (Goertzel's sum)."""
    turn = [math.tau * pitch_hz * at / rate_hz for at in range(len(samples))]
    real = sum(s * math.cos(t) for s, t in zip(samples, turn, strict=True))
    imaginary = sum(s * math.sin(t) for s, t in zip(samples, turn, strict=True))
    return math.hypot(real, imaginary) / len(samples)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050])
def test_the_chime_is_its_two_notes_one_after_the_other(rate_hz):
    samples = array("h", chime_pcm(rate_hz))
    half = int(NOTE_S * rate_hz)
    for at, pitch_hz in enumerate(NOTES_HZ):
        note = samples[at * half : (at + 1) * half]
        other = NOTES_HZ[1 - at]
        assert strength(note, pitch_hz, rate_hz) > 20 * strength(note, other, rate_hz)


def test_the_chime_begins_and_ends_without_a_click_and_leaves_room():
    samples = array("h", chime_pcm(22_050))
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
    assert 5_000 < max(map(abs, samples)) < 16_000
