import pytest

from kiosk.procedures.dependencies import all_read, dependency_faults
from kiosk.procedures.expression_limits import names_read
from kiosk.procedures.limits import EXPRESSION_READS
from kiosk.procedures.model import Derived, Words
from tests.library import in_use

WORDS = Words(vi="Chữ", en="Word")


def with_derived(procedure, **values):
    derived = [Derived(name=name, label=WORDS, value=value) for name, value in values.items()]
    return procedure.model_copy(update={"derived": derived})


def with_question(procedure, **change):
    part = procedure.parts[0]
    questions = list(part.questions)
    questions[1] = questions[1].model_copy(update=change)
    first = part.model_copy(update={"questions": questions})
    return procedure.model_copy(update={"parts": [first, *procedure.parts[1:]]})


def test_the_procedures_of_this_kiosk_are_well(loan):
    for procedure in [loan, *in_use().procedures]:
        assert list(dependency_faults(procedure)) == []


def test_reads_go_through_derived_values():
    derived = {"a": names_read("b + c"), "b": names_read("d")}
    assert all_read(names_read("a > 1"), derived) == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("values", "circle"),
    [
        ({"a": "a + 1"}, "a → a"),
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"a": "x", "b": "c", "c": "d", "d": "b"}, "b → c → d → b"),
    ],
)
def test_derived_values_in_a_circle_are_named_with_the_way(loan, values, circle):
    found = dict(dependency_faults(with_derived(loan, **values)))
    name = circle[0]
    assert found[f"derived.{name}.value"] == f"reads itself: {circle}"
    assert len(found) == len(set(circle.split(" → ")))


@pytest.mark.parametrize("key", ["when", "default", "assumed"])
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("kind == 'rare'", "reads 'kind', which is asked later"),
        ("relation == ''", "reads 'relation', the question itself"),
        ("minor", "reads 'dob', which is asked later"),
    ],
)
def test_a_question_reads_only_what_was_asked(loan, key, source, message):
    found = list(dependency_faults(with_question(loan, **{key: source})))
    assert found == [(f"parts.who.questions.relation.{key}", message)]


def test_values_that_double_are_counted(loan):
    def doubling(times):
        names = {"d0": "books + books"}
        names |= {f"d{n}": f"d{n - 1} + d{n - 1}" for n in range(1, times)}
        return [place for place, _ in dependency_faults(with_derived(loan, **names))]

    # Readings of d0 to d7: 2, 6, 14 … 2^(n+2) - 2.
    assert 2**9 - 2 > EXPRESSION_READS >= 2**8 - 2
    assert doubling(7) == []
    assert doubling(9)[0] == "derived.d7.value"
    assert len(doubling(300)) == 293
