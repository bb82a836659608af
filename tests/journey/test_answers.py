import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.answers import PAST_LIMIT, Answers

NAMES = st.sampled_from(["a", "b", "c"])
CHANGES = st.lists(
    st.tuples(NAMES, st.one_of(st.integers(), st.text(max_size=5))), max_size=PAST_LIMIT
)


def test_an_answer_is_kept_with_its_origin():
    answers = Answers().set_answer("name", "Mẫu", "typed")
    assert answers.values == {"name": "Mẫu"}
    assert answers.origins == {"name": "typed"}


def test_setting_an_answer_leaves_the_old_object_alone():
    first = Answers().set_answer("a", 1, "typed")
    first.set_answer("a", 2, "typed")
    assert first.values == {"a": 1}


def test_the_same_answer_again_is_no_change():
    answers = Answers().set_answer("a", 1, "typed")
    assert answers.set_answer("a", 1, "typed") is answers


def test_undo_brings_back_value_and_origin():
    answers = Answers().fill_from_card({"a": "x"}).set_answer("a", "y", "typed")
    assert answers.undo().values == {"a": "x"}
    assert answers.undo().origins == {"a": "card"}
    assert answers.undo().undo().values == {}


def test_undo_without_a_change_is_nothing():
    assert Answers().undo() == Answers()


def test_a_cleared_answer_can_come_back():
    answers = Answers().set_answer("a", 1, "typed").clear("a")
    assert answers.values == {}
    assert answers.undo().values == {"a": 1}
    assert answers.clear("z") is answers


@given(CHANGES)
def test_undoing_every_change_leads_back_to_nothing(changes):
    answers = Answers()
    for name, value in changes:
        answers = answers.set_answer(name, value, "typed")
    for _ in changes:
        answers = answers.undo()
    assert answers.values == {}
    assert answers.origins == {}


@given(CHANGES)
def test_what_is_stored_is_read_back(changes):
    answers = Answers()
    for name, value in changes:
        answers = answers.set_answer(name, value, "chosen")
    assert Answers.from_json(answers.to_json()) == answers


def test_the_past_is_bounded():
    answers = Answers()
    for number in range(3 * PAST_LIMIT):
        answers = answers.set_answer("a", number, "typed")
    assert len(answers.past) == PAST_LIMIT


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"values": {}, "origins": {}},
        {"values": {"a": 1}, "origins": {}, "past": []},
        {"values": {"a": 1}, "origins": {"a": "magic"}, "past": []},
        {"values": {}, "origins": {}, "past": [["a"]]},
        {"values": 3, "origins": {}, "past": []},
    ],
)
def test_anything_else_is_not_read(stored):
    with pytest.raises(ValueError, match="not stored answers"):
        Answers.from_json(stored)


def test_words_an_answer_took_the_place_of_are_kept_until_it_is_answered_anew():
    answers = Answers().set_answer("home", "quận Mẫu", "card")
    chosen = answers.put_in_place("home", "phường Mẫu", "quận Mẫu")
    assert chosen.values == {"home": "phường Mẫu"}
    assert chosen.origins == {"home": "chosen"}
    assert chosen.replaced == {"home": "quận Mẫu"}
    assert Answers.from_json(chosen.to_json()) == chosen
    assert chosen.set_answer("home", "nơi khác", "typed").replaced == {}
    assert chosen.clear("home").replaced == {}
    assert chosen.undo() == answers


def test_answers_stored_before_there_were_replaced_words_are_read():
    stored = Answers().set_answer("home", "x", "typed").to_json()
    del stored["replaced"]
    assert Answers.from_json(stored).replaced == {}


@pytest.mark.parametrize("replaced", [{"other": "x"}, 5, [1]])
def test_replaced_words_of_no_answer_are_refused(replaced):
    stored = Answers().set_answer("home", "x", "typed").to_json() | {"replaced": replaced}
    with pytest.raises(ValueError, match="not stored answers"):
        Answers.from_json(stored)
