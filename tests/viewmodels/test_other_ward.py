"""An address elsewhere: the old street does not go along, and where to file is told once."""

import pytest

from kiosk.config import Point
from kiosk.text.sentences import sentence
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, TODAY, procedure_of

STAY = "1.004194"
IN_ANOTHER = "Số 4 phố Ví Dụ, phường Ba Đình, thành phố Hà Nội"


@pytest.fixture
def point() -> Point:
    return Point(commune_code="11413")


@pytest.fixture
def stay(booth):
    booth.enter(STAY, {"for_whom": "self", "first_time": "first"}, at="stay_address")
    return booth.views


def test_a_stay_in_another_ward_is_told_once_and_then_taken(booth, stay):
    stay.address.choose("far")
    stay.address.choose("01")
    booth.type("ba d")
    stay.address.choose("00004")
    booth.type("Số 9")
    stay.question.next()
    assert booth.state.at == "stay_address"
    assert stay.question.warning == sentence("other_ward", "vi")
    stay.question.next()
    assert booth.answers["stay_address"].startswith("Số 9, phường Ba Đình")


def test_a_stay_in_this_ward_is_taken_at_once(booth, stay):
    stay.address.choose("11413")
    booth.type("Số 9")
    stay.question.next()
    assert booth.answers["stay_address"].startswith("Số 9, phường Hải An")


def test_another_commune_does_not_keep_the_street_of_the_address_before(booth):
    booth.enter(BIRTH, {"relation": "father", "requester_address": IN_ANOTHER})
    booth.enter(BIRTH, dict(booth.answers), at="requester_address")
    address = booth.views.address
    address.choose("anew")
    address.choose("11413")
    assert booth.views.keyboard.value == ""


def test_the_same_commune_keeps_it(booth):
    here = "Số 4 phố Ví Dụ, phường Hải An, thành phố Hải Phòng"
    booth.enter(BIRTH, {"relation": "father", "requester_address": here})
    booth.enter(BIRTH, dict(booth.answers), at="requester_address")
    address = booth.views.address
    address.choose("anew")
    address.choose("11413")
    assert booth.views.keyboard.value == "Số 4 phố Ví Dụ"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Số 4 phố Ví Dụ, phường Ba Đình, thành phố Hà Nội", "ngoài phường"),
        ("Số 4 phố Ví Dụ, phường Hải An, thành phố Hải Phòng", "quầy Cư trú của công an"),
    ],
)
def test_the_slip_says_where_to_hand_it_in(booth, place, told):
    booth.enter_check(STAY, {**complete(procedure_of(STAY), TODAY), "stay_address": place})
    slip = booth.views.slip
    assert told in slip.where
    assert bool(slip.networkLine) is ("ngoài" not in told)
