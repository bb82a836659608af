import unicodedata
from datetime import date

import pytest

from kiosk.config import ASSETS
from kiosk.paper.wording import day_words, load_words, printable, weekday


def test_a_printable_text_is_composed_and_on_one_line():
    text = unicodedata.normalize("NFD", "  Hường\r\n\tỮ ")
    assert printable(text) == "Hường Ữ"


@pytest.mark.parametrize("hidden", ["\x00", "\u202e", "\u200b", "\ud800", "\ue000", "\x1b"])
def test_letters_nobody_sees_are_dropped(hidden):
    assert printable(f"a{hidden}b") == "ab"


def test_dates_are_written_as_people_do():
    assert day_words(date(2026, 11, 2), "vi") == "02/11/2026"
    assert day_words(date(2026, 11, 2), "en") == "2\u00a0November\u00a02026"
    assert weekday(date(2026, 11, 29), "vi") == "Chủ\u00a0nhật"


@pytest.mark.parametrize("name", ["paper.yaml"])
def test_every_word_has_two_languages_and_a_note(name):
    for key, entry in load_words(ASSETS / "words" / name).items():
        assert set(entry) == {"vi", "en", "note"}, key
        assert all(unicodedata.is_normalized("NFC", text) for text in entry.values()), key
