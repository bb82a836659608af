import pytest

from kiosk.addresses.parsing import Address, parse
from kiosk.addresses.steps import Steps
from kiosk.addresses.units import load_units
from kiosk.viewmodels.address_rows import Around, in_order, own_place, pairs, rows

UNITS = load_units()
HAI_AN = UNITS.commune("11413")
NOTHING = Address("", "")
HERE = own_place(UNITS, None, "11413")


def keys(steps: Steps, around: Around = HERE, typed: str = "", given: Address = NOTHING):
    return [row[0] for row in rows(steps, around, typed, given, "vi")]


@pytest.mark.parametrize(
    ("province", "commune", "known"),
    [
        (None, "11413", ("31", "11413")),
        ("01", "11413", ("31", "11413")),
        ("31", None, ("31", None)),
        ("99", "99999", (None, None)),
        (None, None, (None, None)),
    ],
)
def test_this_points_place_is_what_its_codes_say(province, commune, known):
    around = own_place(UNITS, province, commune)
    found = (around.province, around.commune)
    assert tuple(unit.code if unit else None for unit in found) == known


def test_it_begins_with_this_ward_then_this_province_then_the_others():
    assert keys(Steps()) == ["11413", "near", "far", "whole"]
    assert rows(Steps(), HERE, "", NOTHING, "vi")[0][1:3] == (
        "Phường Hải An, thành phố Hải Phòng",
        "Phường, xã này",
    )


def test_a_point_that_knows_only_its_province_or_nothing_offers_less():
    assert keys(Steps(), own_place(UNITS, "31", None)) == ["near", "far", "whole"]
    nowhere = own_place(UNITS, None, None)
    assert keys(Steps(), nowhere) == ["far", "whole"]
    assert rows(Steps(), nowhere, "", NOTHING, "vi")[0][1] == "Chọn tỉnh, thành phố"


def test_what_was_given_before_may_be_used_again_and_is_personal():
    other = UNITS.commune("11329")
    around = Around(HERE.province, HERE.commune, ["Số 5, phường Mẫu"], [other, HAI_AN])
    shown = rows(Steps(), around, "", NOTHING, "vi")
    assert [row[0] for row in shown] == ["reuse:0", "11413", "11329", "near", "far", "whole"]
    assert [row[4] for row in shown] == [*("personal", "public", "personal"), *["public"] * 3]


def test_typing_suggests_and_says_what_a_place_was_before():
    steps = Steps().choose_province(HAI_AN.province)
    assert keys(steps) == ["11413", "list", "whole"]
    shown = rows(steps, HERE, "dang lam", NOTHING, "vi")
    assert shown[0][:3] == ("11413", "Phường Hải An", "trước là phường Đằng Lâm, quận Hải An")
    assert keys(steps, typed="zzzz") == ["list", "whole"]


def test_this_ward_is_no_suggestion_in_another_province():
    assert keys(Steps().choose_province(UNITS.province("01"))) == ["list", "whole"]


def test_an_old_address_offers_its_name_of_today_first():
    old = parse("Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội")
    shown = rows(Steps("given"), HERE, "", old, "vi")
    assert [row[0] for row in shown] == ["today", "edit", "anew"]
    assert shown[0][1] == "Số 4, phường Ba Đình, thành phố Hà Nội"
    assert keys(Steps("given"), given=parse("Số 4, phố Ví Dụ")) == ["edit", "anew"]


def test_long_lists_stand_in_pairs_this_points_own_first():
    provinces = pairs(Steps().go("province"), HERE, UNITS)
    assert provinces[0] == ("31", "Hải Phòng", "91", "An Giang")
    assert len(provinces) == 17
    communes = pairs(Steps().choose_province(HAI_AN.province).go("list"), HERE, UNITS)
    assert (communes[0][0], communes[0][1], communes[0][3]) == ("11413", "Hải An", "Ái Quốc")
    assert len(communes) == 57
    assert pairs(Steps(), HERE, UNITS) == []


def test_an_odd_list_ends_with_an_empty_place():
    within = UNITS.within(UNITS.province("11"))
    steps = Steps().choose_province(UNITS.province("11")).go("list")
    assert len(within) % 2 == 1
    assert pairs(steps, HERE, UNITS)[-1][2:] == ("", "")


def test_every_unit_stands_in_the_list_once():
    assert {unit.code for unit in in_order(UNITS.provinces, HAI_AN.province)} == {
        province.code for province in UNITS.provinces
    }
