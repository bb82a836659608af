import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kiosk.viewmodels.rows import FIRST_ROLE, Rows

MODE = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def rows(qapp):
    model = Rows(("title", "value"))
    model.tester = QAbstractItemModelTester(model, MODE)
    return model


class Heard:
    def __init__(self, model: Rows) -> None:
        self.resets = 0
        self.changed: list[int] = []
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda first, last: self.changed.append(first.row()))

    def _reset(self) -> None:
        self.resets += 1


def test_rows_are_read_by_role(rows):
    rows.replace_rows([("Họ tên", "Hường"), ("Tuổi", 71)])
    place = rows.index(1, 0)
    assert rows.rowCount() == 2
    assert [rows.data(place, FIRST_ROLE), rows.data(place, FIRST_ROLE + 1)] == ["Tuổi", 71]
    assert {role: bytes(name) for role, name in rows.roleNames().items()} == {
        FIRST_ROLE: b"title",
        FIRST_ROLE + 1: b"value",
    }


def test_what_is_not_there_is_none(rows):
    rows.replace_rows([("a", "b")])
    assert rows.data(rows.index(0, 0), FIRST_ROLE + 2) is None
    assert rows.data(rows.index(0, 0), int(Qt.ItemDataRole.DisplayRole)) is None
    assert rows.data(QModelIndex(), FIRST_ROLE) is None
    assert rows.rowCount(rows.index(0, 0)) == 0


def test_the_same_count_changes_only_the_rows_that_differ(rows):
    rows.replace_rows([("a", 1), ("b", 2), ("c", 3)])
    heard = Heard(rows)
    rows.replace_rows([("a", 1), ("b", 9), ("c", 3)])
    assert (heard.resets, heard.changed) == (0, [1])
    assert rows.data(rows.index(1, 0), FIRST_ROLE + 1) == 9


def test_the_same_rows_tell_nobody(rows):
    rows.replace_rows([("a", 1)])
    heard = Heard(rows)
    rows.replace_rows([("a", 1)])
    assert (heard.resets, heard.changed) == (0, [])


@pytest.mark.parametrize("fresh", [[], [("a", 1)], [("a", 1), ("b", 2), ("c", 3)]])
def test_another_count_resets_the_list(rows, fresh):
    rows.replace_rows([("a", 1), ("b", 2)])
    heard = Heard(rows)
    rows.replace_rows(fresh)
    assert (heard.resets, heard.changed) == (1, [])
    assert rows.rows == tuple(fresh)


def test_rows_given_as_a_list_are_a_copy(rows):
    mine = [("a", 1)]
    rows.replace_rows(mine)
    mine.append(("b", 2))
    assert rows.rowCount() == 1
