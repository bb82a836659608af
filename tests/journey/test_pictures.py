import pytest

from kiosk.journey.path import Journey
from kiosk.journey.pictures import pictured_papers
from kiosk.procedures.lint_rules import rule_remarks
from kiosk.procedures.model import Procedure
from tests.viewmodels.booth import BIRTH, COPIES, TODAY, procedure_of


def ids(procedure: Procedure, answers: dict[str, str], *, sent_ahead: bool = True) -> list[str]:
    papers = pictured_papers(Journey(procedure, answers, TODAY), sent_ahead=sent_ahead)
    return [paper.id for paper in papers]


def changed(procedure: Procedure, **fields: object) -> Procedure:
    """The procedure with its first paper changed."""
    first, *others = procedure.papers
    return procedure.model_copy(update={"papers": [first.model_copy(update=fields), *others]})


def test_papers_follow_the_answers():
    birth = procedure_of(BIRTH)
    assert ids(birth, {"relation": "mother", "birth_proof": "note"}) == ["birth_note"]
    assert ids(birth, {"relation": "proxy", "birth_proof": "witness"}) == [
        "birth_note",
        "witness_statement",
        "authorisation",
    ]


def test_nothing_is_pictured_where_nothing_goes_ahead():
    assert ids(procedure_of(BIRTH), {"relation": "mother"}, sent_ahead=False) == []


@pytest.mark.parametrize("handling", ["show", "number_only", "not_needed"])
def test_what_is_only_shown_is_never_pictured_whatever_content_says(handling: str):
    procedure = changed(procedure_of(BIRTH), handling=handling, pictured=True)
    assert ids(procedure, {"relation": "mother"}) == []
    messages = [remark.message for remark in rule_remarks(procedure)]
    assert "only a paper handed in with a declaration may be pictured" in messages


def test_a_slip_takes_no_pictures():
    procedure = changed(procedure_of(COPIES), handling="hand_in", pictured=True)
    assert ids(procedure, {}) == []
    assert any("may be pictured" in remark.message for remark in rule_remarks(procedure))
