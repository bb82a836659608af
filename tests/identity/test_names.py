import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.names import (
    CleanName,
    NameProblem,
    NameWarning,
    clean_name,
    marks_lost,
    upper_name,
)
from kiosk.identity.sentences import identity_sentence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("  TRẦN   THỊ THỬ ", "TRẦN THỊ THỬ"),
        ("nguyễn thị hường", "Nguyễn Thị Hường"),
        ("H’Hen Niê", "H'Hen Niê"),
        ("h'hen niê", "H'Hen Niê"),
        ("Y-Bih Êban", "Y-Bih Êban"),
        ("K’Brêu", "K'Brêu"),
        ("Lò\u00a0Văn A", "Lò Văn A"),
        ("Anna–Maria O'Neil", "Anna-Maria O'Neil"),
        ("Đặng Ữ", "Đặng Ữ"),
        ("Lê Thị Ỷ\n", "Lê Thị Ỷ"),
    ],
)
def test_names_keep_their_letters_and_lose_odd_spaces(text, value):
    found = clean_name(text)
    assert isinstance(found, CleanName)
    assert found.value == value


def test_decomposed_names_are_composed():
    found = clean_name(unicodedata.normalize("NFD", "Nguyễn Thị Hường"))
    assert found == CleanName("Nguyễn Thị Hường")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("\n\t", "empty"),
        ("Nguyễn Văn 2", "letters_only"),
        ("<b>A</b>", "letters_only"),
        ("Lê; DROP TABLE", "letters_only"),
        ("Nguyễn 😀", "letters_only"),
        ("Иван", "letters_only"),
        ("Nguyễn Văn А", "letters_only"),
        ("--", "letters_only"),
        ("'A", "letters_only"),
        ("A--B", "letters_only"),
        ("A-", "letters_only"),
        ("A. B", "letters_only"),
        ("a\u0301\u0301\u0301b\u0301", "letters_only"),
        ("\u202eabc", "strange_characters"),
        ("Lê\u200bA", "strange_characters"),
        ("Lê\x00A", "strange_characters"),
        ("Lê\x1bA", "strange_characters"),
        ("A\nB", "strange_characters"),
        ("Lê\ufeffA", "strange_characters"),
        ("a" * 101, "too_long"),
        ("a " * 5000, "too_long"),
        ("Lê\u2066A", "strange_characters"),
        ("Ⅷ", "letters_only"),
    ],
)
def test_what_is_no_name_is_refused(text, code):
    assert clean_name(text) == NameProblem(code)


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Nguyen Van An", ("name_marks_lost",)),
        ("TRAN THI THU", ("name_marks_lost",)),
        ("Nguyeenx Van", ("name_marks_lost",)),
        ("NGUYEN NGOC BAO HÂN", ("name_marks_lost",)),
        ("Hoa", ("name_one_word",)),
        ("Mai Lan Anh", ()),
        ("Nguyễn Văn An", ()),
        ("Zoë Müller", ()),
        ("Ñu Þor", ("name_unusual_letter",)),
        ("John Smith", ()),
    ],
)
def test_odd_names_are_taken_with_a_warning(text, warnings):
    found = clean_name(text)
    assert isinstance(found, CleanName)
    assert found.warnings == warnings


def test_forms_get_capitals_with_every_mark():
    assert upper_name("Đặng Thị Hường") == "ĐẶNG THỊ HƯỜNG"
    assert upper_name(unicodedata.normalize("NFD", "Ngữ")) == "NGỮ"


def test_a_hundred_letters_are_still_a_name():
    assert isinstance(clean_name("A" * 100), CleanName)


@pytest.mark.parametrize("text", ["Nguyễn Van An", "Lan", "Cao Minh Anh"])
def test_names_with_marks_or_without_need_of_them_have_lost_none(text):
    assert not marks_lost(text)


@given(st.text(max_size=130))
def test_any_text_gives_an_answer_and_a_good_one_is_stable(text):
    found = clean_name(text)
    if isinstance(found, CleanName):
        assert clean_name(found.value) == found
        assert unicodedata.is_normalized("NFC", found.value)
        assert len(found.value) <= 100


def test_every_warning_has_sentences():
    for code in get_args(NameWarning):
        assert identity_sentence(code, "vi") != identity_sentence(code, "en")
