"""Sealed texts by the month they arrived in: on a server each month is a table of its own.

So that a month can be counted, moved and erased at once; `intake` stays whole. A month that has no
table yet, because a clock runs far ahead, is kept in the table of the rest and works the same.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, text

from central.clock import stamp
from central.tables import payload
from central.turns import Turn, is_shared, take_turn

AHEAD = 3
EXISTS = text("SELECT to_regclass(:name) IS NOT NULL")


def month_of(at: str) -> str:
    """Give the month of a stamp, "2026-12", in UTC."""
    return at[:7]


def in_month_of(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a payload is of the month of this stamp: a server then looks into one table."""
    return payload.c.month == func.substr(column, 1, 7)


def months_ahead(now: datetime) -> list[str]:
    """Give this month and those after it, as many as are made ready."""
    year, month = (int(part) for part in month_of(stamp(now)).split("-"))
    counted = (year * 12 + month - 1 + ahead for ahead in range(AHEAD + 1))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in counted]


def prepare_months(connection: Connection, now: datetime) -> None:
    """Make the tables of this month and the next ones, where they are missing."""
    if not is_shared(connection):
        return
    take_turn(connection, Turn.MONTHS)
    for month in months_ahead(now):
        name = f"payload_{month.replace('-', '_')}"
        here = select(payload.c.row).where(payload.c.month == month).limit(1)
        # Looked up first: making a table waits for everyone who writes.
        if connection.execute(EXISTS, {"name": name}).scalar() or connection.execute(here).first():
            continue
        connection.execute(
            text(f"CREATE TABLE {name} PARTITION OF payload FOR VALUES IN ('{month}')")
        )
