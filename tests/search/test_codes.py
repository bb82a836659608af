import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search.codes import beginning_in, code_in, tail_in


@pytest.mark.parametrize(
    "query",
    [
        "1.001193",
        "1001193",
        "1 001193",
        "1-001193",
        "1.0011 93",
        "mã 1.001193 ở đâu",
        "1.001193.H26",
    ],
)
def test_a_code_is_read_however_it_is_written(query):
    assert code_in(query) == "1.001193"


@pytest.mark.parametrize(
    "query", ["", "001193", "0.001193", "1.00119", "0912345678", "1.0011934", "khai sinh 2 bản"]
)
def test_other_digits_are_no_code(query):
    assert code_in(query) is None


def test_six_digits_alone_are_the_end_of_a_code():
    assert tail_in(" 001193 ") == "001193"
    assert tail_in("001193 bản") is None
    assert tail_in("1001193") is None


@pytest.mark.parametrize(
    ("query", "begun"), [("1.00", "1.00"), ("2-", "2."), (" 1.00119 ", "1.00119")]
)
def test_a_code_may_be_only_begun(query, begun):
    assert beginning_in(query) == begun


@pytest.mark.parametrize("query", ["1", "1.001193", "75", "a1.0"])
def test_other_beginnings_are_none(query):
    assert beginning_in(query) is None


@given(st.text())
def test_any_text_is_read(text):
    code = code_in(text)
    assert code is None or len(code) == 8
