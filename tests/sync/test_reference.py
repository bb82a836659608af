import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.reference import LAST_COUNTER, Misread, grouped, make, parse

NUMBERS = st.integers(0, 9999).map("{:04d}".format)
COUNTERS = st.integers(1, LAST_COUNTER)


def test_a_reference_is_kiosk_counter_and_check_digits():
    reference = make("0041", 17)
    assert reference.startswith("004100017")
    assert len(reference) == 11
    assert int(reference) % 97 == 1
    assert grouped(reference) == f"004 100 017 {reference[9:]}"


@given(NUMBERS, COUNTERS)
def test_what_is_made_is_parsed_back(number, counter):
    assert parse(grouped(make(number, counter))) == make(number, counter)


@given(NUMBERS, COUNTERS, st.integers(0, 10), st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(number, counter, place, shift):
    digits = list(make(number, counter))
    digits[place] = str((int(digits[place]) + shift) % 10)
    assert parse("".join(digits)) == Misread("check_digits")


@given(NUMBERS, COUNTERS, st.integers(0, 9))
def test_every_swap_of_neighbours_is_caught(number, counter, place):
    digits = list(make(number, counter))
    if digits[place] == digits[place + 1]:
        return
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    assert parse("".join(digits)) == Misread("check_digits")


def test_two_counters_never_share_a_reference():
    made = {make("0041", counter) for counter in range(1, 3000)}
    assert len(made) == 2999


def test_spaces_and_dots_and_wide_digits_do_not_matter():
    reference = make("0041", 17)
    groups = grouped(reference)
    for typed in (groups, groups.replace(" ", "-"), groups.replace(" ", "."), f" {groups}\r\n"):
        assert parse(typed) == reference
    wide = reference.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})
    assert parse(wide) == reference


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("abc", "not_digits"),
        ("00410001x42", "not_digits"),
        ("٠٠٤١٠٠٠١٧٤٢", "not_digits"),
        ("0041000174", "length"),
        ("003099000017", "length"),
    ],
)
def test_anything_else_is_misread_with_its_reason(typed, code):
    assert parse(typed) == Misread(code)


@pytest.mark.parametrize(
    ("number", "counter"), [("41", 1), ("004x", 1), ("0041", 0), ("0041", 100_000)]
)
def test_numbers_out_of_range_are_defects(number, counter):
    with pytest.raises(ValueError):
        make(number, counter)
