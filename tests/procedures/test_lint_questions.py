import pytest

from kiosk.procedures.lint_questions import question_remarks
from kiosk.procedures.model import Limits, Option, Words


def said(procedure, name, **change):
    questions = {item.name: item for part in procedure.parts for item in part.questions}
    question = questions[name].model_copy(update=change)
    return [remark.message for remark in question_remarks(procedure, question)]


def option(value, vi, en):
    return Option(value=value, label=Words(vi=vi, en=en))


@pytest.mark.parametrize("name", ["for_whom", "card", "dob", "number", "books", "school_stop"])
def test_the_invented_questions_are_well(loan, name):
    assert said(loan, name) == []


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("for_whom", {"options": []}, "a choice needs at least two options"),
        (
            "for_whom",
            {"options": [option("a", "A", "A"), option("a", "B", "B")]},
            "2 options have the value 'a'",
        ),
        (
            "for_whom",
            {"options": [option("a", "A", "A"), option("b", "A", "B")]},
            "2 options have the Vietnamese label 'A'",
        ),
        ("books", {"options": [option("a", "A", "A")]}, "a integer question takes no options"),
        ("books", {"offers": ["a"]}, "a integer question takes no offers and no capitals"),
        ("books", {"stops": True}, "only a notice can stop the walk"),
        ("school_stop", {"blank_ok": True}, "a notice asks nothing: no default"),
        (
            "for_whom",
            {"leads_to": "9.000002"},
            "only a notice that stops leads to another procedure",
        ),
        ("number", {"sensitive": False}, "an ID number must be sensitive"),
        ("ethnicity", {"sensitive": False}, "an ethnicity must be sensitive"),
        ("books", {"limits": Limits(not_after="today")}, "not_after does not fit a integer"),
        ("home", {"limits": Limits(min=1)}, "min does not fit a address"),
        ("books", {"limits": Limits(min=5, max=1)}, "the lower limit is above the upper one"),
        ("card", {"fills": {}}, "a card question says in `fills` what it answers"),
        ("books", {"fills": {"number": "number"}}, "only a card question fills others"),
        ("card", {"fills": {"number": "ghost"}}, "fills 'ghost', which does not exist"),
        ("card", {"fills": {"number": "for_whom"}}, "fills 'for_whom', which is asked before"),
        ("card", {"fills": {"number": "name"}}, "fills 'name' with the card's number"),
    ],
)
def test_a_key_that_does_not_fit_is_said(loan, name, change, message):
    found = said(loan, name, **change)
    assert any(text.startswith(message) for text in found), found
