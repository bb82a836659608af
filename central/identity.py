"""Who this centre is: an id that kiosks pin, and an epoch that grows with each restore."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from central import audit
from central.clock import stamp
from central.keys import Keys
from central.tables import centre
from central.turns import Turn, take_turn


@dataclass(frozen=True, slots=True)
class Identity:
    """The centre's id and epoch, and which keys are its own; "" where that was never noted."""

    centre: str
    epoch: int
    seal_key_id: str = ""
    receipt_key_id: str = ""

    def owns(self, keys: Keys) -> bool:
        """Whether these are the centre's keys, those of now or later ones than were noted.

        Kiosks would take a receipt by no other, and by none of before a change.
        """
        return not self.seal_key_id or keys.private_for(self.seal_key_id) is not None


def find_identity(connection: Connection) -> Identity | None:
    """Give the identity made by `central init`, or None before it."""
    row = connection.execute(select(centre)).first()
    if row is None:
        return None
    return Identity(row.id, row.epoch, row.seal_key_id or "", row.receipt_key_id or "")


def note_keys(connection: Connection, keys: Keys) -> None:
    """Note which keys are the centre's after a change: a node without them does not start."""
    ids = {"seal_key_id": keys.seal_key_id, "receipt_key_id": keys.receipt_key_id}
    connection.execute(update(centre).values(ids))


def create_identity(connection: Connection, keys: Keys, now: datetime) -> Identity:
    """Give the identity, making it if there is none; whose keys are not noted gets these."""
    take_turn(connection, Turn.IDENTITY)
    known = find_identity(connection)
    ids = {"seal_key_id": keys.seal_key_id, "receipt_key_id": keys.receipt_key_id}
    if known is not None:
        if not known.seal_key_id:
            connection.execute(update(centre).values(ids))
        return known
    made = Identity(str(uuid.uuid4()), 1, **ids)
    connection.execute(
        insert(centre).values(id=made.centre, epoch=made.epoch, created_at=stamp(now), **ids)
    )
    audit.record(connection, now, audit.SYSTEM, "centre.init", made.centre)
    return made
