"""After the data folder was put back from a copy: a new epoch, and what the copy lacks.

Kiosks still have what is younger than the copy. The new epoch tells them to purge nothing for
another grace; what the centre does not say it holds they send again by themselves.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from central import audit
from central.clock import stamp
from central.database import Database
from central.held import let_go
from central.objects import Objects
from central.tables import attachment, centre, intake, payload

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Restored:
    """The new epoch, and how many dossiers wait for pictures that the copy lacks."""

    epoch: int
    incomplete: int


def note_restored(database: Database, objects: Objects, now: datetime) -> Restored:
    """Begin a new epoch, all in one transaction; no centre may run on the folder meanwhile."""
    with database.writer.begin() as connection:
        return begin_epoch(connection, objects, now)


def begin_epoch(connection: Connection, objects: Objects, now: datetime) -> Restored:
    """Do the same, part of the caller's transaction."""
    incomplete = forget_lost(connection, objects, now)
    epoch = raise_epoch(connection, now)
    audit.record(connection, now, audit.SYSTEM, "centre.restored", str(epoch))
    return Restored(epoch, incomplete)


def raise_epoch(connection: Connection, now: datetime) -> int:
    """Take the time for it: so the same copy put back twice gives two epochs."""
    known: int = connection.execute(select(centre.c.epoch)).scalar_one()
    epoch = max(known + 1, int((now - BEGINNING).total_seconds()))
    connection.execute(update(centre).values(epoch=epoch))
    return epoch


def forget_lost(connection: Connection, objects: Objects, now: datetime) -> int:
    """Let go of dossiers whose pictures are not on the disk, so that kiosks send them again."""
    columns = (attachment.c.id, attachment.c.digest, attachment.c.size)
    whole = attachment.c.whole_at.is_not(None) & attachment.c.erased_at.is_(None)
    kept = select(payload.c.id).where(payload.c.id == attachment.c.id).exists()
    lost = set()
    for row in connection.execute(select(*columns).where(whole, kept)).all():
        if objects.arrived(row.id, row.digest) < row.size:
            same = (attachment.c.id == row.id) & (attachment.c.digest == row.digest)
            values = {"whole_at": None, "offset": 0, "moved_at": stamp(now), "flaw": None}
            connection.execute(update(attachment).where(same).values(**values))
            lost.add(row.id)
    for dossier_id in lost:
        place = select(intake.c.device, intake.c.seq).where(intake.c.id == dossier_id)
        device, seq = connection.execute(place).one()
        let_go(connection, device, seq)
    return len(lost)
