"""What makes an address easier to give: digits at hand, a ward offered once, a province kept."""

from dataclasses import replace

import pytest

from kiosk.config import Point
from tests.viewmodels.booth import BIRTH, rows_of

BEFORE = {"relation": "father", "requester_card": "typed", "parents_married": "married"}
HOME = "requester_address"


@pytest.fixture
def point() -> Point:
    return Point(commune_code="11413")


@pytest.fixture
def address(booth):
    booth.enter(BIRTH, BEFORE, at=HOME)
    return booth.views.address


def test_who_knows_the_province_only_leaves_that_much(booth, address):
    address.choose("far")
    address.choose("37")
    booth.views.question.askStaff()
    assert booth.answers[HOME] == "tỉnh Ninh Bình"


def test_a_ward_alone_is_offered_once(booth):
    ward = "phường Hải An, thành phố Hải Phòng"
    booth.enter(BIRTH, {**BEFORE, HOME: ward}, at="mother_address")
    assert [row[0] for row in rows_of(booth.views.address.cards)] == [
        "11413",
        "near",
        "far",
        "whole",
    ]


def test_the_number_of_a_house_is_written_without_looking_for_digits(booth, address):
    address.choose("11413")
    assert booth.views.keyboard.digits
    booth.views.appearance.set_look(replace(booth.views.appearance.look, profile="tablet"))
    booth.enter(BIRTH, BEFORE, at=HOME)
    address.choose("11413")
    assert not booth.views.keyboard.digits
