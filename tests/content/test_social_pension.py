"""Facts of the social pension: ages, households, other benefits; soft warnings only."""

from datetime import date, timedelta

import pytest

from kiosk.journey.path import Journey
from kiosk.journey.validation import check_all
from tests.content.walked import (
    PENSION,
    TODAY,
    Given,
    names_on_the_way,
    on_form,
    procedure,
    warned,
    years_ago,
)


class TestSocialPension:
    def given(self, born: date, **more: str | int) -> Given:
        return {
            "for_whom": "self",
            "request_kind": "new",
            "requester_dob": born.isoformat(),
            "household": "neither",
            **more,
        }

    @pytest.mark.parametrize(
        ("born", "household", "expected"),
        [
            (years_ago(75), "neither", set()),
            (years_ago(75) + timedelta(days=1), "neither", {"under_75_not_poor"}),
            (years_ago(74), "poor", set()),
            (years_ago(74), "near_poor", set()),
            (years_ago(74), "ask_staff", set()),
            (years_ago(70), "neither", {"under_75_not_poor"}),
            (years_ago(70), "near_poor", set()),
            (years_ago(70) + timedelta(days=1), "near_poor", {"under_70"}),
            (years_ago(60), "neither", {"under_70"}),
        ],
    )
    def test_warns_by_age_and_household(
        self, born: date, household: str, expected: set[str]
    ) -> None:
        rules = {"under_70", "under_75_not_poor"}
        assert warned(PENSION, self.given(born, household=household)) & rules == expected

    def test_never_refuses(self) -> None:
        report = check_all(procedure(PENSION), self.given(years_ago(40)), TODAY)
        assert {finding.field for finding in report.errors}.isdisjoint(
            {"household", "requester_dob"}
        )
        assert Journey(procedure(PENSION), self.given(years_ago(40)), TODAY).stopped is None

    def test_looks_at_the_age_of_the_one_it_is_for(self) -> None:
        answers: Given = {
            "for_whom": "other",
            "role": "authorised",
            "request_kind": "new",
            "requester_dob": "1990-01-01",
            "person_dob": "1945-01-01",
            "household": "neither",
        }
        assert not warned(PENSION, answers) & {"under_70", "under_75_not_poor"}

    @pytest.mark.parametrize(("dong", "expected"), [(499_999, False), (500_000, True)])
    def test_warns_of_a_pension_that_is_not_lower(self, dong: int, expected: bool) -> None:
        answers = self.given(years_ago(80), benefit="pension", benefit_amount=dong)
        assert ("benefit_not_lower" in warned(PENSION, answers)) is expected

    def test_takes_part_two_only_from_guardian_and_authorised_person(self) -> None:
        answers: Given = {
            "for_whom": "other",
            "role": "authorised",
            "requester_name": "Trần Thị Thử",
        }
        assert on_form(PENSION, answers, "agent_name") == "TRẦN THỊ THỬ"
        assert on_form(PENSION, {**answers, "role": "helper"}, "agent_name") == ""

    def test_keeps_only_the_name_of_a_helper(self) -> None:
        asked = names_on_the_way(PENSION, {"for_whom": "other", "role": "helper"})
        assert {name for name in asked if name.startswith("requester_")} == {"requester_name"}

    def test_asks_for_the_account_only_when_wanted(self) -> None:
        named = {"by_account": "account", "account_name": "TRAN THI THU"}
        assert "account_number" in names_on_the_way(PENSION, named)
        assert "account_number" not in names_on_the_way(PENSION, {"by_account": "account"})
        assert "account_number" not in names_on_the_way(PENSION, {"by_account": "cash"})
