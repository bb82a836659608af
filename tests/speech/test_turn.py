import pytest

from kiosk.speech.framing import MAX_TEXT_CHARS
from kiosk.speech.turn import fits
from kiosk.speech.utterance import Script
from tests.speech.stand_ins import collect, fake_engine


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("good", None),
        ("missing", "missing"),
        ("crash", "crashed"),
        ("crash_midway", "crashed"),
        ("garbage", "garbled"),
        ("no_sound", "garbled"),
        ("flood", "too_long"),
    ],
)
def test_what_an_engine_does_has_a_name(mode, reason):
    assert collect(fake_engine(mode), "Một hai").reason == reason


@pytest.mark.parametrize("mode", ["hang", "hang_midway", "deaf"])
def test_patience_ends(mode):
    assert collect(fake_engine(mode, patience_s=0.5), "Một hai").reason == "slow"


def test_an_engine_that_works_gives_sound_and_words():
    said = collect(fake_engine("good"), "Một hai")
    assert len(said.pcm) == 3 * 4_410
    assert [(w.position, w.length) for w in said.words] == [(0, 3), (4, 3)]


def test_a_text_too_long_for_the_pipe_does_not_fit():
    assert fits(Script("a" * MAX_TEXT_CHARS, (), ()))
    assert not fits(Script("a" * (MAX_TEXT_CHARS + 1), (), ()))
    assert not fits(Script("😀" * MAX_TEXT_CHARS * 2, (), ()))
