from datetime import date
from typing import ClassVar

import pytest

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.route import Step, find_route
from kiosk.procedures.conditions import Conditions
from tests.library import in_use


@pytest.fixture
def route(loan, today):
    conditions = Conditions(loan)
    return lambda answers: find_route(loan, conditions, answers, today)


def test_open_questions_are_those_on_the_way_or_still_to_come(route, whole):
    assert {"for_whom", "relation", "deposit"} <= route({}).open
    assert route(whole).open == {"ethnicity", "email"}


def test_what_is_decided_is_not_open(route):
    found = route({"for_whom": "self", "kind": "stories"}).open
    assert "relation" not in found
    assert "deposit" not in found


def test_an_answer_left_to_the_staff_is_not_open(route, whole):
    assert "number" not in route({**whole, "number": ASK_STAFF}).open


def test_the_answers_that_count_are_those_on_the_way(route, whole):
    assert route({**whole, "deposit": 1, "nonsense": 2}).answers == whole


def test_a_condition_sees_no_answer_of_a_question_off_the_way(route, loan, whole, today):
    part = loan.parts[3]
    home = part.questions[1].model_copy(update={"when": "deposit == ''"})
    questions = [part.questions[0], home, *part.questions[2:]]
    last = part.model_copy(update={"questions": questions})
    varied = loan.model_copy(update={"parts": [*loan.parts[:3], last]})
    answers = {**whole, "kind": "stories", "deposit": 50000}
    found = find_route(varied, Conditions(varied), answers, today)
    assert "home" in found.answers


def test_after_a_stop_nothing_counts(route, whole):
    found = route({**whole, "for_whom": "school"})
    assert found.stop.name == "school_stop"
    assert found.answers == {"for_whom": "school"}


def test_a_card_not_scanned_leaves_its_questions_asked(route, whole):
    for answer in ("typed", ASK_STAFF, ""):
        places = route({**whole, "card": answer}).places
        assert all(place.asked for place in places)


def test_asking_what_the_card_lacked_leaves_it_scanned_for_the_rest(loan, whole, today):
    part = loan.parts[3]
    home = part.questions[1].model_copy(update={"when": "card == 'scanned'"})
    last = part.model_copy(update={"questions": [home]})
    varied = loan.model_copy(update={"parts": [*loan.parts[:3], last]})
    answers = {name: value for name, value in whole.items() if name != "issued"}
    found = find_route(varied, Conditions(varied), {**answers, "card": "scanned"}, today)
    names = [place.question.name for place in found.places if place.asked]
    assert "issued" in names
    assert "home" in names


class TestWhatFollowsFromOtherAnswers:
    GIVEN: ClassVar[dict[str, str]] = {
        "relation": "mother",
        "parents_married": "married",
        "requester_card": "scanned",
        "requester_name": "Trần Thị Thử",
        "requester_number": "003192012345",
        "requester_ethnicity": "Kinh",
        "father_card": "typed",
        "father_nationality": "viet_nam",
        "father_ethnicity": "Kinh",
    }

    def walked(self, **more: str) -> dict[str, Step]:
        birth = in_use().procedure("1.001193")
        given = {**self.GIVEN, **more}
        route = find_route(birth, Conditions(birth), given, date(2026, 11, 25))
        self.answers = route.answers
        return {place.question.name: place for place in route.places}

    def test_it_is_on_the_way_but_not_asked(self):
        walked = self.walked()
        for name, value in (
            ("requester_nationality", "viet_nam"),
            ("child_ethnicity", "Kinh"),
            ("child_nationality", "viet_nam"),
        ):
            assert not walked[name].asked
            assert self.answers[name] == value

    def test_it_is_asked_where_nothing_follows(self):
        walked = self.walked(requester_card="typed", father_ethnicity="Tày")
        assert walked["requester_nationality"].asked
        assert walked["child_ethnicity_from"].asked
        assert walked["child_ethnicity"].asked
        assert "requester_nationality" not in self.answers

    def test_what_a_person_said_instead_counts(self):
        walked = self.walked(requester_nationality="other")
        assert not walked["requester_nationality"].asked
        assert self.answers["requester_nationality"] == "other"
        assert walked["requester_nationality_other"].asked
        assert walked["child_nationality"].asked

    @pytest.mark.parametrize(("of", "taken"), [("mother", "Kinh"), ("father", "Tày")])
    def test_one_answer_may_follow_from_another_of_its_kind(self, of, taken):
        walked = self.walked(father_ethnicity="Tày", child_ethnicity_from=of)
        assert not walked["child_ethnicity"].asked
        assert self.answers["child_ethnicity"] == taken
