import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.paper.layout import (
    MARGIN_DOTS,
    WIDTH_DOTS,
    Digits,
    Face,
    PlacedMark,
    PlacedText,
    Rule,
    Space,
    Text,
    face,
    lay_out,
    line_height,
    wrap,
)

TEN = Face("Regular", 20)


def ten_a_letter(text: str, face: Face) -> float:
    return 0.5 * face.em * len(text)


def test_words_that_fit_share_a_line():
    assert wrap("một hai ba bốn", TEN, 80, ten_a_letter) == ["một hai", "ba bốn"]


def test_a_word_longer_than_a_line_is_divided():
    assert wrap("a bcdefghijkl m", TEN, 40, ten_a_letter) == ["a", "bcde", "fghi", "jkl", "m"]


@given(st.text(alphabet="abcdeễộ ", max_size=200), st.integers(10, 300))
@settings(max_examples=200, deadline=None)
def test_wrapping_loses_no_letter_and_passes_no_edge(text: str, width: int):
    lines = wrap(text, TEN, width, ten_a_letter)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(ten_a_letter(line, TEN) <= width for line in lines)


def test_a_no_break_space_keeps_its_words_together():
    assert wrap("đóng 16.000\u00a0đồng", TEN, 130, ten_a_letter) == ["đóng", "16.000\u00a0đồng"]


def test_every_line_stands_inside_the_paper():
    page = lay_out([Text("từ " * 60, TEN), Text("giữa", TEN, "centre")], ten_a_letter)
    for piece in page.pieces:
        assert isinstance(piece, PlacedText)
        assert piece.x >= MARGIN_DOTS
        assert piece.x + ten_a_letter(piece.text, piece.face) <= WIDTH_DOTS - MARGIN_DOTS
        assert piece.y < page.height


def test_no_paragraph_ends_in_one_lonely_word():
    text = " ".join(["chữ"] * 14 + ["thôi"])
    page = lay_out([Text(text, TEN)], ten_a_letter)
    last = page.pieces[-1]
    assert isinstance(last, PlacedText)
    assert " " in last.text


def test_a_marked_paragraph_is_indented_beside_its_mark():
    page = lay_out([Text("giấy", TEN, mark="box")], ten_a_letter)
    mark, text = page.pieces
    assert isinstance(mark, PlacedMark)
    assert isinstance(text, PlacedText)
    assert mark.x + mark.size < text.x


def test_a_long_number_is_made_to_fit_one_line():
    page = lay_out([Digits("004 100 017 42", Face("Bold", 200))], ten_a_letter)
    (number,) = page.pieces
    assert isinstance(number, PlacedText)
    assert ten_a_letter(number.text, number.face) <= WIDTH_DOTS - 2 * MARGIN_DOTS
    assert number.face.em < 200


def test_blocks_follow_each_other_downwards():
    page = lay_out([Text("a", TEN), Space(2), Rule(), Text("b", TEN)], ten_a_letter)
    heights = [piece.y for piece in page.pieces]
    assert heights == sorted(heights)
    assert page.height >= 2 * line_height(TEN) + 16


@pytest.mark.parametrize("cap_mm", [3.0, 3.2, 5.0])
def test_capitals_are_never_smaller_than_asked(cap_mm: float):
    assert face("Bold", cap_mm).em * 0.714 >= cap_mm * 8
