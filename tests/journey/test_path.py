import pytest

from kiosk.journey.path import CHECK, Journey, NotOnPath


def names(journey: Journey) -> list[str]:
    return [step.question.name for step in journey.steps()]


def walk(journey: Journey) -> list[str]:
    """Names of the screens met by going on until the check pages."""
    seen = []
    while journey.step is not None and len(seen) < 100:
        seen.append(journey.step.question.name)
        after = journey.advance()
        if after == journey:
            break
        journey = after
    return seen


@pytest.fixture
def journey(loan, whole, today):
    return Journey(loan, whole, today)


def test_a_journey_begins_at_the_first_question(loan, today):
    assert Journey(loan, {}, today).step.question.name == "for_whom"


def test_going_on_meets_every_step_and_ends_at_the_check(journey):
    assert walk(journey) == names(journey)
    last = journey.jump_to("result_phone").advance()
    assert last.at == CHECK
    assert last.finished
    assert last.advance() == last


def test_back_is_the_way_on_reversed(journey):
    end = journey.jump_to("result_phone").advance()
    seen = []
    while (before := end.back()) != end:
        seen.append(before.step.question.name)
        end = before
    assert seen[::-1] == names(journey)


def test_back_on_the_first_screen_stays(journey):
    assert journey.back() == journey


def test_an_answer_opens_and_closes_questions(loan, whole, today):
    assert "relation" not in names(Journey(loan, whole, today))
    assert "relation" in names(Journey(loan, {**whole, "for_whom": "other"}, today))


def test_an_orphan_answer_decides_nothing_and_does_not_travel(loan, whole, today):
    answers = {**whole, "kind": "rare", "deposit": 50000}
    assert Journey(loan, answers, today).route.answers["deposit"] == 50000
    changed = Journey(loan, {**answers, "kind": "stories"}, today)
    assert "deposit" not in changed.route.answers
    assert changed.answers["deposit"] == 50000


def test_an_orphan_answer_is_not_read_by_later_conditions(loan, whole, today):
    answers = {**whole, "for_whom": "school", "relation": "con"}
    assert Journey(loan, answers, today).route.facts.work_out is not None
    assert "relation" not in Journey(loan, answers, today).route.answers


def test_a_notice_that_stops_ends_the_way(loan, whole, today):
    journey = Journey(loan, {**whole, "for_whom": "school"}, today)
    assert names(journey) == ["for_whom", "school_stop"]
    assert journey.stopped.name == "school_stop"
    stop = journey.advance()
    assert stop.at_stop
    assert stop.advance() == stop
    assert stop.back().step.question.name == "for_whom"


def test_a_scanned_card_answers_its_questions(loan, whole, today):
    journey = Journey(loan, {**whole, "card": "scanned"}, today)
    assert names(journey)[:4] == ["for_whom", "card", "kind", "books"]
    assert journey.route.answers["number"] == "003050012345"
    assert journey.route.answers["issued"] == "2021-04-20"


def test_what_the_card_lacks_is_asked(loan, whole, today):
    answers = {key: value for key, value in whole.items() if key not in ("name", "issued")}
    journey = Journey(loan, {**answers, "card": "scanned"}, today)
    assert names(journey)[1:4] == ["card", "name", "issued"]


def test_what_a_card_gave_can_be_changed(loan, whole, today):
    journey = Journey(loan, {**whole, "card": "scanned"}, today).jump_to("name")
    assert journey.step.question.name == "name"
    assert not journey.step.asked
    assert journey.advance().step.question.name == "kind"
    assert journey.back().step.question.name == "card"


def test_parts_are_numbered_in_the_order_of_the_way(journey):
    steps = journey.steps()
    assert {(step.part.id, step.part_number) for step in steps} == {
        ("who", 1),
        ("person", 2),
        ("books", 3),
        ("contact", 4),
    }
    assert {step.part_count for step in steps} == {4}


def test_a_part_that_turns_out_not_needed_leaves_no_gap_in_the_numbers(loan, today):
    parts = list(loan.parts)
    parts[2] = parts[2].model_copy(
        update={
            "questions": [
                question.model_copy(update={"when": "for_whom == 'other'"})
                for question in parts[2].questions
            ]
        }
    )
    varied = loan.model_copy(update={"parts": parts})

    def numbers(**answers):
        steps = Journey(varied, answers, today).steps()
        return {step.part.id: (step.part_number, step.part_count) for step in steps}

    assert numbers()["who"] == (1, 4)
    assert numbers(for_whom="other")["contact"] == (4, 4)
    assert numbers(for_whom="self")["contact"] == (3, 3)


def test_a_place_that_vanished_falls_back_to_the_step_before(loan, whole, today):
    at_deposit = Journey(loan, {**whole, "kind": "rare"}, today).jump_to("deposit")
    assert at_deposit.with_answers(whole).step.question.name == "books"


def test_only_questions_on_the_way_can_be_jumped_to(journey):
    with pytest.raises(NotOnPath):
        journey.jump_to("deposit")


def test_resume_goes_to_the_first_screen_without_an_answer(loan, whole, today):
    some = {key: whole[key] for key in ("for_whom", "card", "name")}
    assert Journey(loan, some, today).resume().step.question.name == "dob"
    complete = {**whole, "ethnicity": "", "email": ""}
    assert Journey(loan, complete, today).resume().finished
    assert Journey(loan, {"for_whom": "school"}, today).resume().at_stop


def test_an_option_is_offered_where_its_condition_holds(loan, whole, today):
    kind = Journey(loan, whole, today).jump_to("kind").step.question
    values = [option.value for option in Journey(loan, whole, today).options(kind)]
    assert values == ["stories", "law", "rare"]
    young = Journey(loan, {**whole, "dob": "2020-01-01"}, today)
    assert [option.value for option in young.options(kind)] == ["stories", "rare"]


def test_a_default_is_proposed_where_the_content_has_one(journey):
    assert journey.default(journey.jump_to("books").step.question) == 1
    assert journey.default(journey.jump_to("kind").step.question) is None


def test_two_journeys_with_the_same_state_are_equal(loan, whole, today):
    assert Journey(loan, whole, today) == Journey(loan, dict(whole), today)
