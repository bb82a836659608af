import pytest

from kiosk.directory.entry import COLUMNS, TimeLimit
from kiosk.directory.reading import read_list
from tests.directory.examples import ROWS, as_csv


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_an_entry_gives_its_row_back(row):
    (entry,) = read_list(as_csv((row,)).encode())
    assert entry.cells() == row
    assert set(entry.cells()) == set(COLUMNS)


def test_a_time_is_written_as_the_list_has_it():
    assert [str(TimeLimit(3, "working_day")), str(TimeLimit(3, None))] == ["3 working_day", "3"]
