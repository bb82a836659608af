"""What the province has said of declarations, for the desk and for the kiosk that sent them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from central.adapters.outbox import DELIVERED
from central.adapters.outgoing import TABLES
from central.adapters.status import DESK_STATES


@dataclass(frozen=True, slots=True)
class Said:
    """Number and status of one declaration; `settled` once nothing about it is still to go."""

    number: str | None
    status: str | None
    status_at: str | None
    settled: bool

    def state_after(self, state: str, state_at: str) -> tuple[str, str]:
        """Give the desk's state, or the province's where that was heard later."""
        told = DESK_STATES.get(self.status or "")
        if not self.settled or told is None or self.status_at is None or told == state:
            return state, state_at
        return (told, self.status_at) if self.status_at > state_at else (state, state_at)


def said_of(connection: Connection, ids: Sequence[str]) -> dict[str, Said]:
    """Give what is known of those declarations that went to the province."""
    found: dict[str, Said] = {}
    for table in TABLES.values():
        columns = (table.c.id, table.c.state, table.c.number, table.c.status, table.c.status_at)
        query = select(*columns).where(table.c.id.in_(ids)).order_by(table.c.row)
        for row in connection.execute(query):
            before = found.get(row.id)
            found[row.id] = Said(
                number=row.number or (before.number if before else None),
                status=row.status or (before.status if before else None),
                status_at=row.status_at or (before.status_at if before else None),
                settled=row.state == DELIVERED and (before is None or before.settled),
            )
    return found
