import pytest

from kiosk.journey.ethnicities import ethnicities, find_ethnicity


def test_there_are_54_and_other():
    assert len(ethnicities()) == 55
    assert ethnicities()[0] == "Kinh"
    assert ethnicities()[-1] == "Khác"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kinh", "Kinh"),
        ("kinh", "Kinh"),
        ("tho", "Thổ"),
        ("THÁI", "Thái"),
        ("gia-rai", "Gia Rai"),
        ("ê đê", "Ê Đê"),
        ("bru vân kiều", "Bru Vân Kiều"),
        ("H'Mông", "Mông"),
        ("ta\u0300y", "Tày"),
    ],
)
def test_it_is_found_however_it_is_typed(typed, name):
    assert find_ethnicity(typed) == name


def test_every_name_finds_itself():
    assert [find_ethnicity(name) for name in ethnicities()] == list(ethnicities())


@pytest.mark.parametrize("typed", ["", "   ", "Việt Nam", "x" * 1000])
def test_anything_else_is_not_found(typed):
    assert find_ethnicity(typed) is None
