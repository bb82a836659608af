import pytest

from bench.table import figure, table

RESULT = {
    "name": "first_welcome",
    "ours": 0.31,
    "peer": 0.42,
    "peer_name": "Chromium",
    "ratio": 0.7381,
    "goal": "<=0.5",
    "met": False,
    "rounds": 5,
    "unit": "s",
    "floor": 0.15,
}


def test_a_row_shows_both_sides_the_goal_and_the_miss():
    row = table([RESULT], {}).splitlines()[-1]
    assert row.split() == [
        "first_welcome", "0.310", "s", "0.420", "s", "Chromium", "0.150", "s",
        "0.74", "<=0.5", "NO", "5",
    ]  # fmt: skip


def test_columns_stand_under_their_heads():
    lines = table([RESULT, RESULT | {"name": "x", "met": True}], {}).splitlines()
    assert len({line.index("<=0.5") for line in lines[2:]}) == 1
    assert lines[0].index("goal") + len("goal") == lines[2].index("<=0.5") + len("<=0.5")


def test_what_was_not_measured_is_said_with_its_reason():
    assert table([], {"memory": "no Xvfb"}).splitlines()[-1] == "memory: not measured: no Xvfb"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234.5, "1234 ms"), (12.34, "12.3 ms"), (1.234, "1.23 ms"), (0.5, "0.500 ms")],
)
def test_a_figure_is_as_short_as_its_size_allows(value, shown):
    assert figure(value, "ms") == shown


def test_no_figure_is_empty():
    assert figure(None, "ms") == ""
