import math
from array import array

import pytest

from kiosk.voice.codec import RATE_HZ
from kiosk.voice.take import (
    AFTER_S,
    BEFORE_S,
    LONGEST_S,
    TARGET_DB,
    loudness,
    speech_level,
    take_of,
)
from tests.voice.conftest import silence, tone


def level(pcm):
    return speech_level(loudness(array("h", pcm)))


@pytest.mark.parametrize("raised", [300, 1_000, 8_000, 24_000])
def test_every_take_comes_to_the_loudness_of_the_kiosk(raised):
    take = take_of(silence(0.4) + tone(1, raised) + silence(0.4))
    assert take.faults == (("too_quiet",) if raised == 300 else ())
    assert level(take.pcm) == pytest.approx(TARGET_DB, abs=0.3)


def test_no_peak_is_raised_into_full_scale():
    spiky = silence(0.2) + tone(0.02, 20_000) + tone(1, 1_000) + silence(0.2)
    assert max(map(abs, array("h", take_of(spiky).pcm))) <= 30_000


@pytest.mark.parametrize(("before", "after"), [(1.0, 2.0), (0.0, 0.0), (0.3, 0.01)])
def test_silence_is_cut_to_the_same_rest_everywhere(before, after):
    take = take_of(silence(before) + tone(1) + silence(after))
    assert len(take.pcm) / 2 / RATE_HZ == pytest.approx(BEFORE_S + 1 + AFTER_S, abs=0.03)


def test_a_pause_between_words_is_kept():
    take = take_of(tone(0.5) + silence(0.4) + tone(0.5))
    assert len(take.pcm) / 2 / RATE_HZ == pytest.approx(BEFORE_S + 1.4 + AFTER_S, abs=0.03)


def test_sound_that_was_too_loud_for_the_microphone_is_told():
    square = array("h", (32_767 if math.sin(at / 16) > 0 else -32_767 for at in range(RATE_HZ)))
    assert take_of(square.tobytes()).faults == ("clipped",)


@pytest.mark.parametrize("recorded", [b"", silence(2), tone(1, 8)])
def test_a_take_without_a_voice_is_nothing(recorded):
    take = take_of(recorded)
    assert take.faults == ("nothing",)
    assert take.pcm == b""


def test_a_recording_that_was_not_stopped_is_told():
    assert take_of(tone(LONGEST_S + 1)).faults == ("too_long",)
