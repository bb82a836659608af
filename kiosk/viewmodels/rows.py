"""A list for QML: fixed roles, rows replaced as a whole (an unchanged list tells nobody)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Rows(QAbstractListModel):
    """Rows are tuples in the order of `roles`; `replace_rows` updates in place where it can."""

    def __init__(self, roles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = tuple(roles)
        self._rows: list[tuple[Any, ...]] = []

    @property
    def rows(self) -> tuple[tuple[Any, ...], ...]:
        """The rows now shown."""
        return tuple(self._rows)

    def replace_rows(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Show other rows; with the same count only changed rows are told (no rebuilt cards)."""
        fresh = list(rows)
        if fresh == self._rows:
            return
        if len(fresh) == len(self._rows):
            old, self._rows = self._rows, fresh
            for number, (before, after) in enumerate(zip(old, fresh, strict=True)):
                if before != after:
                    place = self.index(number, 0)
                    self.dataChanged.emit(place, place)
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = FIRST_ROLE) -> Any:
        if not index.isValid() or not 0 <= role - FIRST_ROLE < len(self._roles):
            return None
        return self._rows[index.row()][role - FIRST_ROLE]

    def roleNames(self) -> dict[int, QByteArray]:
        return {
            FIRST_ROLE + number: QByteArray(name.encode())
            for number, name in enumerate(self._roles)
        }
