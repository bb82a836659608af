from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.framing import Word
from kiosk.speech.track import Track

PERIOD = 100
WORDS = (Word(0, 0, 1), Word(350, 2, 1), Word(900, 4, 1))


def pcm(frames):
    return bytes(range(256)) * (frames * 2 // 256 + 1)


def sound(frames):
    return pcm(frames)[: frames * 2]


def play_out(track, limit=200):
    """Pull until it is over: the sound, and how many samples had gone out at each milestone."""
    data, passed = b"", []
    for at in range(limit):
        part, due = track.pull(PERIOD)
        data += part
        passed += [(milestone, (at + 1) * PERIOD) for milestone in due]
        if "ended" in due:
            break
    return data, passed


@given(st.lists(st.integers(1, 700), min_size=1, max_size=6), st.integers(0, 500))
def test_all_sound_goes_out_once_in_order(sizes, latency):
    track = Track(22_050, latency)
    whole = b""
    for size in sizes:
        track.add(sound(size), ())
        whole += sound(size)
    track.complete()
    data, passed = play_out(track)
    assert data == whole
    assert [milestone for milestone, _ in passed] == ["began", "ended"]


def test_words_are_due_when_they_are_heard_not_when_handed_over():
    for latency in (0, 300):
        track = Track(22_050, latency)
        track.add(sound(1_000), WORDS)
        track.complete()
        _, passed = play_out(track)
        heard = {m: sent - latency for m, sent in passed if isinstance(m, Word)}
        assert list(heard) == list(WORDS)
        for word, sample in heard.items():
            assert abs(sample - word.sample) <= PERIOD


def test_the_end_is_when_the_last_sample_was_heard():
    track = Track(22_050, 300)
    track.add(sound(500), ())
    track.complete()
    _, passed = play_out(track)
    assert dict(passed)["ended"] == 800


def test_a_track_waits_for_sound_that_comes_late():
    track = Track(22_050, 0)
    track.add(sound(100), ())
    track.pull(PERIOD)
    assert track.pull(PERIOD) == (b"", [])
    track.add(sound(50), (Word(120, 0, 1),))
    track.complete()
    data, passed = play_out(track)
    assert data == sound(50)
    assert [milestone for milestone, _ in passed] == [Word(120, 0, 1), "ended"]


def test_a_word_beyond_the_sound_is_still_announced_before_the_end():
    track = Track(22_050, 0)
    track.add(sound(100), (Word(100_000, 0, 1),))
    track.complete()
    _, passed = play_out(track)
    assert [milestone for milestone, _ in passed] == ["began", Word(100_000, 0, 1), "ended"]


def test_no_word_is_told_before_there_is_sound():
    track = Track(22_050, 0)
    track.add(b"", WORDS[:1])
    assert track.pull(PERIOD) == (b"", [])
    track.add(sound(PERIOD), ())
    assert track.pull(PERIOD)[1] == ["began", WORDS[0]]
