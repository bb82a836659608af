import string

import pytest

from kiosk.journey.errors import CODES, ERRORS, WARNINGS
from kiosk.text.sentences import load_sentences, sentence

VALUES = {
    *("field", "limit", "day", "month", "year", "today", "count"),
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_errors_and_warnings_are_apart():
    assert not ERRORS & WARNINGS
    assert CODES == ERRORS | WARNINGS


def test_every_code_has_its_sentences_and_no_sentence_is_left_over():
    assert set(load_sentences()) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_says_the_same_in_both_languages(code):
    words = load_sentences()[code]
    assert words["vi"] != words["en"]
    assert places(words["vi"]) == places(words["en"]) <= VALUES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_is_short_enough_to_say(code):
    for part in load_sentences()[code]["vi"].split(". "):
        assert len(part.split()) <= 14


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_keeps_to_the_words_of_the_desk(code):
    words = load_sentences()[code]["vi"].lower()
    for word in ("vui lòng", "quý khách", "thao tác", "nhấn", "click", "lỗi", "bạn", "hệ thống"):
        assert word not in words


def test_surplus_values_do_no_harm():
    assert sentence("missing", "en", limit=3, nothing="x").startswith("This question")
