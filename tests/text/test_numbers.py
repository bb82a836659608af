import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text import numbers


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (60, "sáu mươi"),
        (75, "bảy mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (500, "năm trăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1024, "một nghìn không trăm hai mươi tư"),
        (1950, "một nghìn chín trăm năm mươi"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (8000, "tám nghìn"),
        (16000, "mười sáu nghìn"),
        (20000, "hai mươi nghìn"),
        (100005, "một trăm nghìn không trăm linh năm"),
        (500000, "năm trăm nghìn"),
        (1000000, "một triệu"),
        (1500000, "một triệu năm trăm nghìn"),
        (1000001, "một triệu không trăm linh một"),
        (2050000, "hai triệu không trăm năm mươi nghìn"),
        (1000000000, "một tỷ"),
        (1005000000, "một tỷ không trăm linh năm triệu"),
        (2000000000000, "hai nghìn tỷ"),
        (-5, "âm năm"),
    ],
)
def test_numbers_are_said_as_in_the_north(value, words):
    assert numbers.read_integer(value) == words


@given(st.integers(0, 10**15))
def test_no_number_has_words_of_other_regions_or_double_spaces(value):
    words = numbers.read_integer(value)
    assert not {"ngàn", "lẻ", "", "ngìn"} & set(words.split(" "))


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_different_numbers_sound_different(one, other):
    assert (numbers.read_integer(one) == numbers.read_integer(other)) == (one == other)


def test_money_of_nothing_costs_nothing():
    assert numbers.read_money(0) == "không mất tiền"
    assert numbers.read_money(16000) == "mười sáu nghìn đồng"


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        ("0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("003050012345", "không không ba, không năm không, không một hai, ba bốn năm"),
        ("00410001742", "không không bốn, một không không, không một bảy, bốn hai"),
        ("113", "một một ba"),
        ("042", "không bốn hai"),
        ("1234", "một hai ba bốn"),
        ("12345", "một hai ba, bốn năm"),
        ("", ""),
        ("15", "một năm"),
    ],
)
def test_digit_strings_are_said_digit_by_digit(digits, said):
    assert numbers.read_digits(digits) == said


def test_groups_that_are_given_are_kept():
    assert (
        numbers.read_digits(["0225", "000", "111"])
        == "không hai hai năm, không không không, một một một"
    )


@given(st.text("0123456789", min_size=2, max_size=20))
def test_groups_hold_all_digits_and_no_lone_one(digits):
    groups = numbers.group_digits(digits)
    assert "".join(groups) == digits
    assert all(2 <= len(group) <= 4 for group in groups)


def test_an_id_is_shown_in_threes():
    assert numbers.spaced_digits("003050012345") == "003 050 012 345"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (15, 0, "ba giờ chiều"),
        (8, 30, "tám giờ rưỡi sáng"),
        (8, 12, "tám giờ mười hai phút sáng"),
        (0, 0, "mười hai giờ đêm"),
        (12, 0, "mười hai giờ trưa"),
        (11, 30, "mười một giờ rưỡi trưa"),
        (1, 0, "một giờ sáng"),
        (13, 0, "một giờ chiều"),
        (18, 0, "sáu giờ chiều"),
        (19, 45, "bảy giờ bốn mươi lăm phút tối"),
        (22, 0, "mười giờ đêm"),
        (17, 15, "năm giờ mười lăm phút chiều"),
    ],
)
def test_hours_name_their_part_of_the_day(hour, minute, said):
    assert numbers.read_hour(hour, minute) == said


def test_hours_without_part_of_day_keep_their_number():
    assert numbers.read_hour(15, part_of_day=False) == "mười lăm giờ"


@pytest.mark.parametrize(
    ("whole", "fraction", "said"),
    [
        (3, "5", "ba phẩy năm"),
        (0, "25", "không phẩy hai mươi lăm"),
        (1, "05", "một phẩy không năm"),
        (2, "00", "hai phẩy không"),
    ],
)
def test_decimals_have_a_comma(whole, fraction, said):
    assert numbers.read_decimal(whole, fraction) == said
