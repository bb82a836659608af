import pytest

from kiosk.search.question import readings
from kiosk.search.tokens import token_of
from kiosk.search.vocabulary import (
    ALIKE,
    OTHER_MARKS,
    SAME,
    SOUNDS_ALIKE,
    TURNED,
    TYPO,
    UNMARKED,
    Vocabulary,
    likeness,
)

WORDS = ["khai", "sinh", "tu", "bo", "me", "nghiep", "certificate", "2", "khia"]


@pytest.fixture
def vocabulary():
    return Vocabulary(WORDS, {"cha": ["bố"], "u": ["mẹ"]})


def asked(word):
    return readings(word, {}, set(WORDS).__contains__)[0][0]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("sinh", {"sinh": SAME}),
        ("xinh", {"sinh": SOUNDS_ALIKE}),
        ("sihn", {"sinh": TYPO}),
        ("sính", {"sinh": SAME}),
        ("cha", {"bo": ALIKE}),
        ("bố", {"bo": SAME}),
        ("certifcate", {"certificate": TYPO}),
        ("khai", {"khai": SAME, "khia": TURNED}),
        ("2", {"2": SAME}),
        ("3", {}),
        ("xyz", {}),
    ],
)
def test_a_word_stands_for_what_it_is_like(vocabulary, word, found):
    assert vocabulary.matches(asked(word)) == found


def test_two_slips_are_forgiven_in_long_words_only(vocabulary):
    assert "certificate" in vocabulary.matches(asked("sertifcate"))
    assert vocabulary.matches(asked("zjnh")) == {}


def test_the_last_word_may_be_only_begun(vocabulary):
    assert vocabulary.matches(asked("nghi")) == {}
    assert set(vocabulary.matches(asked("nghi"), begun_from=3)) == {"nghiep"}
    assert vocabulary.matches(asked("ng"), begun_from=3) == {}


@pytest.mark.parametrize(
    ("typed", "written", "quality"),
    [("tử", "tử", 1.0), ("tu", "tử", UNMARKED), ("tứ", "tử", OTHER_MARKS), ("tuwr", "tử", 1.0)],
)
def test_marks_are_optional_but_the_same_ones_come_first(typed, written, quality):
    assert likeness(asked(typed), token_of(written)) == quality
