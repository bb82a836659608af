import json

import pytest

from kiosk.directory.entry import COLUMNS
from kiosk.directory.faults import Fault
from kiosk.directory.rows import Row, rows_of
from tests.directory.examples import ROWS, as_csv


def faults(text: str) -> list[str]:
    return [str(one) for one in rows_of(text) if isinstance(one, Fault)]


def rows(text: str) -> list[dict[str, str]]:
    found = list(rows_of(text))
    assert all(isinstance(one, Row) for one in found), found
    return [dict(one.cells) for one in found]


def test_csv_and_json_give_the_same_rows():
    assert rows(as_csv()) == list(ROWS)
    assert rows(json.dumps(ROWS)) == list(ROWS)
    assert rows(json.dumps({"procedures": ROWS}, indent=2)) == list(ROWS)


def test_columns_may_stand_in_any_order_and_lines_end_in_any_way():
    header, *lines = [line.split(",") for line in as_csv(ROWS[:1]).splitlines()]
    turned = "\r\n".join(",".join(reversed(cells)) for cells in (header, *lines))
    assert rows(turned) == [ROWS[0]]


def test_empty_lines_are_none():
    text = as_csv(ROWS[:2])
    header, first, second = text.splitlines(keepends=True)
    assert len(rows(header + "\n" + first + "," * 17 + "\n" + second + "\n\n")) == 2


def test_a_row_is_told_by_the_line_it_begins_in():
    many = ROWS[0] | {"name": "Ví\ndụ\nlà ba dòng"}
    found = list(rows_of(as_csv((many, ROWS[1]))))
    assert [row.line for row in found] == [2, 5]
    laid_out = list(rows_of("[\n\n" + json.dumps(ROWS[0]) + ",\n\n" + json.dumps(ROWS[1]) + "]"))
    assert [row.line for row in laid_out] == [3, 5]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("audience", "nghe"), "line 1, column 'nghe': is not a known"),
        (lambda text: text.replace("audience", "nghe"), "line 1, column audience: is missing"),
        (lambda text: text.replace("decision", "level"), "line 1, column level: stands twice"),
        (lambda text: text.replace(",", ";"), "line 1: columns must be parted by commas"),
        (lambda text: text + "1.000001,x\n", "line 6: has 2 cells, not 18"),
        (lambda text: text + '"1.000001', "line 6: is not CSV: unexpected end of data"),
        (lambda text: text + '"a"b,', "line 6: is not CSV: "),
        (lambda text: text + "x" * 200_000, "line 6: is not CSV: field larger"),
    ],
)
def test_what_is_no_such_csv_is_told(change, said):
    assert any(fault.startswith(said) for fault in faults(change(as_csv()))), faults(
        change(as_csv())
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "line 1: must be an array"),
        ('{"rows": []}', "line 1: must be an array"),
        ("[\n{]", "line 2: is not JSON"),
        ("[\n\n1]", "line 3: must be an object"),
        ('[\n{"code": 1.5}]', "line 2, column code: must be text"),
        ('[\n{"code": ["1.001193"]}]', "line 2, column code: must be text"),
        ('[\n{"mã": "1.001193"}]', "line 2, column 'mã': is not a known column"),
        ('[\n{"code": "1", "code": "2"}]', "line 2: cannot be read: the key 'code' stands twice"),
        ('[{"code": "1"}\n{"code": "2"}]', "line 2: a comma or ] is missing here"),
        ('[{"code": "1"},]', "line 1: is not JSON"),
        ('[{"code": "1"}', "line 1: a comma or ] is missing here"),
        ('{"procedures": [{"code": "1"}]', "line 1: a comma or } is missing here"),
        ('[{"code": "1"}]\n]', "line 2: nothing but the list"),
        ("[" + "[" * 100_000, "line 1: is nested too deeply"),
        ('[{"code": ' + "9" * 5000 + "}]", "line 1: cannot be read: Exceeds the limit"),
    ],
)
def test_what_is_no_such_json_is_told(text, said):
    assert faults(text)[0].startswith(said), faults(text)


def test_json_may_say_yes_nothing_and_numbers_in_its_own_way():
    own = {"code": "9.100001", "online": True, "post": False, "online_fee": 8000, "page": None}
    (row,) = rows(json.dumps([own]))
    assert (row["online"], row["post"], row["online_fee"], row["page"]) == ("yes", "no", "8000", "")
    assert set(row) == set(COLUMNS)


def test_an_empty_list_has_no_rows_and_no_fault():
    assert [list(rows_of(text)) for text in ("", "\n\n", "[]", '{"procedures": [ ]}')] == [[]] * 4
