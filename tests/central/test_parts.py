import pytest

from central.content import NoProcedures
from central.parts import overall, parts_of, standing, states_of
from central.statuses import Mark

PARTS = [{"id": "birth"}, {"id": "residence"}, {"id": "insurance"}]


def mark(state: str, part: str = "") -> Mark:
    return Mark(state, "2026-11-24T02:00:00Z", "lan", "key", b"", part)


def test_one_thing_to_do_is_no_list_of_parts():
    for parts in ([{"code": "1.001193", "agency_kind": "committee"}], [{"id": "birth"}], "odd", 3):
        assert parts_of({"parts": parts}, NoProcedures(), []) == []


def test_each_part_has_the_state_last_given_to_it_or_to_all():
    history = [mark("received"), mark("result", "birth"), mark("supplement", "insurance")]
    found = {part.id: part.state for part in parts_of({"parts": PARTS}, NoProcedures(), history)}
    assert found == {"birth": "result", "residence": "received", "insurance": "supplement"}


def test_without_content_a_part_is_called_by_its_id():
    titles = [part.title for part in parts_of({"parts": PARTS}, NoProcedures(), [])]
    assert titles == ["birth", "residence", "insurance"]


def test_a_decision_stands_for_the_parts_no_later_one_was_on():
    history = [mark("received"), mark("result", "birth"), mark("supplement", "insurance")]
    parts = parts_of({"parts": PARTS}, NoProcedures(), history)
    names = [[part.id for part in standing(parts, history, at)] for at in range(3)]
    assert names == [["residence"], ["birth"], ["insurance"]]
    history.append(mark("received"))
    assert standing(parts, history, 0) is None


def test_of_one_thing_to_do_only_the_last_decision_stands():
    history = [mark("supplement"), mark("received")]
    assert [standing([], history, at) for at in range(2)] == [None, []]


def test_a_decision_on_an_unknown_part_moves_nothing():
    assert states_of(["birth"], [mark("result", "other")]) == {"birth": "arrived"}


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["arrived", "arrived"], "arrived"),
        (["received", "arrived"], "received"),
        (["result", "arrived"], "received"),
        (["result", "supplement"], "supplement"),
        (["result", "result"], "result"),
        (["result", "refused"], "result"),
        (["refused", "refused"], "refused"),
    ],
)
def test_the_whole_is_where_its_parts_are(states, whole):
    assert overall(states) == whole
