"""Facts of temporary residence and of the marital status certificate."""

import pytest

from kiosk.journey.checklist import what_it_takes
from kiosk.journey.path import Journey
from kiosk.journey.validation import Invalid, check
from kiosk.procedures.walking import texts_of
from tests.content.walked import (
    MARITAL,
    RESIDENCE,
    TODAY,
    Given,
    amount,
    names_on_the_way,
    on_form,
    procedure,
    years_ago,
)


class TestTemporaryResidence:
    @pytest.mark.parametrize(("age", "dong"), [(15, 0), (16, 15_000), (59, 15_000), (60, 0)])
    def test_costs_nothing_for_children_and_the_elderly(self, age: int, dong: int) -> None:
        given: Given = {"for_whom": "self", "with_others": "alone"}
        assert amount(RESIDENCE, {**given, "requester_dob": years_ago(age).isoformat()}) == dong

    def test_counts_the_age_of_the_one_who_registers(self) -> None:
        given: Given = {
            "for_whom": "child",
            "with_others": "alone",
            "person_dob": "2015-01-01",
        }
        assert amount(RESIDENCE, given) == 0

    def test_has_no_price_without_a_birth_date(self) -> None:
        given: Given = {"for_whom": "self", "with_others": "alone"}
        assert amount(RESIDENCE, {**given, "requester_dob": "ask_staff"}) is None

    def test_of_a_minor_needs_a_parent(self) -> None:
        small: Given = {"for_whom": "child", "person_dob": "2015-01-01"}
        lines = what_it_takes(procedure(RESIDENCE), small, TODAY).papers
        assert "parents_consent" in {line.id for line in lines if line.certain}
        grown: Given = {"for_whom": "self", "requester_dob": "1950-01-01"}
        lines = what_it_takes(procedure(RESIDENCE), grown, TODAY).papers
        assert "parents_consent" not in {line.id for line in lines}

    def test_asks_for_no_consent_of_an_owner(self) -> None:
        texts = [text for _, text in texts_of(procedure(RESIDENCE))]
        assert not [text for text in texts if "chủ sở hữu" in text or "chủ nhà" in text]

    def test_lasts_two_years_at_most(self) -> None:
        given: Given = {"stay_length": "other"}
        item = procedure(RESIDENCE)
        assert isinstance(check(item, "stay_until", "2028-11-25", given, TODAY), Invalid)
        assert not isinstance(check(item, "stay_until", "2028-11-24", given, TODAY), Invalid)

    def test_says_what_and_where_on_the_form(self) -> None:
        given: Given = {
            "stay_length": "one_year",
            "stay_address": "Số 1 phố Ví Dụ, phường Mẫu",
        }
        wanted = "Đăng ký tạm trú tại Số 1 phố Ví Dụ, phường Mẫu, thời hạn 1 năm"
        assert on_form(RESIDENCE, given, "request_content") == wanted

    def test_makes_the_person_householder_with_the_own_number(self) -> None:
        given: Given = {
            "for_whom": "self",
            "requester_name": "Trần Thị Thử",
            "requester_number": "003165054321",
            "is_head": "person",
        }
        assert on_form(RESIDENCE, given, "head_relation") == "Chủ hộ"
        assert on_form(RESIDENCE, given, "head_id_number") == "003165054321"


class TestMaritalStatus:
    def test_asks_the_purpose_first(self) -> None:
        assert procedure(MARITAL).parts[0].questions[0].name == "purpose"

    def test_to_marry_here_goes_to_marriage_registration(self) -> None:
        journey = Journey(procedure(MARITAL), {"purpose": "marry_here"}, TODAY)
        assert journey.stopped is not None
        assert len(journey.steps()) == 2
        assert "1.000894" in (journey.stopped.help.vi if journey.stopped.help else "")

    def test_to_marry_abroad_names_partner_and_place_and_gives_one_paper(self) -> None:
        given: Given = {
            "purpose": "marry_abroad",
            "partner_name": "Anna Mẫu",
            "marriage_place": "Nhật Bản",
        }
        wanted = "Để kết hôn với Anna Mẫu, tại Nhật Bản"
        assert on_form(MARITAL, given, "purpose") == wanted
        assert on_form(MARITAL, given, "certificate_count") == 1
        assert "certificate_count" not in names_on_the_way(MARITAL, given)

    @pytest.mark.parametrize(
        ("status", "asked"),
        [
            ("never_married", set()),
            ("married", {"spouse_name", "marriage_number", "marriage_date", "marriage_office"}),
            ("divorced", {"divorce_court", "divorce_number", "divorce_date"}),
            ("widowed", {"death_office", "death_number", "death_date"}),
        ],
    )
    def test_asks_only_for_the_paper_of_the_status(self, status: str, asked: set[str]) -> None:
        details = {"spouse_name", "marriage_number", "marriage_date", "marriage_office"}
        details |= {"divorce_court", "divorce_number", "divorce_date"}
        details |= {"death_office", "death_number", "death_date"}
        assert names_on_the_way(MARITAL, {"status": status}) & details == asked

    def test_asks_the_old_certificate_back_only_from_those_who_have_it(self) -> None:
        for before, certain in (("have_it", True), ("never", False), ("no_longer", False)):
            lines = what_it_takes(procedure(MARITAL), {"issued_before": before}, TODAY).papers
            assert ("old_certificate" in {line.id for line in lines}) is certain
