"""Which sequence numbers of a device the centre holds, kept as ranges so that no answer counts."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from central.tables import attachment, held_range, intake
from sync.wire import SequenceRange

ROW = (held_range.c.device == bindparam("of_device")) & (
    held_range.c.first == bindparam("at_first")
)
HELD = (
    select(held_range.c.first, held_range.c.last)
    .where(held_range.c.device == bindparam("of_device"))
    .order_by(held_range.c.first)
)
BEGIN = insert(held_range)
EXTEND = update(held_range).where(ROW).values(last=bindparam("last"))
DROP = delete(held_range).where(ROW)


def held_of(connection: Connection, device: str) -> list[SequenceRange]:
    """Ranges in order; the holes between them are dossiers not yet arrived."""
    rows = connection.execute(HELD, {"of_device": device})
    return [SequenceRange(first=row.first, last=row.last) for row in rows]


def waiting_of(connection: Connection, device: str) -> list[SequenceRange]:
    """Give the numbers whose header is here while attachments are not; they are no holes."""
    query = (
        select(intake.c.seq)
        .where(intake.c.device == device, intake.c.id == attachment.c.id)
        .where(attachment.c.whole_at.is_(None))
        .distinct()
    )
    return [SequenceRange(first=seq, last=seq) for seq in connection.execute(query).scalars()]


def missing_of(held: list[SequenceRange]) -> list[SequenceRange]:
    """Give the holes below the highest number held."""
    missing = []
    expected = 1
    for part in held:
        if part.first > expected:
            missing.append(SequenceRange(first=expected, last=part.first - 1))
        expected = part.last + 1
    return missing


def hold(connection: Connection, device: str, seq: int) -> list[SequenceRange]:
    """Add one number, joining it to its neighbours, and give all ranges as they are then.

    A number already held changes nothing.
    """
    held = held_of(connection, device)
    if any(part.first <= seq <= part.last for part in held):
        return held
    before = next((part for part in held if part.last == seq - 1), None)
    after = next((part for part in held if part.first == seq + 1), None)
    joined = SequenceRange(first=before.first if before else seq, last=after.last if after else seq)
    if after:
        connection.execute(DROP, {"of_device": device, "at_first": after.first})
    if before:
        extended = {"of_device": device, "at_first": before.first, "last": joined.last}
        connection.execute(EXTEND, extended)
    else:
        row = {"device": device, "first": joined.first, "last": joined.last}
        connection.execute(BEGIN, row)
    others = [part for part in held if part not in (before, after)]
    return sorted([*others, joined], key=lambda part: part.first)


def let_go(connection: Connection, device: str, seq: int) -> None:
    """Take one number out again; one that is not held changes nothing."""
    part = next((p for p in held_of(connection, device) if p.first <= seq <= p.last), None)
    if part is None:
        return
    connection.execute(DROP, {"of_device": device, "at_first": part.first})
    for first, last in ((part.first, seq - 1), (seq + 1, part.last)):
        if first <= last:
            connection.execute(BEGIN, {"device": device, "first": first, "last": last})
