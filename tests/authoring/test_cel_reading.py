import pytest

from kiosk.authoring.cel_reading import (
    Binary,
    Call,
    Choice,
    Items,
    Literal,
    Name,
    Unary,
    Unreadable,
    read,
)
from kiosk.procedures.lint_rules import expressions_of
from tests.library import in_use

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("a == 'x'", Binary("==", A, Literal("x"))),
        ('a != "it\'s"', Binary("!=", A, Literal("it's"))),
        (r"a == 'it\'s'", Binary("==", A, Literal("it's"))),
        ("a || b && c", Binary("||", A, Binary("&&", B, C))),
        ("(a || b) && c", Binary("&&", Binary("||", A, B), C)),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("a + b * 2 > 3", Binary(">", Binary("+", A, Binary("*", B, Literal(2))), Literal(3))),
        ("a ? b : c ? a : b", Choice(A, B, Choice(C, A, B))),
        ("!a", Unary("!", A)),
        ("-1", Unary("-", Literal(1))),
        ("a in ['x', '']", Binary("in", A, Items((Literal("x"), Literal(""))))),
        ("age_on(a, today) >= 75", Binary(">=", Call("age_on", (A, Name("today"))), Literal(75))),
        ("a.startsWith('x')", Call("startsWith", (A, Literal("x")))),
        ("size(a)", Call("size", (A,))),
        ("[]", Items(())),
    ],
)
def test_an_expression_becomes_a_tree(source, tree):
    assert read(source) == tree


@pytest.mark.parametrize("source", ["", "a ==", "a b", "(a", "a.b", "a[0]", "{1: 2}", "[a", "f(a"])
def test_what_content_does_not_use_is_refused(source):
    with pytest.raises(Unreadable):
        read(source)


def test_every_expression_of_this_kiosk_is_read():
    for procedure in in_use().procedures:
        for _, source in expressions_of(procedure):
            assert read(source)
