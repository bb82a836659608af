import pytest

from kiosk.journey.exploration import explore, unreachable


def with_question(procedure, number, **change):
    part = procedure.parts[2]
    questions = list(part.questions)
    questions[number] = questions[number].model_copy(update=change)
    third = part.model_copy(update={"questions": questions})
    return procedure.model_copy(
        update={"parts": [*procedure.parts[:2], third, *procedure.parts[3:]]}
    )


def said(procedure, today):
    return [(item.level, item.place, item.message) for item in unreachable(procedure, today)]


def test_everything_in_the_invented_procedure_is_reached(loan, today):
    assert said(loan, today) == []


def test_a_question_nobody_can_reach_is_named(loan, today):
    impossible = "for_whom == 'school' && for_whom == 'self'"
    found = said(with_question(loan, 2, when=impossible), today)
    assert [(level, place) for level, place, _ in found] == [("error", "deposit")]
    assert "never met" in found[0][2]


def test_a_question_after_every_stop_is_named(loan, today):
    stopped = with_question(loan, 0, type="notice", options=[], stops=True)
    places = {place for _, place, _ in said(stopped, today)}
    assert places >= {"books", "until", "home"}


def test_an_option_nobody_is_offered_is_named(loan, today):
    kind = loan.parts[2].questions[0]
    options = [kind.options[0], kind.options[1].model_copy(update={"when": "false"})]
    found = said(with_question(loan, 0, options=options), today)
    assert ("error", "kind.options.law") in [(level, place) for level, place, _ in found]


def test_a_condition_that_always_holds_is_named(loan, today):
    needless = "kind == 'rare' || kind != 'rare'"
    [(level, place, message)] = said(with_question(loan, 2, when=needless), today)
    assert (level, place, message[:18]) == ("warning", "deposit", "its condition held")
    assert said(with_question(loan, 2, when="true"), today) == []


@pytest.mark.parametrize("threshold", [14, 70, 75, 100])
def test_ages_in_conditions_are_tried_on_both_sides(loan, today, threshold):
    source = f"age_on(dob, today) == {threshold}"
    assert said(with_question(loan, 2, when=source), today) == []
    source = f"age_on(dob, today) == {threshold - 1}"
    over = f"{source} || age_on(dob, today) == {threshold}"
    assert said(with_question(loan, 2, when=over), today) == []


def test_an_expression_of_the_wrong_kind_is_named(loan, today):
    [found] = said(with_question(loan, 2, when="kind == 'rare' && kind > 3"), today)[-1:]
    assert found[:2] == ("error", "parts.books.questions.deposit.when")
    assert "cannot be worked out" in found[2]


def test_the_same_walks_are_tried_each_time(loan, today):
    first, second = explore(loan, today, 50), explore(loan, today, 50)
    assert (first.met, first.walks) == (second.met, second.walks)
