import pytest

from kiosk.voice.codec import RATE_HZ, NoEncoder, decoded, encoded, read_wav, write_wav
from tests.voice.conftest import silence, tone


def test_a_clip_comes_back_to_the_sample_and_the_same_bytes_twice():
    sounds = [tone(0.3), tone(1.7), silence(0.1)]
    clips = encoded(sounds)
    assert clips == encoded(sounds)
    assert [len(decoded(c, len(s) // 2)) for c, s in zip(clips, sounds, strict=True)] == [
        len(s) for s in sounds
    ]


@pytest.mark.parametrize("samples", [0, 100, RATE_HZ - 1, RATE_HZ + 1])
def test_a_clip_of_another_length_than_it_says_is_refused(samples):
    (clip,) = encoded([tone(1)])
    assert decoded(clip, samples) is None


def test_a_clip_that_would_be_hours_long_is_left_after_its_length():
    (clip,) = encoded([silence(70)])
    assert decoded(clip, 70 * RATE_HZ) is None


@pytest.mark.parametrize("data", [b"", b"OggS", b"RIFF" * 20, bytes(5_000)])
def test_what_is_no_sound_is_refused(data):
    assert decoded(data, 100) is None


def test_without_the_encoder_that_is_said(monkeypatch):
    monkeypatch.setattr("kiosk.voice.codec.ENCODER", "/nonexistent/oggenc")
    with pytest.raises(NoEncoder):
        encoded([tone(0.1)])


def test_recordings_are_read_as_written_and_others_are_not(tmp_path):
    path = tmp_path / "a.wav"
    write_wav(path, tone(0.1))
    assert read_wav(path) == tone(0.1)
    path.write_bytes(b"RIFF")
    assert read_wav(path) is None
