from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.numbers import (
    NumberProblem,
    PhoneProblem,
    check_phone,
    check_pid,
    mask,
    pid_warnings,
)


@pytest.mark.parametrize(
    "text",
    [
        "003050012345",
        " 003050012345 ",
        "003 050 012 345",
        "003.050.012.345",
        "003-050-012-345",
        "００３０５００１２３４５",
    ],
)
def test_twelve_digits_are_a_number(text):
    assert check_pid(text) == "003050012345"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NumberProblem("empty")),
        ("  ", NumberProblem("empty")),
        ("00305001234", NumberProblem("length", 11)),
        ("0030500123456", NumberProblem("length", 13)),
        ("012345678", NumberProblem("old_card", 9)),
        ("00305001234a", NumberProblem("digits_only", 11)),
        ("O03050012345", NumberProblem("digits_only", 11)),
        ("٠٠٣٠٥٠٠١٢٣٤٥", NumberProblem("digits_only", 12)),
        ("1" * 1000, NumberProblem("length", 1000)),
        ("-03050012345", NumberProblem("length", 11)),
    ],
)
def test_anything_else_is_not(text, problem):
    assert check_pid(text) == problem


@pytest.mark.parametrize(
    ("pid", "born", "sex", "warnings"),
    [
        ("031148123456", 1948, "female", ()),
        ("079210123456", date(2010, 5, 5), "male", ()),
        ("048324123456", 2024, "female", ()),
        ("048324123456", None, None, ()),
        ("031148123456", 1949, "female", ("pid_year_differs",)),
        ("031148123456", 2048, "female", ("pid_year_differs",)),
        ("031148123456", 1948, "male", ("pid_sex_differs",)),
        ("003050012345", 1950, "male", ("pid_prefix_unknown",)),
        (
            "999150012345",
            2050,
            "male",
            ("pid_year_differs", "pid_sex_differs", "pid_prefix_unknown"),
        ),
        ("001450012345", 2150, "male", ()),
        ("001950012345", 2350, "female", ()),
    ],
)
def test_the_old_structure_only_warns(pid, born, sex, warnings):
    assert pid_warnings(pid, born, sex) == warnings


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(1850, 2400))
def test_every_twelve_digits_are_valid_whatever_their_structure(pid, year):
    assert check_pid(pid) == pid
    assert set(pid_warnings(pid, year, "male")) <= {
        "pid_year_differs",
        "pid_sex_differs",
        "pid_prefix_unknown",
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("+84 (0) 912 345 678", "0912345678"),
        ("(0225) 3842 345", "02253842345"),
        ("024 3825 1234", "02438251234"),
    ],
)
def test_phone_numbers_are_read_however_they_are_written(text, number):
    assert check_phone(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("113", "unreadable"),
        ("091234567", "unreadable"),
        ("09123456789", "unreadable"),
        ("0112345678", "unreadable"),
        ("0912 345 67a", "unreadable"),
        ("0" * 100, "unreadable"),
    ],
)
def test_other_numbers_are_no_phone_numbers(text, code):
    assert check_phone(text) == PhoneProblem(code)


def test_only_the_last_three_digits_are_shown():
    assert mask("003050012345") == "•••••••••345"
    assert mask("012345678") == "••••••678"


@given(st.text("0123456789", max_size=20))
def test_masking_hides_most_of_any_number(number):
    shown = mask(number)
    assert len(shown) == len(number)
    assert sum(c.isdigit() for c in shown) in (0, 3)
    assert len(number) < 7 or shown.endswith(number[-3:])
