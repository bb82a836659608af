import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import ASSETS
from kiosk.text import syllables
from kiosk.text.composer import compose_line
from kiosk.text.syllables import Letter, is_syllable, read_letter, spell, tone_place
from tests.text.telex_spelling import typed

RHYMES = sorted(syllables.RHYMES - {"ươ", "oo"})
ONSETS = sorted(syllables.ONSETS | {""})


@st.composite
def valid_syllables(draw):
    rhyme = draw(st.sampled_from(RHYMES))
    onset = "th" if rhyme == "uơ" else draw(st.sampled_from(ONSETS))
    stop = rhyme.endswith(("c", "ch", "p", "t"))
    tone = draw(st.sampled_from([2, 5] if stop else list(range(6))))
    letters = [read_letter(char)[0] for char in onset + rhyme]
    if draw(st.booleans()):
        letters[0] = Letter(letters[0].base, letters[0].mark, upper=True)
    word = spell(letters, tone, new_style=False)
    # "gi" and "qu" before a rhyme that starts with i or u are not written; "oo" is typed ooo.
    return word if is_syllable(word) and "oo" not in rhyme else draw(valid_syllables())


@given(valid_syllables(), st.sampled_from(["telex", "vni"]))
def test_every_syllable_typed_the_plain_way_is_composed(word, method):
    assert compose_line(typed(word, method), method) == word


def test_every_word_of_the_content_can_be_typed():
    text = "\n".join(
        path.read_text("utf-8")
        for folder in ("procedures", "words", "search")
        for path in (ASSETS / folder).glob("*.yaml")
    )
    words = set(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))
    vietnamese = {w for w in words if not w.isascii() and is_syllable(w)}
    assert len(vietnamese) > 500
    wrong = {word for word in vietnamese if compose_line(typed(word)) != _old_style(word)}
    assert not wrong


def _old_style(word):
    letters, tones = zip(*(read_letter(char) for char in word), strict=True)
    return spell(letters, max(tones), new_style=False)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuỷu",
        "ngoằn",
        "ngoèo",
        "Đắk",
        "Krông",
        "soóc",
        "quốc",
        "giếng",
        "gìn",
        "ủy",
        "ý",
        "Ưu",
        "xoạc",
        "chuếch",
        "huênh",
    ],
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["nguyen", "viet", "windows", "càc", "hpc", "ứớ", "krông", "ceo", "kcal"]
)
def test_other_words_are_not_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "old", "new"),
    [
        ("hoa", 1, 2),
        ("thuy", 2, 3),
        ("toan", 2, 2),
        ("qua", 2, 2),
        ("gia", 2, 2),
        ("gi", 1, 1),
        ("mua", 1, 1),
        ("đương", 2, 2),
        ("tiêng", 2, 2),
        ("ngoai", 3, 3),
        ("khuyu", 3, 3),
        ("bcd", None, None),
    ],
)
def test_the_tone_stands_on_one_letter(word, old, new):
    assert tone_place(word, new_style=False) == old
    assert tone_place(word, new_style=True) == new


@given(st.characters(codec="utf-8"))
def test_any_character_comes_apart(char):
    letter, tone = read_letter(char)
    assert isinstance(letter.base, str)
    assert 0 <= tone <= 5
