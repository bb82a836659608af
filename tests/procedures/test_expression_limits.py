from collections import Counter

import pytest

from kiosk.procedures.conditions import compile_expression
from kiosk.procedures.expression_limits import bounded, excess, names_read
from kiosk.procedures.lint_rules import expressions_of
from tests.library import in_use


def test_every_expression_of_this_kiosk_is_taken_and_its_names_are_those_of_the_engine():
    found = [source for item in in_use().procedures for _, source in expressions_of(item)]
    assert len(found) > 300
    assert [source for source in found if excess(source)] == []
    for source in found:
        assert set(names_read(source)) == compile_expression(source).names, source


def test_each_reading_of_a_name_counts():
    source = "a + a * size(b) > 1 && 'c' != d.e ? true : x in ['a']"
    assert names_read(source) == Counter({"a": 2, "b": 1, "d": 1, "x": 1})


@pytest.mark.parametrize(
    "source",
    [
        "name == '.map(x)'",
        'name == "a // b"',
        r"name == 'a\'b'",
        "(" * 20 + "1" + ")" * 20,
        "(a) && (b) && " * 12 + "(c)",
        "name.matches('^[0-9]{12}$')",
        r"name.matches('^\\d{2,8}$') && name . matches ( 'x' )",
        "a == '' ? '' : b",
    ],
)
def test_what_comes_to_its_end_is_taken(source):
    assert excess(source) == ""


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a" * 301, "longer than 300"),
        ("[1].exists_one(x, x == a)", "loops"),
        ("[1] .\nfilter (x, x == a)", "loops"),
        (r"r'\'.size() + [1].map(i, i)[0] + ''.size()", "only plain text"),
        (r"R'\'.size() + [1].map(i, i)[0] + ''.size()", "only plain text"),
        ("'''a'b'''.size()", "only plain text"),
        ('"""a"b""".size()', "only plain text"),
        ("b'a' == a", "only plain text"),
        ("a // 'b", "only plain text"),
        ("{'a': 1}", "only plain text"),
        ("a == 'b", "only plain text"),
        ("a == 1\n|| b", "only plain text"),
        ("[" * 21 + "]" * 21, "brackets more than"),
        ("matches(a, 'b')", "must be a text in quotes"),
        ("a.matches(b)", "must be a text in quotes"),
        ("a.matches('b' + c)", "must be a text in quotes"),
        ("a.matches('(b{9}){9}')", "repeats more than"),
        ("a.matches('b{99,}')", "repeats more than"),
        (r"a.matches('b\x7b99\x7d')", "by number"),
    ],
)
def test_what_could_go_on_for_ever_is_refused(source, reason):
    assert reason in excess(source)
    with pytest.raises(ValueError, match=reason):
        bounded(source)


def test_places_of_shared_content_are_left_to_be_filled():
    assert bounded("{as}_name != '' && member{n} > 1") == "{as}_name != '' && member{n} > 1"
