"""Typing as people know it from Unikey: a table, and every syllable in every usual order."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text import syllables
from kiosk.text.composer import BACKSPACE, Composer, compose_line
from kiosk.text.syllables import ONSETS, RHYMES, TONE_MARKS, UNMARKED, VOWELS

TABLE = (Path(__file__).parent / "unikey_cases.txt").read_text("utf-8").splitlines()
CASES = [
    (method.strip(" *+"), keys.strip().replace("⌫", BACKSPACE), text.strip())
    for method, keys, text in (line.split("|") for line in TABLE if "|" in line and line[0] != "#")
]
TONES = {"telex": ("", "f", "s", "r", "x", "j"), "vni": ("", "2", "1", "3", "4", "5")}
MARKS = {
    "telex": {"â": "a", "ê": "e", "ô": "o", "ă": "w", "ơ": "w", "ư": "w", "đ": "d"},
    "vni": {"â": "6", "ê": "6", "ô": "6", "ă": "8", "ơ": "7", "ư": "7", "đ": "9"},
}
SYLLABLES = [
    (onset + rhyme, tone)
    for onset in ("", *sorted(ONSETS))
    for rhyme in sorted(RHYMES)
    for tone in range(len(TONE_MARKS))
    if (onset, rhyme) in syllables._divisions(onset + rhyme, is_name=False)
    and syllables.is_complete(onset + rhyme, tone, is_name=False)
    and not (rhyme == "uơ" and onset != "th")  # these keys write ươ, in Unikey too
]


def test_the_table_is_large():
    assert len(set(CASES)) >= 300


@pytest.mark.parametrize(("method", "keys", "text"), CASES)
def test_keys_write_what_unikey_writes(method, keys, text):
    assert compose_line(keys, method) == text


def written(word: str, tone: int, *, new_style: bool = False) -> str:
    letters = [syllables.read_letter(char)[0] for char in word]
    return syllables.spell(letters, tone, new_style=new_style)


def orders(word: str, tone: int, method: str) -> Iterator[str]:
    """Every usual order: marks and tone at their letters, behind the vowels, at the end."""
    marks, key = MARKS[method], TONES[method][tone]
    place = syllables.tone_place(word, new_style=False)
    bases = [UNMARKED.get(char, (char, ""))[0] for char in word]
    each = [base + marks.get(char, "") for char, base in zip(word, bases, strict=True)]
    end = max(at for at, char in enumerate(word) if char in VOWELS) + 1
    if "oo" in word and method == "telex":  # o a third time takes ô back
        yield "".join(each).replace("oo", "ooo") + key
        return
    yield "".join(each) + key
    yield "".join(part + (key if at == place else "") for at, part in enumerate(each))
    yield "".join(each[:end]) + key + "".join(each[end:])
    if "oo" not in word:
        late = "".join(marks[char] for char in word.replace("ươ", "ơ") if char in marks)
        yield "".join(bases) + late + key
        yield "".join(bases) + key + late
        yield "".join(bases) + late[::-1] + key
        if "ươ" in word and not word.startswith("thươ"):
            horn = marks["ơ"]
            yield "".join(each).replace(f"u{horn}o{horn}", f"uo{horn}") + key


@pytest.mark.parametrize("method", ["telex", "vni"])
@given(st.sampled_from(SYLLABLES))
def test_every_syllable_is_written_by_every_usual_order_of_its_keys(method, syllable):
    word, tone = syllable
    for keys in orders(word, tone, method):
        assert compose_line(keys, method) == written(word, tone), keys
        assert compose_line(keys.upper(), method) == written(word, tone).upper(), keys


@given(st.sampled_from(SYLLABLES), st.sampled_from(["telex", "vni"]))
def test_the_new_style_moves_the_tone_and_nothing_else(syllable, method):
    word, tone = syllable
    keys = next(orders(word, tone, method))
    assert compose_line(keys, method, new_style=True) == written(word, tone, new_style=True)


@given(st.sampled_from(SYLLABLES), st.sampled_from(["telex", "vni"]))
def test_the_last_tone_or_mark_pressed_again_is_taken_back_and_written(syllable, method):
    word, tone = syllable
    keys = next(orders(word, tone, method))
    if tone:
        undone = compose_line(keys + keys[-1], method)
        assert undone == written(word, 0) + keys[-1]


@given(st.sampled_from(SYLLABLES), st.sampled_from(["telex", "vni"]))
def test_backspaces_take_one_seen_letter_each(syllable, method):
    word, tone = syllable
    composer = Composer(method)
    for key in next(orders(word, tone, method)):
        composer.press(key)
    for left in range(len(word) - 1, -1, -1):
        composer.press(BACKSPACE)
        assert len(composer.text) == left


@given(st.text(st.characters(max_codepoint=127), max_size=40), st.sampled_from(["telex", "vni"]))
def test_any_ascii_gives_nfc_text_and_a_blank_ends_the_word(keys, method):
    text = compose_line(keys.replace(BACKSPACE, ""), method)
    assert text == unicodedata.normalize("NFC", text)
    assert compose_line(text, "plain") == text


def test_there_is_a_syllable_for_every_rhyme():
    assert len(SYLLABLES) > 10_000
    assert {word for word, _ in SYLLABLES} >= RHYMES - {"uơ"}
