import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.lines import INPUT_LIMIT, clean_line
from kiosk.journey.outcomes import Invalid

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)


@given(ANY_TEXT)
def test_any_text_becomes_one_clean_line_or_a_reason(raw):
    line = clean_line(raw)
    if isinstance(line, Invalid):
        assert line.code in ("strange_characters", "too_long")
        return
    assert line == unicodedata.normalize("NFC", line)
    assert line == " ".join(line.split())
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    line.encode()


@given(ANY_TEXT)
def test_a_clean_line_stays_as_it_is(raw):
    line = clean_line(raw)
    if not isinstance(line, Invalid):
        assert clean_line(line) == line


def test_a_flood_is_refused_before_it_is_looked_at():
    assert clean_line("a" * (INPUT_LIMIT + 1), 80) == Invalid("too_long", {"limit": 80})


@pytest.mark.parametrize("raw", ["a\x00b", "a\x1bb", "\ud800", "\ue000", "\U000e0fff"])
def test_what_cannot_be_printed_is_refused(raw):
    assert clean_line(raw) == Invalid("strange_characters")


def test_vietnamese_survives_in_either_form():
    text = "Nguyễn Thị Ường ở ngõ Ẩm"
    assert clean_line(unicodedata.normalize("NFD", text)) == text
