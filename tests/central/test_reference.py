import pytest

from central.reference import grouped, read_reference
from sync.reference import make


@pytest.mark.parametrize("typed", ["{}", " {} ", "000 100 001 {}", "000.100-001/{}"])
def test_a_reference_is_read_however_it_is_spaced(typed):
    reference = make("0001", 1)
    text = typed.format(reference if typed.strip() == "{}" else reference[9:])

    assert read_reference(text) == reference


@pytest.mark.parametrize(
    "typed", ["", "123", "0001000010", "000100001012", "0001000010x", "٠٠٠١٠٠٠٠١٠١"]
)
def test_anything_else_is_none(typed):
    assert read_reference(typed) is None


def test_it_is_shown_in_threes():
    assert grouped("00010000152") == "000 100 001 52"


def test_a_slips_code_typed_by_a_desk_scanner_is_its_reference():
    assert read_reference("PHIEU:00410001742") == "00410001742"
    assert read_reference(" phieu:004 100 017 42\r") == "00410001742"
