"""The save a person waits for: one transaction that reads the head, seals, signs and appends.

It works on the driver itself, on one connection kept for life, with statements prepared once: the
rest of the save is then the disk and the cryptography.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pysqlite3.dbapi2 as driver
from sqlalchemy import Engine, PoolProxiedConnection, insert
from sqlalchemy.dialects.sqlite import pysqlite

from sync import tables
from sync.attachment import LARGEST_BYTES, MOST, TOTAL_BYTES, SealedAttachment
from sync.canonical import digest
from sync.clock import Clocks, correct, recalled, rfc3339
from sync.database import raise_typed, store_errors
from sync.enrolment import Enrolment
from sync.envelope import GENESIS, Header, seal, sign_header
from sync.errors import ReferencesUsedUp
from sync.identity import Identity
from sync.reference import LAST_COUNTER, make
from sync.uuid7 import uuid7

# The last sequence number given out is SQLite's user_version: it lies on the first page, which a
# save writes anyway, and a number whose rows were removed is not given out again. The counter of a
# reference is the sequence number less those from before the kiosk had its kiosk number.
NEXT = """
SELECT (SELECT user_version FROM pragma_user_version), (SELECT max(seq) FROM header),
       (SELECT head FROM header ORDER BY seq DESC LIMIT 1),
       (SELECT value FROM counters WHERE name = 'before:' || ?),
       clock.centre_time, clock.offset_s, clock.boot_id, clock.boot_s
FROM (SELECT 1) LEFT JOIN clock_offset AS clock ON clock.id = 1
"""
ADD_HEADER = str(insert(tables.header).compile(dialect=pysqlite.dialect()))
KNOWN = """
SELECT id, seq, reference FROM (SELECT id, seq, reference FROM header ORDER BY seq DESC LIMIT 64)
WHERE id = ?
"""
ADD_PAYLOAD = str(insert(tables.payload).compile(dialect=pysqlite.dialect()))
ADD_ATTACHMENT = str(insert(tables.attachment).compile(dialect=pysqlite.dialect()))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is allotted to the dossier being saved; its plain text repeats it."""

    id: str
    device: str
    seq: int
    reference: str
    created_at: str
    clock_certain: bool
    clock_offset_s: float


@dataclass(frozen=True, slots=True)
class Saved:
    """A dossier that is on the disk."""

    id: str
    seq: int
    reference: str


class Saver:
    """Appends sealed dossiers; use it from one thread at a time."""

    def __init__(
        self, engine: Engine, clocks: Clocks, random: Callable[[int], bytes], floor: datetime
    ) -> None:
        """Keep one connection of `engine`; `random` gives so many random bytes."""
        self._engine = engine
        self._clocks = clocks
        self._random = random
        self._floor = floor
        self._connection: PoolProxiedConnection | None = None

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def save(
        self,
        identify: Callable[[], Identity],
        make_plain: Callable[[Draft], dict[str, Any]],
        dossier_id: str | None = None,
        attached: Sequence[SealedAttachment] = (),
    ) -> Saved:
        """Seal and append one dossier; on disk when this returns, nothing stored when it raises.

        `identify` is asked while the file is locked: the device key does not change meanwhile.
        """
        check_bounds(attached)
        connection = self._connected()
        try:
            connection.execute("BEGIN IMMEDIATE")
            if dossier_id is not None and (known := self._known(connection, dossier_id)):
                return known
            identity = identify()
            enrolment = identity.enrolment
            draft, previous = self._draft(connection, enrolment, dossier_id)
            plain = checked(make_plain(draft), draft, attached)
            sealed = seal(plain, enrolment.seal_key)
            header = header_of(draft, previous, enrolment, sealed, attached)
            signed = sign_header(header, identity.key)
            named = (draft.seq, draft.id, draft.reference)
            chain = (signed.head, previous, signed.raw, signed.signature)
            connection.execute(ADD_HEADER, named + chain)
            connection.execute(ADD_PAYLOAD, (draft.seq, sealed))
            for position, one in enumerate(attached):
                connection.execute(ADD_ATTACHMENT, (draft.seq, position, one.digest, one.sealed))
            connection.execute(f"PRAGMA user_version = {draft.seq:d}")
            connection.execute("COMMIT")
        except driver.Error as error:
            self._discard(error)
            raise_typed(error)
            raise
        finally:
            if self._connection is not None and connection.in_transaction:
                connection.execute("ROLLBACK")
        return Saved(draft.id, draft.seq, draft.reference)

    def known(self, dossier_id: str) -> Saved | None:
        """A dossier that was saved lately under this id."""
        with store_errors():
            return self._known(self._connected(), dossier_id)

    @staticmethod
    def _known(connection: driver.Connection, dossier_id: str) -> Saved | None:
        row = connection.execute(KNOWN, (dossier_id,)).fetchone()
        return None if row is None else Saved(*row)

    def _connected(self) -> driver.Connection:
        if self._connection is None:
            with store_errors():
                self._connection = self._engine.raw_connection()
        connection: driver.Connection = self._connection.driver_connection
        return connection

    def _discard(self, error: driver.Error) -> None:
        """Throw the connection away: after a failure its page cache may not match the file."""
        if self._connection is not None:
            self._connection.invalidate(error)
            self._connection = None

    def _draft(
        self, connection: driver.Connection, enrolment: Enrolment, dossier_id: str | None
    ) -> tuple[Draft, str]:
        """Allot sequence, reference and id, and find the head they follow."""
        row = connection.execute(NEXT, (enrolment.kiosk_number,)).fetchone()
        given, last, head, before, *clock = row
        seq = max(given, last or 0) + 1
        counter = seq - (before or 0)
        if counter > LAST_COUNTER:
            raise ReferencesUsedUp("every reference of this kiosk number is given out")
        time = correct(recalled(clock), self._clocks, self._floor)
        draft = Draft(
            id=dossier_id or new_id(time.now, self._random),
            device=enrolment.device,
            seq=seq,
            reference=make(enrolment.kiosk_number, counter),
            created_at=rfc3339(time.now),
            clock_certain=time.certain,
            clock_offset_s=time.offset_s,
        )
        return draft, head or GENESIS


def new_id(now: datetime, random: Callable[[int], bytes] = os.urandom) -> str:
    """An id for a dossier yet to be saved: UUIDv7 of the time and `random` bytes."""
    return uuid7(int(now.timestamp() * 1000), random(10))


def check_bounds(attached: Sequence[SealedAttachment]) -> None:
    """ValueError for more than the centre takes; a `Tray` never gives so much."""
    sizes = [len(one.sealed) for one in attached]
    if len(sizes) > MOST or max(sizes, default=0) > LARGEST_BYTES or sum(sizes) > TOTAL_BYTES:
        raise ValueError("more attachments than a dossier may carry")


def checked(
    plain: dict[str, Any], draft: Draft, attached: Sequence[SealedAttachment]
) -> dict[str, Any]:
    """Give the plain text back if it repeats what the centre compares with the header."""
    repeated = (plain.get("id"), plain.get("device"), plain.get("seq"), plain.get("reference"))
    if repeated != (draft.id, draft.device, draft.seq, draft.reference):
        raise ValueError("the plain text does not repeat id, device, seq and reference")
    if [one["digest"] for one in plain.get("attachments", ())] != [a.digest for a in attached]:
        raise ValueError("the plain text does not name the attachments in their order")
    return plain


def header_of(
    draft: Draft,
    previous: str,
    enrolment: Enrolment,
    sealed: bytes,
    attached: Sequence[SealedAttachment] = (),
) -> Header:
    """Build the header of a sealed dossier."""
    return Header(
        format=1,
        id=draft.id,
        device=draft.device,
        epoch=enrolment.epoch,
        seq=draft.seq,
        reference=draft.reference,
        created_at=draft.created_at,
        clock_certain=draft.clock_certain,
        payload_size=len(sealed),
        payload_digest=digest(sealed),
        attachments=tuple(one.named for one in attached),
        centre_key_id=enrolment.seal_key_id,
        device_key_id=enrolment.device_key_id,
        previous=previous,
    )
