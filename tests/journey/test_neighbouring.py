from datetime import date

import pytest

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.neighbouring import addresses_named, places_named
from kiosk.journey.path import Journey
from tests.library import in_use

TODAY = date(2026, 11, 24)
GIVEN = {
    "relation": "father",
    "parents_married": "married",
    "requester_card": "typed",
    "requester_number": "003094012345",
    "requester_address": "Số 5 phố Ví Dụ, phường Mẫu ,  Hải Phòng",
}


@pytest.fixture(scope="module")
def birth():
    return in_use().procedure("1.001193")


def named(birth, name: str, **more: str) -> tuple[str, ...]:
    questions = {question.name: question for part in birth.parts for question in part.questions}
    return places_named(Journey(birth, {**GIVEN, **more}, TODAY), questions[name])


def test_ward_and_province_of_an_earlier_address_are_given(birth):
    assert named(birth, "child_hometown") == ("phường Mẫu, Hải Phòng",)


def test_the_newest_come_first_each_once_and_only_two(birth):
    more = {"mother_address": "PHƯỜNG MẪU, HẢI PHÒNG", "child_birth_place": "Viện, Xã A, Nghệ An"}
    assert named(birth, "child_hometown", **more) == ("Xã A, Nghệ An", "PHƯỜNG MẪU, HẢI PHÒNG")
    more |= {"child_hometown": "Xã B, Huế"}
    assert named(birth, "mother_address", **more) == ("Xã B, Huế", "Xã A, Nghệ An")


@pytest.mark.parametrize("address", ["", "Hải Phòng", " , ", ASK_STAFF])
def test_what_names_no_ward_gives_nothing(birth, address):
    assert named(birth, "child_hometown", requester_address=address) == ()


def test_an_address_off_the_way_gives_nothing(birth):
    assert named(birth, "child_hometown", post_address="Xã C, Lào Cai") == (
        "phường Mẫu, Hải Phòng",
    )


def test_only_an_address_is_helped(birth):
    assert named(birth, "child_name") == ()


def others(birth, name: str, **more: str) -> tuple[tuple[str, str], ...]:
    questions = {question.name: question for part in birth.parts for question in part.questions}
    return addresses_named(Journey(birth, {**GIVEN, **more}, TODAY), questions[name])


def test_whole_addresses_are_given_with_their_question_newest_first_each_once(birth):
    address = GIVEN["requester_address"]
    assert others(birth, "child_hometown") == (("requester_address", address),)
    more = {"mother_address": address.upper(), "child_birth_place": "Viện Mẫu"}
    assert others(birth, "child_hometown", **more) == (
        ("child_birth_place", "Viện Mẫu"),
        ("mother_address", address.upper()),
    )


@pytest.mark.parametrize("address", ["", ASK_STAFF])
def test_an_address_left_open_is_not_given_again(birth, address):
    assert others(birth, "child_hometown", requester_address=address) == ()


def test_only_an_address_takes_over_others(birth):
    assert others(birth, "child_name") == ()
    assert named(birth, "child_name") == ()
