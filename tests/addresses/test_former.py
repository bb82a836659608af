from pathlib import Path

import pytest

from kiosk.addresses.former import load_former
from kiosk.addresses.units import UnitsError, load_units


def test_the_list_of_before_has_63_provinces_696_districts_and_10035_communes():
    former = load_former()
    districts = [district for province in former.provinces for district in province.districts]
    communes = [commune for district in districts for commune in district.communes]
    assert (len(former.provinces), len(districts), len(communes)) == (63, 696, 10035)


def test_only_what_both_sources_say_is_a_successor():
    communes = {
        (commune.province, commune.place): commune.now
        for province in load_former().provinces
        for district in province.districts
        for commune in district.communes
    }
    assert sum(now is not None for now in communes.values()) == 9450
    whole = communes["Tỉnh Hải Dương", "xã Cẩm Hoàng, huyện Cẩm Giàng"]
    assert whole.name == "Xã Cẩm Giang"
    assert communes["Thành phố Hà Nội", "phường Thịnh Quang, quận Đống Đa"] is None


def test_every_province_of_before_lies_in_one_of_today():
    former, units = load_former(), load_units()
    merged = {old.name for old in former.into(units.province("31"))}
    assert merged == {"Thành phố Hải Phòng", "Tỉnh Hải Dương"}
    assert sum(len(former.into(province)) for province in units.provinces) == 63


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tỉnh Mẫu\t00\n", "former.tsv:1: '00' is no province of today"),
        ("Tỉnh Mẫu\n", "former.tsv:1: '' is no province of today"),
        ("\tHuyện Mẫu\n", "former.tsv:1: stands below nothing"),
        ("Tỉnh Mẫu\t01\n\t\tXã Mẫu\n", "former.tsv:2: stands below nothing"),
        ("Tỉnh Mẫu\t01\n\tHuyện Mẫu\n\t\tXã Mẫu\t99999\n", "former.tsv:3: '99999' is no commune"),
        ("Tỉnh Mẫu\t01\tx\n", "former.tsv:1: not 'name' or"),
        ("\n", "former.tsv:1: not 'name' or"),
    ],
)
def test_a_broken_list_is_refused_naming_file_and_line(tmp_path: Path, text: str, said: str):
    path = tmp_path / "former.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnitsError, match="^" + said):
        load_former(path)
