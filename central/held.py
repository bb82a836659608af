"""Which sequence numbers of a device the centre holds, kept as ranges so that no answer counts."""

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    ARRAY,
    Connection,
    String,
    any_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from central.tables import attachment, held_range, intake
from central.turns import is_shared
from sync.wire import SequenceRange

ROW = (held_range.c.device == bindparam("of_device")) & (
    held_range.c.first == bindparam("at_first")
)
HELD = (
    select(held_range.c.first, held_range.c.last)
    .where(held_range.c.device == bindparam("of_device"))
    .order_by(held_range.c.first)
)
HELD_OF_ALL = select(held_range).where(
    held_range.c.device.in_(bindparam("of_devices", expanding=True))
)
SHARED_HELD_OF_ALL = select(held_range).where(
    held_range.c.device == any_(bindparam("of_devices", type_=ARRAY(String)))
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
    return hold_all(connection, {device: [seq]})[device]


def hold_all(
    connection: Connection, added: Mapping[str, Sequence[int]]
) -> dict[str, list[SequenceRange]]:
    """Add numbers of several devices, none or more of each; all their ranges as they are then."""
    held: dict[str, dict[int, int]] = {device: {} for device in added}
    query = SHARED_HELD_OF_ALL if is_shared(connection) else HELD_OF_ALL
    for row in connection.execute(query, {"of_devices": list(added)}):
        held[row.device][row.first] = row.last
    drop, extend, begin = [], [], []
    for device, seqs in added.items():
        before, after = held[device], with_added(held[device], seqs)
        held[device] = after
        drop += [{"of_device": device, "at_first": one} for one in before.keys() - after.keys()]
        for first, last in after.items():
            if first not in before:
                begin.append({"device": device, "first": first, "last": last})
            elif before[first] != last:
                extend.append({"of_device": device, "at_first": first, "last": last})
    for statement, rows in ((DROP, drop), (EXTEND, extend), (BEGIN, begin)):
        if rows:
            connection.execute(statement, rows)
    return {device: ranges_of(parts) for device, parts in held.items()}


def with_added(parts: Mapping[int, int], seqs: Sequence[int]) -> dict[int, int]:
    """Give the ranges, last numbers by first ones, with these numbers in them."""
    joined: dict[int, int] = {}
    end = None
    for first, last in sorted([*parts.items(), *((seq, seq) for seq in seqs)]):
        if end is not None and first <= joined[end] + 1:
            joined[end] = max(joined[end], last)
        else:
            joined[first], end = last, first
    return joined


def ranges_of(parts: Mapping[int, int]) -> list[SequenceRange]:
    """Give them as they travel, in order."""
    return [SequenceRange(first=first, last=last) for first, last in sorted(parts.items())]


def let_go(connection: Connection, device: str, seq: int) -> None:
    """Take one number out again; one that is not held changes nothing."""
    part = next((p for p in held_of(connection, device) if p.first <= seq <= p.last), None)
    if part is None:
        return
    connection.execute(DROP, {"of_device": device, "at_first": part.first})
    for first, last in ((part.first, seq - 1), (seq + 1, part.last)):
        if first <= last:
            connection.execute(BEGIN, {"device": device, "first": first, "last": last})
