from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import ASSETS
from kiosk.text.rules import abbreviations
from kiosk.text.spoken import Segment, said, speak

LINES = (Path(__file__).parent / "spoken_cases.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.rstrip("\n").split(" => ")) for line in LINES]
ALPHABET = "aăâđêơưbcẾữ ABĐ0123456789./:-–,()%≥đhk\n@+'•"


def test_the_table_is_large():
    assert len({shown for shown, _ in CASES}) >= 150


@pytest.mark.parametrize(("shown", "words"), CASES)
def test_the_vietnamese_voice_says(shown, words):
    assert said(speak(shown)) == words


@pytest.mark.parametrize("shown", [shown for shown, _ in CASES])
def test_no_digit_reaches_the_vietnamese_voice(shown):
    assert not any(c.isdigit() for c in said(speak(shown)))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("Fee 8.000 đồng", "Fee 8,000 dong"),
        ("8,000 đồng each", "8,000 dong each"),
        ("on 02/11/2026", "on 2 November 2026"),
        ("after 15:00", "after 15:00"),
        ("Slip 004 100 017 42", "Slip 0 0 4, 1 0 0, 0 1 7, 4 2"),
        ("ID 003050012345", "I D 0 0 3, 0 5 0, 0 1 2, 3 4 5"),
        ("See 1.001193 (form CT01)", "See, form residence declaration."),
        ("parents and/or guardian", "parents or guardian"),
        ("≥ 75", "at least 75"),
        ("50%", "50 percent"),
        ("14–18 years", "14 to 18 years"),
        ("Scan the QR.", "Scan the Q R."),
        ("Don't stop", "Don't stop"),
    ],
)
def test_the_english_voice_says(shown, words):
    assert said(speak(shown, "en")) == words


def test_one_number_is_one_piece_for_its_three_words():
    lit = [segment for segment in speak("Phí 20.000 đồng") if segment.shown == "20.000"]
    assert lit == [Segment("20.000", "hai mươi nghìn", 4, 10)]


def test_plain_words_are_pieces_of_their_own():
    segments = [segment for segment in speak("Xin đưa thẻ.") if segment.spoken]
    assert [(s.shown, s.spoken) for s in segments] == [
        ("Xin", "Xin"),
        ("đưa", "đưa"),
        ("thẻ", "thẻ"),
        (".", "."),
    ]


def test_several_signs_make_one_pause():
    assert said(speak("Căn cước (bản chính), nộp")) == "Căn cước, bản chính, nộp"


def test_decomposed_text_is_said_composed_and_keeps_its_places():
    shown = "a\u0301n 5"
    segments = speak(shown)
    assert segments[0] == Segment("a\u0301n", "án", 0, 3)
    assert segments[-1].shown == "5"


@given(
    st.one_of(st.text(max_size=60), st.text(ALPHABET, max_size=60)), st.sampled_from(["vi", "en"])
)
def test_segments_cover_every_character_in_order(text, language):
    segments = speak(text, language)
    assert "".join(segment.shown for segment in segments) == text
    position = 0
    for segment in segments:
        assert segment.start == position
        assert segment.shown == text[segment.start : segment.end]
        assert segment.end > segment.start
        position = segment.end


@given(st.text(ALPHABET, max_size=60))
def test_the_vietnamese_voice_never_gets_digits(text):
    assert not any(c.isdigit() for c in said(speak(text)))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_short_forms_say_more_than_themselves(language):
    table = abbreviations(language)
    assert table
    assert all(short != spoken and spoken for short, spoken in table.items())
    assert not [spoken for spoken in table.values() if any(c.isdigit() for c in spoken)]


def _wordings(value):
    if isinstance(value, dict):
        if isinstance(value.get("vi"), str):
            yield value["vi"]
        for inner in value.values():
            yield from _wordings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _wordings(inner)


def test_no_wording_of_the_content_leaves_digits_or_codes_to_the_voice():
    wordings = [
        wording
        for path in sorted((ASSETS / "procedures").glob("*.yaml"))
        for wording in _wordings(yaml.safe_load(path.read_text("utf-8")))
    ]
    assert len(wordings) > 200
    left = {w: said(speak(w)) for w in wordings if any(c.isdigit() for c in said(speak(w)))}
    assert not left
