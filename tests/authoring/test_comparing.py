import pytest

from kiosk.authoring.comparing import compare
from kiosk.authoring.records import records_of
from kiosk.authoring.workbook_reading import read_workbook
from tests.authoring.workbooks import DAYS, FILE, TEXT, WORDS, changed, exported


def compared(cells, text=TEXT, raw=None):
    rows, problems = read_workbook(changed(cells, raw))
    assert problems == []
    return compare(rows, records_of(FILE, text))


def told(found):
    return [(problem.sheet, problem.cell, problem.message) for problem in found.problems]


def test_what_was_not_touched_changes_nothing():
    found = compare(read_workbook(exported())[0], records_of(FILE, TEXT))
    assert (found.changes, found.problems, found.conflicts) == ([], [], 0)


def test_a_changed_cell_is_one_change_with_its_place():
    found = compared({(WORDS, "D2"): "Thẻ mới", (WORDS, "F2"): "thẻ"})
    assert found.problems == []
    assert [
        (item.record.path, item.field, item.old, item.new, item.sheet, item.cell, item.line)
        for item in found.changes
    ] == [
        ("name", "vi", "Thẻ", "Thẻ mới", WORDS, "D2", 4),
        ("name", "spoken", "", "thẻ", WORDS, "F2", 4),
    ]


def test_rows_may_be_taken_out_and_change_places():
    rows, _ = read_workbook(changed({(WORDS, "D2"): "Mới"}))
    found = compare(reversed([row for row in rows if row.number == 2]), records_of(FILE, TEXT))
    assert [item.new for item in found.changes] == ["Mới"]


def test_a_file_that_was_changed_since_is_not_set_back():
    newer = TEXT.replace('"Thẻ"', '"Thẻ căn cước"')
    assert compared({}, newer).changes == []
    found = compared({(WORDS, "E2"): "ID card"}, newer)
    assert [(item.field, item.new) for item in found.changes] == [("en", "ID card")]


def test_a_value_changed_here_and_there_is_a_conflict():
    newer = TEXT.replace('"Thẻ"', '"Thẻ căn cước"')
    found = compared({(WORDS, "D2"): "Thẻ mới"}, newer)
    assert (found.changes, found.conflicts) == ([], 1)
    [(sheet, cell, message)] = told(found)
    assert (sheet, cell) == (WORDS, "D2")
    assert "'Thẻ căn cước' now" in message
    same = compared({(WORDS, "D2"): "Thẻ căn cước"}, newer)
    assert (same.changes, same.problems) == ([], [])


@pytest.mark.parametrize(
    ("cells", "cell", "message"),
    [
        ({(WORDS, "B2"): "nothing"}, "A2", "there is no '1.000001.yaml nothing' in these files"),
        ({(WORDS, "A2"): "../../etc/passwd"}, "A2", "there is no '../../etc/passwd name'"),
        ({(WORDS, "B2"): "evidence"}, "A2", "there is no"),
        ({(WORDS, "B3"): "name"}, "A3", "is the same place as row 2"),
        ({(WORDS, "G2"): "abc", (WORDS, "D2"): "x"}, "G2", "was changed: export again"),
        ({(WORDS, "G2"): None, (WORDS, "D2"): "x"}, "G2", "was changed: export again"),
        ({(WORDS, "D2"): None}, "D2", "may not be empty"),
        ({(WORDS, "D2"): "a\nb"}, "D2", "has more than one line"),
        ({(WORDS, "D2"): "a\tb"}, "D2", "has a tab"),
        ({(WORDS, "D2"): "a\u202eb"}, "D2", "has a character that does not show (U+202E)"),
        ({(WORDS, "D2"): " a"}, "D2", "begins or ends with a space"),
        ({(WORDS, "D2"): "x" * 1001}, "D2", "is longer than 1000 letters"),
        ({(DAYS, "E3"): "certain"}, "E3", "is none of sure, good, weak, unsourced"),
        ({(DAYS, "F3"): None}, "F3", "may not be empty"),
        ({(DAYS, "H3"): "2026.11.24"}, "H3", "takes no value in this row"),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_cell(cells, cell, message):
    found = compared(cells)
    assert [problem[1] for problem in told(found)] == [cell]
    assert message in told(found)[0][2]
    assert found.changes == []


def test_a_stamp_that_was_changed_matters_only_where_a_value_was():
    assert compared({(WORDS, "G2"): "abc"}).problems == []
