"""Who this centre is: an id that kiosks pin, and an epoch that grows with each restore."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from central import audit
from central.clock import stamp
from central.tables import centre
from central.turns import Turn, take_turn


@dataclass(frozen=True, slots=True)
class Identity:
    """The centre's id and epoch."""

    centre: str
    epoch: int


def find_identity(connection: Connection) -> Identity | None:
    """Give the identity made by `central init`, or None before it."""
    row = connection.execute(select(centre.c.id, centre.c.epoch)).first()
    return Identity(row.id, row.epoch) if row else None


def create_identity(connection: Connection, now: datetime) -> Identity:
    """Give the identity, making it if there is none."""
    take_turn(connection, Turn.IDENTITY)
    known = find_identity(connection)
    if known is not None:
        return known
    made = Identity(str(uuid.uuid4()), 1)
    connection.execute(
        insert(centre).values(id=made.centre, epoch=made.epoch, created_at=stamp(now))
    )
    audit.record(connection, now, audit.SYSTEM, "centre.init", made.centre)
    return made
