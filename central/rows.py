"""Many rows in one statement whose text never changes, so that a server prepares it once.

A file takes them one after the other, which is quicker there.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    LargeBinary,
    Select,
    Table,
    Text,
    bindparam,
    column,
    func,
    insert,
    select,
)

from central.turns import is_shared

Row = Mapping[str, Any]
# What one statement carries, give or take a row: a server holds the whole of it in memory.
PORTION_BYTES = 8_000_000


class RowsOf:
    """Inserting rows with values for these columns of a table."""

    def __init__(self, table: Table, names: Iterable[str]) -> None:
        """`names` are those that every row has."""
        columns = [table.c[name] for name in names]
        self._one = insert(table)
        self._all = self._one.from_select(columns, told(columns))

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write them all, in their order."""
        if is_shared(connection):
            for portion in portions(rows):
                connection.execute(self._all, {"rows": [plain(row) for row in portion]})
        elif rows:
            connection.execute(self._one, rows)


def told(columns: Sequence[Column[Any]]) -> Select[Any]:
    """Read the rows out of one parameter."""
    named = [column(one.name, Text() if is_bytes(one) else one.type) for one in columns]
    sent = func.json_to_recordset(bindparam("rows", type_=JSON))
    rows = sent.table_valued(*named).render_derived(with_types=True)
    return select(
        *(
            func.decode(rows.c[one.name], "base64") if is_bytes(one) else rows.c[one.name]
            for one in columns
        )
    )


def is_bytes(one: Column[Any]) -> bool:
    """Whether a column holds bytes, which travel as base64."""
    return isinstance(one.type, LargeBinary)


def portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Part rows so that none of the parts has many more bytes than one statement carries."""
    portion: list[Row] = []
    size = 0
    for row in rows:
        portion.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes))
        if size >= PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def plain(row: Row) -> dict[str, Any]:
    """Give a row as JSON can hold it."""
    return {
        name: b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in row.items()
    }
