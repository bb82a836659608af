from kiosk.addresses.steps import Steps
from kiosk.addresses.units import load_units

HAI_AN = load_units().commune("11413")


def test_three_steps_lead_to_the_line_and_back_again():
    first = Steps()
    province = first.go("province")
    commune = province.choose_province(HAI_AN.province)
    line = commune.choose_commune(HAI_AN)
    assert [s.step for s in (first, province, commune, line)] == [
        *("place", "province", "commune", "line"),
    ]
    assert (line.province, line.commune) == (HAI_AN.province, HAI_AN)
    assert line.before == commune
    assert commune.before == province
    assert first.before is None


def test_a_commune_chosen_at_once_brings_its_province():
    assert Steps().choose_commune(HAI_AN).province.code == "31"


def test_another_province_forgets_the_commune():
    line = Steps().choose_commune(HAI_AN)
    assert line.choose_province(load_units().province("01")).commune is None


def test_keys_are_needed_where_something_is_typed():
    typed = {
        step
        for step in ("given", "place", "list", "commune", "line", "whole")
        if Steps().go(step).typing
    }
    assert typed == {"commune", "line", "whole"}
