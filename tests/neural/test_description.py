import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.neural.description import LARGEST_ID, MOST_SYMBOLS, Description, Unusable
from kiosk.neural.description import parse_description as parse
from tests.neural.tiny_model import CONFIG, IDS, config

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def test_what_a_voice_says_of_itself_is_taken_over():
    told = parse(config(num_speakers=2, inference={"noise_scale": 0.5, "length_scale": 1.2}))
    assert isinstance(told, Description)
    assert (told.language, told.phonemes, told.letters, told.rate_hz) == ("vi", "vi", False, 16_000)
    assert (told.noise, told.length, told.noise_width, told.speakers) == (0.5, 1.2, 0.8, 2)
    assert told.ids["a"] == tuple(IDS["a"])


def test_a_dialect_is_a_voice_of_its_language():
    told = parse(config(espeak={"voice": "en-us"}))
    assert isinstance(told, Description)
    assert (told.language, told.phonemes) == ("en", "en-us")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        config(audio={"sample_rate": 2_000_000}),
        config(audio={}),
        config(espeak={"voice": "../../etc/passwd"}),
        config(espeak={"voice": "fr"}),
        config(phoneme_type="pinyin"),
        config(phoneme_id_map={"a": [1]}),
        config(phoneme_id_map={**IDS, "a": []}),
        config(phoneme_id_map={**IDS, "a": [True]}),
        config(phoneme_id_map={**IDS, "a": [LARGEST_ID + 1]}),
        config(phoneme_id_map={**IDS, "a": "1"}),
        config(phoneme_id_map={**IDS, **{f"x{n}": [1] for n in range(MOST_SYMBOLS)}}),
        config(num_speakers=0),
        config(num_speakers="2"),
        config(inference={"length_scale": 0}),
        config(inference={"noise_scale": "loud"}),
        config(inference={"noise_w": True}),
        config(inference=[1]),
    ],
)
def test_what_is_none_is_refused_with_a_reason(raw):
    told = parse(raw)
    assert isinstance(told, Unusable)
    assert told.why


def test_a_number_that_is_none_is_refused():
    raw = json.dumps({**CONFIG, "inference": {"length_scale": float("nan")}}).encode()
    assert isinstance(parse(raw), Unusable)


@given(st.dictionaries(st.sampled_from(sorted(CONFIG)), VALUES))
def test_whatever_stands_in_it_the_answer_is_one_of_two(changes):
    assert isinstance(parse(config(**changes)), Description | Unusable)
