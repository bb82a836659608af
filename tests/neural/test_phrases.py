import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.neural.phrases import MOST_WORDS, phrases

WRITTEN = st.text(alphabet="ab ẽ,.;:!?…\n-(", max_size=120)


def texts(text):
    return [phrase.text.strip() for phrase in phrases(text)]


def test_a_short_sentence_is_one_phrase_with_its_commas():
    assert texts("Một là khai cho mình, hai là khai hộ.") == [
        "Một là khai cho mình, hai là khai hộ."
    ]


def test_each_sentence_begins_a_phrase():
    assert texts("Xin chờ. Quý vị khai cho ai?") == ["Xin chờ.", "Quý vị khai cho ai?"]


def test_a_long_sentence_is_cut_at_its_commas():
    text = "Xin mang căn cước, giấy chứng sinh của bé, sổ hộ khẩu cũ nếu còn, và giấy kết hôn."
    assert texts(text) == [
        "Xin mang căn cước, giấy chứng sinh của bé,",
        "sổ hộ khẩu cũ nếu còn, và giấy kết hôn.",
    ]


def test_what_has_no_comma_is_cut_between_words_in_even_parts():
    counts = [len(text.split()) for text in texts("chữ " * 26)]
    assert counts == [8, 9, 9]


def test_a_phrase_knows_whether_a_sentence_ends_with_it():
    assert [phrase.stops for phrase in phrases("Xin chờ. Mời quý vị")] == [True, False]


@pytest.mark.parametrize("text", ["", " ", "…", "?!, .", "\n"])
def test_where_nothing_is_said_there_is_no_phrase(text):
    assert texts(text) == []


@given(WRITTEN)
def test_every_letter_is_said_once_in_its_place(text):
    found = list(phrases(text))
    for phrase in found:
        assert text.startswith(phrase.text, phrase.at)
        assert len(phrase.text.split()) <= MOST_WORDS
    ends = [phrase.at + len(phrase.text) for phrase in found]
    assert all(end <= after.at for end, after in zip(ends, found[1:], strict=False))
    said = sum(letter.isalnum() for phrase in found for letter in phrase.text)
    assert said == sum(letter.isalnum() for letter in text)
