"""Facts of certified copies and of birth registration, through the rules that show them."""

from datetime import timedelta

import pytest

from kiosk.journey.checklist import what_it_takes
from kiosk.journey.path import Journey
from kiosk.journey.validation import Invalid, check
from tests.content.walked import (
    BIRTH,
    COPIES,
    TODAY,
    Given,
    amount,
    names_on_the_way,
    on_form,
    procedure,
    warned,
)


class TestCertifiedCopies:
    @pytest.mark.parametrize(
        ("pages", "copies", "dong"),
        [
            (5, 3, 21_000),
            (1, 1, 2_000),
            (2, 1, 4_000),
            (3, 1, 5_000),
            (197, 1, 199_000),
            (198, 1, 200_000),
            (199, 1, 200_000),
            (500, 2, 400_000),
        ],
    )
    def test_cost_by_pages_of_the_original(self, pages: int, copies: int, dong: int) -> None:
        given: Given = {"pages_1": pages, "copies_1": copies, "more_1": "done"}
        assert amount(COPIES, given) == dong

    def test_of_three_papers_cost_the_sum(self) -> None:
        given: Given = {"pages_1": 5, "copies_1": 3, "more_1": "more"}
        given |= {"pages_2": 1, "copies_2": 2, "more_2": "more", "pages_3": 2, "copies_3": 1}
        assert amount(COPIES, given) == 21_000 + 4_000 + 4_000

    def test_of_a_paper_taken_back_cost_nothing(self) -> None:
        given: Given = {"pages_1": 5, "copies_1": 3, "more_1": "done"}
        assert amount(COPIES, {**given, "pages_2": 9, "copies_2": 9}) == 21_000

    def test_have_no_price_while_pages_are_unknown(self) -> None:
        assert amount(COPIES, {"pages_1": "ask_staff", "copies_1": 3, "more_1": "done"}) is None

    def test_ask_for_address_and_phone_only_at_home(self) -> None:
        at_home = {"home_person", "home_reason", "home_address", "result_phone"}
        assert at_home <= names_on_the_way(COPIES, {"place": "home"})
        assert not at_home & names_on_the_way(COPIES, {"place": "counter"})


class TestBirth:
    def test_is_late_after_60_days_and_still_possible(self) -> None:
        born = (TODAY - timedelta(days=60)).isoformat()
        assert "over_60_days" not in warned(BIRTH, {"child_dob": born})
        born = (TODAY - timedelta(days=61)).isoformat()
        assert "over_60_days" in warned(BIRTH, {"child_dob": born})
        assert not isinstance(check(procedure(BIRTH), "child_dob", born, {}, TODAY), Invalid)

    def test_of_a_child_born_tomorrow_is_refused(self) -> None:
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        answer = check(procedure(BIRTH), "child_dob", tomorrow, {}, TODAY)
        assert isinstance(answer, Invalid)
        assert answer.code == "date_in_future"

    def test_costs_only_the_copies_when_on_time(self) -> None:
        on_time: Given = {"child_dob": "2026-11-02", "copies": 2}
        assert amount(BIRTH, on_time) == 16_000
        assert amount(BIRTH, {**on_time, "child_dob": "2026-01-02"}) is None

    def test_with_the_unmarried_father_present_goes_to_the_officer(self) -> None:
        journey = Journey(procedure(BIRTH), {"parents_married": "father_present"}, TODAY)
        assert journey.stopped is not None
        assert "1.000689" in (journey.stopped.help.vi if journey.stopped.help else "")
        assert "1.000689" not in (journey.stopped.help.spoken or "" if journey.stopped.help else "")

    def test_without_the_father_leaves_his_part_and_follows_the_mother(self) -> None:
        given: Given = {
            "relation": "mother",
            "parents_married": "father_absent",
            "requester_ethnicity": "Tày",
            "requester_nationality": "viet_nam",
        }
        asked = names_on_the_way(BIRTH, given)
        assert not {name for name in asked if name.startswith("father_")} - {"father_blank_note"}
        assert on_form(BIRTH, given, "child_ethnicity") == "Tày"
        assert on_form(BIRTH, given, "child_nationality") == "Việt Nam"

    def test_asks_the_father_when_nobody_knows_whether_they_married(self) -> None:
        assert "father_name" in names_on_the_way(BIRTH, {"parents_married": "ask_staff"})

    def test_filed_by_the_mother_takes_her_data_from_the_requester(self) -> None:
        given: Given = {
            "relation": "mother",
            "requester_card": "typed",
            "requester_name": "Trần Thị Thử",
            "requester_number": "003195054321",
        }
        assert "mother_name" not in names_on_the_way(BIRTH, given)
        assert on_form(BIRTH, given, "mother_name") == "TRẦN THỊ THỬ"
        assert on_form(BIRTH, given, "mother_id_number") == "003195054321"

    @pytest.mark.parametrize("relation", ["grandparent", "relative"])
    def test_filed_by_family_asks_whether_the_parents_agree(self, relation: str) -> None:
        assert "content_agreed" in names_on_the_way(BIRTH, {"relation": relation})
        assert "parents_not_agreed" in warned(
            BIRTH, {"relation": relation, "content_agreed": "not_yet"}
        )

    @pytest.mark.parametrize(
        ("proof", "papers"),
        [
            ("paper", {"birth_note"}),
            ("data", {"birth_note"}),
            ("witness", {"birth_note", "witness_statement"}),
            ("pledge", {"birth_note", "birth_pledge"}),
        ],
    )
    def test_says_what_replaces_the_birth_note(self, proof: str, papers: set[str]) -> None:
        lines = what_it_takes(procedure(BIRTH), {"birth_proof": proof}, TODAY).papers
        about_birth = {"birth_note", "witness_statement", "birth_pledge"}
        assert {line.id for line in lines} & about_birth == papers
