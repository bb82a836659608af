import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text.sheet import LONGEST, Sheet, Writing, is_digit

WRITINGS = list(Writing)


def pressed(sheet: Sheet, keys: str) -> Sheet:
    for key in keys:
        sheet.press(key, literal=is_digit(key))
    return sheet


@pytest.mark.parametrize(
    ("writing", "keys", "value"),
    [
        (Writing.NAME, "TRAANF THIJ", "TRẦN THỊ"),
        (Writing.DIGITS, "003155012345", "003155012345"),
        (Writing.NUMBER, "1500000", "1500000"),
        (Writing.PHONE, "0912345678", "0912345678"),
        (Writing.DATE, "05031955", "05/03/1955"),
        (Writing.MAIL, "maaux@vidu.vn", "maaux@vidu.vn"),
    ],
)
def test_what_was_erased_comes_back_as_it_was(writing, keys, value):
    sheet = Sheet()
    sheet.begin(writing)
    pressed(sheet, keys)
    shown, caret = sheet.shown, sheet.caret
    assert not sheet.can_undo
    sheet.clear()
    assert (sheet.value, sheet.can_undo) == ("", True)
    sheet.undo()
    assert (sheet.value, sheet.shown, sheet.caret) == (value, shown, caret)
    assert not sheet.can_undo


def test_writing_on_puts_undo_away_and_the_next_erasing_brings_both_back():
    sheet = Sheet()
    sheet.begin(Writing.NAME, "TRẦN THỊ MẪU")
    sheet.clear()
    pressed(sheet, "A")
    assert not sheet.can_undo
    sheet.undo()
    assert sheet.value == "A"
    sheet.clear()
    sheet.undo()
    assert (sheet.value, sheet.can_undo) == ("A", True)
    sheet.undo()
    assert (sheet.value, sheet.can_undo) == ("TRẦN THỊ MẪU", False)


@pytest.mark.parametrize("act", [Sheet.backspace, lambda sheet: sheet.tone("\u0301")])
def test_mending_puts_undo_away_too(act):
    sheet = Sheet()
    sheet.begin(Writing.VIETNAMESE, "ba")
    sheet.clear()
    act(sheet)
    assert not sheet.can_undo


def test_a_proposed_number_that_a_digit_replaced_comes_back():
    sheet = Sheet()
    sheet.begin(Writing.NUMBER, "120", proposed=True)
    pressed(sheet, "5")
    assert (sheet.value, sheet.can_undo) == ("5", True)
    sheet.undo()
    assert sheet.value == "120"


def test_a_proposed_number_that_is_mended_is_no_proposal_any_more():
    sheet = Sheet()
    sheet.begin(Writing.NUMBER, "120", proposed=True)
    sheet.backspace()
    pressed(sheet, "5")
    assert sheet.value == "125"


def test_a_date_of_which_only_the_year_was_left_comes_back():
    sheet = Sheet()
    sheet.begin(Writing.DATE, "1955-03-05")
    sheet.only_year()
    assert sheet.value == "1955"
    sheet.undo()
    assert sheet.value == "05/03/1955"


def test_a_word_is_completed_at_the_caret_and_can_be_undone():
    sheet = Sheet()
    sheet.begin(Writing.NAME, "NGU THỊ MẪU")
    sheet.move_to(3)
    assert sheet.ending == "NGU"
    sheet.complete_word(3, "NGUYỄN")
    assert (sheet.value, sheet.caret) == ("NGUYỄN THỊ MẪU", 6)
    sheet.undo()
    assert (sheet.value, sheet.caret) == ("NGU THỊ MẪU", 3)


def test_in_the_midst_of_a_word_nothing_ends():
    sheet = Sheet()
    sheet.begin(Writing.NAME, "NGUYỄN")
    sheet.move_to(3)
    assert sheet.ending == ""


def test_by_vni_a_digit_of_the_screen_is_a_digit_and_one_of_a_real_keyboard_a_mark():
    sheet = Sheet("vni")
    sheet.begin(Writing.PLACE)
    pressed(sheet, "A6")
    assert sheet.value == "A6"
    sheet.begin(Writing.PLACE)
    for key in "So61":
        sheet.press(key)
    assert sheet.value == "Số"


def test_the_new_style_moves_the_tone():
    sheet = Sheet(new_style=True)
    sheet.begin(Writing.VIETNAMESE)
    assert pressed(sheet, "hoaf").value == "hoà"


@given(st.sampled_from(WRITINGS), st.text(max_size=20), st.text(max_size=20))
def test_nothing_of_one_text_comes_back_in_the_next(writing, before, after):
    sheet = Sheet()
    sheet.begin(writing)
    pressed(sheet, before)
    sheet.clear()
    sheet.begin(writing)
    pressed(sheet, after)
    alone = Sheet()
    alone.begin(writing)
    pressed(alone, after)
    for _ in range(3):
        sheet.undo()
    assert sheet.value == alone.value


@given(st.sampled_from(WRITINGS), st.text(max_size=40))
def test_any_keys_stay_within_the_limit(writing, keys):
    sheet = Sheet()
    sheet.begin(writing, "1" * (LONGEST - 5) if writing is not Writing.DATE else "")
    pressed(sheet, keys)
    assert len(sheet.value) <= LONGEST
    assert 0 <= sheet.caret <= len(sheet.shown) or writing is Writing.DATE
