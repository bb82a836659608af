import pytest

from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.limits import DEPTH, VALUES
from kiosk.procedures.node_limits import Refused


def nested(levels):
    return "[" * levels + "]" * levels


def test_what_stays_inside_the_bounds_is_read():
    assert read_yaml(nested(DEPTH))
    assert len(read_yaml(f"[{', '.join('a' * (VALUES - 1))}]")) == VALUES - 1
    assert read_yaml("a: &a {b: 1}\nc: *a\n")["c"] == {"b": 1}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (nested(DEPTH + 1), f"more than {DEPTH} levels deep"),
        (f"a: &a {nested(DEPTH - 1)}\nb: [*a]\n", f"more than {DEPTH} levels deep"),
        (f"[{', '.join('a' * VALUES)}]", f"more than {VALUES} values"),
        ("a: &a [*a]", "leads back into itself"),
        ("a: &a {b: {c: *a}}", "leads back into itself"),
        ("a: !!float 1.5", "tags"),
        ("a: !own x", "tags"),
        ("? [a]\n: 1", "a key must be plain text"),
        ('a: "\\u200f"', r"U\+200F"),
        ('"\\b": 1', r"U\+0008"),
    ],
)
def test_what_is_beyond_a_bound_is_refused(text, reason):
    with pytest.raises(Refused, match=reason):
        read_yaml(text)
