import pytest

from kiosk.procedures.lint_rules import expressions_of, rule_remarks
from kiosk.procedures.model import Derived, Words

WORDS = Words(vi="Chữ", en="Word")


def said(procedure):
    return [(remark.place, remark.message) for remark in rule_remarks(procedure)]


def with_condition(procedure, source):
    """The same procedure with another condition on its second question."""
    part = procedure.parts[0]
    questions = list(part.questions)
    questions[1] = questions[1].model_copy(update={"when": source})
    first = part.model_copy(update={"questions": questions})
    return procedure.model_copy(update={"parts": [first, *procedure.parts[1:]]})


def test_the_invented_procedure_is_well(loan):
    assert said(loan) == []


def test_every_expression_is_found_with_its_place(loan):
    places = dict(expressions_of(loan))
    assert places["parts.who.questions.relation.when"] == "for_whom == 'other'"
    assert places["parts.books.questions.until.limits.not_after"] == "add_months(today, 1)"
    assert places["parts.books.questions.books.default"] == "1"
    assert places["parts.person.questions.dob.warnings.very_old.when"]
    assert places["parts.books.questions.kind.options.law.when"]
    assert places["papers.letter.when"]
    assert places["fee.amount"] == "books * 2000"
    assert places["derived.to_pay.value"]
    assert places["form.fields.born"] == "dmy(dob)"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("for_whom ==", "does not parse"),
        ("nobody == 'other'", "reads 'nobody', which does not exist"),
        ("kind == 'rare'", "reads 'kind', which is asked later"),
        ("relation != ''", "reads 'relation', the question itself"),
        ("for_whom == 'ohter'", "for_whom is never 'ohter'"),
        ("for_whom in ['self', 'ohter']", "for_whom is never 'ohter'"),
        ("for_whom == 'ask_staff'", "for_whom never reads as 'ask_staff'"),
        ("['a'].all(x, x == for_whom)", "loops"),
        ("eval(for_whom)", "unknown function"),
    ],
)
def test_a_wrong_condition_is_named_with_its_place(loan, source, message):
    [(place, found), *_] = said(with_condition(loan, source))
    assert place == "parts.who.questions.relation.when"
    assert message in found


def test_derived_values_read_earlier_ones_only(loan):
    first = Derived(name="first", label=WORDS, value="to_pay + 1")
    changed = loan.model_copy(update={"derived": [first, *loan.derived]})
    assert ("derived.first.value", "reads 'to_pay', which stands later") in said(changed)


def test_a_condition_does_not_read_a_later_question_through_a_derived_value(loan):
    changed = with_condition(loan, "minor")
    place = "parts.who.questions.relation.when"
    assert (place, "reads 'dob', which is asked later") in said(changed)


def test_names_stand_once_and_are_not_reserved(loan):
    twice = Derived(name="kind", label=WORDS, value="1")
    reserved = Derived(name="today", label=WORDS, value="1")
    found = said(loan.model_copy(update={"derived": [*loan.derived, twice, reserved]}))
    assert ("questions", "'kind' stands 2 times") in found
    assert ("questions", "'today' is a reserved name") in found
    papers = loan.model_copy(update={"papers": [*loan.papers, loan.papers[0]]})
    assert ("papers", "'card' stands 2 times") in said(papers)
