import pytest

from kiosk.identity.name_words import load_name_words, name_completions
from kiosk.text.syllables import is_syllable

FOREIGN = {"Ksor", "Rahlan", "Ayun", "Êban", "Mlô", "Niê", "Kpă"}


def texts(before, *, new_style=False):
    return [found.text for found in name_completions(before, new_style=new_style)]


def test_every_word_stands_once_in_its_list_and_is_spelled_right():
    words = load_name_words()
    for among in (words.family, words.middle, words.given):
        assert len(set(among)) == len(among) >= 40
        assert [word for word in among if not is_syllable(word) and word not in FOREIGN] == []


def test_a_family_name_comes_first_by_a_letter_or_two_without_marks():
    assert texts("n")[0] == "Nguyễn"
    assert texts("NGUYEN") == ["NGUYỄN"]
    assert texts("dang")[0] == "Đặng"


def test_the_second_word_is_a_middle_name_and_the_third_a_given_one():
    assert texts("NGUYỄN T")[0] == "THỊ"
    assert "HƯƠNG" in texts("NGUYỄN THỊ HU")
    assert texts("Nguyễn Thị hươ") == ["Hương", "Hường"]


def test_only_the_word_begun_is_replaced():
    assert next(found.letters for found in name_completions("TRẦN THI", new_style=False)) == 3


@pytest.mark.parametrize("before", ["", "NGUYỄN ", "NGUYỄN-", "12", "XYZ", "NGUYỄN"])
def test_where_nothing_is_begun_or_known_nothing_is_offered(before):
    assert texts(before) == []


def test_the_tone_stands_where_the_kiosk_puts_it():
    assert "Hòa" in texts("Trần Thị hoa")
    assert "Hoà" in texts("Trần Thị hoa", new_style=True)


def test_a_name_typed_without_marks_is_offered_whole_with_them():
    assert texts("NGUYEN NGOC BAO HAN")[0] == "NGUYỄN NGỌC BẢO HÂN"
    assert texts("Tran Thi Diep")[0] == "Trần Thị Diệp"
    assert texts("NGUYEN NGOC BAO HÂN")[0] == "NGUYỄN NGỌC BẢO HÂN"
    assert name_completions("TRAN VAN T", new_style=False)[0].letters == 10


def test_a_name_with_its_marks_is_not_offered_whole():
    assert all(" " not in text for text in texts("NGUYỄN NGỌC BẢO H"))
    assert all(" " not in text for text in texts("NGUYEN"))
