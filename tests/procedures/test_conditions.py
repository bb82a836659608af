from datetime import date

import pytest

from kiosk.procedures.conditions import (
    ASK_STAFF,
    BadExpression,
    CannotBeWorkedOut,
    Conditions,
    compile_expression,
)
from kiosk.procedures.model import Derived, Words

TODAY = date(2026, 11, 24)


@pytest.fixture
def conditions(loan):
    return Conditions(loan)


def test_a_condition_reads_answers_and_today(conditions):
    facts = conditions.facts({"for_whom": "other", "books": 3}, TODAY)
    assert conditions.holds("for_whom == 'other' && books > 2 && today == '2026-11-24'", facts)
    assert not conditions.holds("for_whom in ['self', 'school']", facts)


def test_no_condition_always_holds(conditions):
    assert conditions.holds(None, conditions.facts({}, TODAY))


def test_a_missing_answer_reads_as_empty(conditions):
    facts = conditions.facts({}, TODAY)
    assert conditions.holds("for_whom == ''", facts)
    assert conditions.holds("for_whom != 'self'", facts)


def test_what_is_left_to_the_staff_reads_as_empty(conditions):
    facts = conditions.facts({"dob": ASK_STAFF}, TODAY)
    assert conditions.holds("dob == ''", facts)


@pytest.mark.parametrize(
    "source", ["books > 2", "!(books > 2)", "age_on(dob, today) < 16", "books * 2000 > 0"]
)
def test_a_condition_that_cannot_be_worked_out_does_not_hold(conditions, source):
    assert not conditions.holds(source, conditions.facts({}, TODAY))


def test_a_value_that_cannot_be_worked_out_is_empty(conditions):
    facts = conditions.facts({}, TODAY)
    assert conditions.value("books * 2000", facts) == ""
    assert conditions.value("1 / 0", facts) == ""
    assert conditions.value("dmy(dob)", facts) == ""


def test_one_side_that_is_known_decides(conditions):
    facts = conditions.facts({"for_whom": "self"}, TODAY)
    assert conditions.holds("books > 2 || for_whom == 'self'", facts)


def test_derived_values_read_other_derived_values(conditions):
    facts = conditions.facts({"dob": "2020-05-05", "books": 2}, TODAY)
    assert conditions.holds("minor", facts)
    assert conditions.value("to_pay", facts) == 0
    facts.learn("dob", "1950")
    assert conditions.value("to_pay", facts) == 4000
    assert dict(conditions.derived_values(facts)) == {"minor": False, "to_pay": 4000}


def test_derived_values_in_a_circle_are_empty(loan):
    words = Words(vi="a", en="a")
    circle = [
        Derived(name="a", label=words, value="b + 1"),
        Derived(name="b", label=words, value="a + 1"),
    ]
    conditions = Conditions(loan.model_copy(update={"derived": circle}))
    assert conditions.value("a", conditions.facts({}, TODAY)) == ""


def test_reads_goes_through_derived_values(conditions):
    assert conditions.reads("to_pay > 0 && today > '2026'") == {"dob", "books"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("books >", "does not parse"),
        ("books.exists(b, b > 1)", "loops"),
        ("[1, 2] . map (x, x)", "loops"),
        ("open('/etc/passwd')", "unknown function"),
        ("duration('1h')", "unknown function"),
        ("books == 1 || " * 40 + "true", "longer than"),
        ("(" * 21 + "1" + ")" * 21, "brackets more than 20 deep"),
        ("__import__('os')", "unknown function"),
    ],
)
def test_what_is_not_allowed_is_refused_with_the_reason(source, reason):
    with pytest.raises(BadExpression, match=reason):
        compile_expression(source)


def test_the_word_of_a_loop_inside_quotes_is_allowed():
    assert compile_expression("name == '.map(x)'").names == {"name"}


def test_an_expression_knows_its_names_numbers_and_texts():
    expression = compile_expression("age_on(dob, today) >= 75 && kind == 'l2w'")
    assert expression.names == {"dob", "today", "kind"}
    assert expression.numbers == {75}
    assert expression.texts == {"l2w"}


def test_a_list_is_no_value(conditions):
    with pytest.raises(CannotBeWorkedOut, match="list"):
        conditions.facts({}, TODAY).work_out(compile_expression("['a']"))


def test_failing_expressions_print_nothing(conditions, capfd):
    conditions.value("age_on(dob, 'x') > int(name)", conditions.facts({"name": "bí mật"}, TODAY))
    assert capfd.readouterr() == ("", "")
