import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text.composer import BACKSPACE, Composer, compose_line

LINES = (Path(__file__).parent / "telex_cases.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split()) for line in LINES]


def test_the_table_is_large():
    assert len(set(CASES)) >= 200


@pytest.mark.parametrize(("keys", "text"), CASES)
def test_telex_composes(keys, text):
    assert compose_line(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("a1", "á"),
        ("a2", "à"),
        ("a3", "ả"),
        ("a4", "ã"),
        ("a5", "ạ"),
        ("a6", "â"),
        ("a8", "ă"),
        ("o6", "ô"),
        ("o7", "ơ"),
        ("u7", "ư"),
        ("e6", "ê"),
        ("d9", "đ"),
        ("a10", "a"),
        ("tie61ng", "tiếng"),
        ("tieng61", "tiếng"),
        ("Vie65t", "Việt"),
        ("Viet65", "Việt"),
        ("d9u7o7ng2", "đường"),
        ("d9uong72", "đường"),
        ("duong972", "đường"),
        ("nguye64n", "nguyễn"),
        ("D9a81k", "Đắk"),
        ("qua2", "quà"),
        ("gi2", "gì"),
        ("gia2", "già"),
        ("hoa2", "hòa"),
        ("thuy1", "thúy"),
        ("a11", "a1"),
        ("a66", "a6"),
        ("o77", "o7"),
        ("d99", "d9"),
        ("CT01", "CT01"),
        ("P12", "P12"),
        ("60", "60"),
        ("nga2y 60", "ngày 60"),
        ("2/9", "2/9"),
        ("hoc5", "học"),
        ("hoc2", "hoc2"),
        ("u7o71c", "ước"),
        ("nu7o71c", "nước"),
    ],
)
def test_vni_composes(keys, text):
    assert compose_line(keys, "vni") == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("hoaf", "hoà"),
        ("hoex", "hoẽ"),
        ("thuys", "thuý"),
        ("hoanf", "hoàn"),
        ("muaf", "mùa"),
        ("quys", "quý"),
    ],
)
def test_new_style_moves_the_tone_in_open_oa_oe_uy_only(keys, text):
    assert compose_line(keys, new_style=True) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("as\b", ""),
        ("tieengs\b", "tiến"),
        ("tieengs\b\b", "tiế"),
        ("a \b\bb", "b"),
        ("\b\ba", "a"),
        ("tieen \bgs", "tiếng"),
        ("dd\ba", "a"),
        ("ass\bs", "á"),
        ("windowss\b\b\b\b\b\b\b", "ư"),
        ("hoaf\bn", "hòn"),
        ("uww\b", "u"),
        ("ww\bw", "ư"),
        ("nguyeen \b\b", "nguyê"),
        ("vieet \bj", "việt"),
        ("1\b2", "2"),
        ("vieejt\b\b\b\b", ""),
        ("aaaa\b\b\b", ""),
    ],
)
def test_backspace_takes_back_what_is_seen(keys, text):
    composer = Composer("telex")
    for key in keys:
        composer.press(key)
    assert composer.text == text


def test_a_line_keeps_what_is_no_word():
    line = "Soos nhaf 12/3, ngox 5 - phoos Lys Thuwowngf Kieetj (P. Maaux)!"
    assert compose_line(line) == "Số nhà 12/3, ngõ 5 - phố Lý Thường Kiệt (P. Mẫu)!"


def test_apostrophes_and_hyphens_part_words():
    assert compose_line("H'Moong M'DDrawks Ba-na") == "H'Mông M'Đrắk Ba-na"


def test_text_that_is_vietnamese_already_stays():
    line = "Ủy ban nhân dân phường Đức Giang, Đắk Lắk, hoà bình"
    assert compose_line(line) == line.replace("hoà", "hòa")
    assert compose_line(unicodedata.normalize("NFD", line)) == line.replace("hoà", "hòa")


def test_accent_keys_mark_what_stands_before_them():
    composer = Composer("plain")
    for key in ["v", "i", "ê", "\u0323", "t"]:
        composer.press(key)
    assert composer.text == "việt"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["a", "\u0301", "\u0301"], "a\u0301"),
        (["h", "m", "\u0301"], "hm"),
        (["\u0301", "a"], "a"),
        (["e", "\u0302"], "ê"),
        (["a", "\u0306", "n"], "ăn"),
        (["o", "\u031b"], "ơ"),
        (["đ", "o", "\u0309"], "đỏ"),
        (["x", "y", "z", "a", "\u0301"], "xyza"),
        (["Ư", "\u0303"], "Ữ"),
    ],
)
def test_accent_keys_never_leave_a_loose_mark(keys, text):
    composer = Composer("plain")
    for key in keys:
        composer.press(key)
    loose = [c for c in composer.text if unicodedata.category(c) == "Mn"]
    assert not loose
    if len(keys) != 3 or keys[1] != keys[2]:
        assert composer.text == text


def test_plain_typing_composes_no_letters():
    assert compose_line("tieengs dd w", "plain") == "tieengs dd w"


def test_writing_goes_on_after_what_stands_there():
    composer = Composer("telex", text="Nguyễn ")
    for key in "vawn":
        composer.press(key)
    assert composer.text == "Nguyễn văn"
    for _ in range(4):
        composer.press(BACKSPACE)
    assert composer.text == "Nguyễn"


def test_a_word_is_seen_while_it_grows():
    composer = Composer("telex")
    seen = []
    for key in "dduwowngf":
        composer.press(key)
        seen.append(composer.text)
    assert seen == ["d", "đ", "đu", "đư", "đưo", "đươ", "đươn", "đương", "đường"]


def test_finish_takes_marks_back_from_what_is_no_syllable():
    composer = Composer("telex")
    for key in "law":
        composer.press(key)
    assert composer.text == "lă"
    assert composer.finish() == "law"
    composer.press("n")
    assert composer.text == "lăn"


@given(
    st.lists(st.characters(codec="utf-8"), max_size=30), st.sampled_from(["telex", "vni", "plain"])
)
def test_any_keys_give_nfc_text(keys, method):
    composer = Composer(method)
    for key in keys:
        composer.press(key)
    assert composer.text == unicodedata.normalize("NFC", composer.text)


@given(
    st.text("aăâdđeêiouyưwzsfrxjngchtpmlkqvb0123456789AUOD'\u0301\u0302 ", max_size=25),
    st.sampled_from(["telex", "vni"]),
)
def test_backspaces_empty_any_text(keys, method):
    composer = Composer(method)
    for key in keys:
        composer.press(key)
    for _ in range(len(keys)):
        composer.press(BACKSPACE)
    assert composer.text == ""


def test_keys_go_in_at_the_caret_and_the_word_before_it_is_open_again():
    composer = Composer(text="Nguyen Thi Hoa")
    composer.move_to(6)
    composer.press("\u0303")
    composer.press("e")
    assert (composer.text, composer.caret) == ("Nguyễn Thi Hoa", 6)
    composer.move_to(10)
    for key in " Banhr":
        composer.press(key)
    assert (composer.text, composer.caret) == ("Nguyễn Thi Bảnh Hoa", 15)


def test_a_word_that_typing_would_write_otherwise_stays_as_it_is():
    composer = Composer(text="hoà as")
    composer.move_to(6)
    assert composer.text == "hoà as"
    composer.press(BACKSPACE)
    assert composer.text == "hoà a"


def test_the_caret_stands_between_letters_never_inside_one():
    composer = Composer("plain", text="q\u0303a")
    composer.move_to(1)
    assert composer.caret == 2
    composer.press(BACKSPACE)
    composer.move_to(-5)
    assert composer.caret == 0


@given(st.text(max_size=20), st.integers(-3, 30))
def test_moving_the_caret_changes_no_letter(text, place):
    composer = Composer(text=text)
    composer.move_to(place)
    assert composer.text == unicodedata.normalize("NFC", text)
    assert 0 <= composer.caret <= len(composer.text)
