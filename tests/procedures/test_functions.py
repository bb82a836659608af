from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.procedures.functions import (
    FUNCTIONS,
    add_days,
    add_months,
    add_years,
    age_on,
    as_date,
    days_between,
    dmy,
    upper,
    year_of,
)

ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.dates().map(str), st.floats()
)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("1951-11-24", "2026-11-24", 75),
        ("1951-11-25", "2026-11-24", 74),
        ("1951", "2026-11-24", 75),
        ("2024-02-29", "2026-02-28", 1),
        ("2024-02-29", "2026-03-01", 2),
        ("", "2026-11-24", None),
        ("2026-02-31", "2026-11-24", None),
    ],
)
def test_age_counts_full_years(born, on, years):
    assert age_on(born, on) == years


def test_days_are_signed():
    assert days_between("2026-09-25", "2026-11-24") == 60
    assert days_between("2026-11-24", "2026-11-23") == -1


def test_months_stop_at_the_last_day():
    assert add_months("2026-01-31", 1) == "2026-02-28"
    assert add_months("2026-01-31", -2) == "2025-11-30"
    assert add_years("2024-02-29", 1) == "2025-02-28"
    assert add_days("2026-12-31", 1) == "2027-01-01"


def test_dates_are_written_as_forms_do():
    assert dmy("2026-11-02") == "02/11/2026"
    assert dmy("1950") == "1950"
    assert dmy("") is None
    assert year_of("1950") == 1950
    assert upper("Nguyễn Thị Mẫu") == "NGUYỄN THỊ MẪU"


def test_only_iso_dates_and_years_are_dates():
    assert as_date("2026-11-02") == date(2026, 11, 2)
    assert as_date("02/11/2026") is None
    assert as_date("20261102") is None


@given(st.sampled_from(sorted(FUNCTIONS)), ANYTHING, ANYTHING)
def test_no_function_ever_raises(name, first, second):
    function = FUNCTIONS[name]
    arguments = (first, second) if name in PAIRS else (first,)
    assert function(*arguments) is None or isinstance(function(*arguments), str | int)


PAIRS = {"age_on", "days_between", "add_days", "add_months", "add_years"}
