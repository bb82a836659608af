"""Taking a piece of an attachment: signature, place, disk, then the database says it counts.

The answer is given only after both. A crash between them costs one piece: it is sent again and
written over. When the last byte is there the whole is compared with the header's digest and opened
once, so that only a picture an officer can see is ever receipted.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from central import attachments, audit
from central.arrival import Refused
from central.attachments import Attachment
from central.clock import Clock, stamp
from central.database import Database
from central.devices import find_device, lock_device
from central.held import hold
from central.keys import Keys
from central.objects import Objects
from central.receipts import Receipts, Taken
from central.tables import intake
from central.turns import holding
from central.writer import LAST, Writer
from sync.attachment import open_attachment
from sync.canonical import digest
from sync.envelope import EnvelopeError
from sync.piece import Piece

LOCKS = 64
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class OtherOffset:
    """The piece does not go on where the attachment ends; nothing was written."""

    offset: int


class Uploads:
    """Pieces of attachments, from any thread."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        objects: Objects,
        keys: Keys,
        receipts: Receipts,
        clock: Clock,
    ) -> None:
        """Take the parts of the centre it works with."""
        self._database = database
        self._writer = writer
        self._objects = objects
        self._keys = keys
        self.receipts = receipts
        self._clock = clock
        self._locks = [threading.Lock() for _ in range(LOCKS)]

    def take(self, piece: Piece, signature: bytes) -> int | OtherOffset | Refused:
        """Write a piece; the bytes of the attachment that are here and counted, from its start."""
        refused = self._refuse(piece, signature)
        if refused is not None:
            return refused
        with self.holding(piece.id):
            one = self._find(piece)
            if one is None:
                return Refused("unknown_attachment", "")
            end = piece.offset + len(piece.data)
            if end > one.size:
                return Refused("too_large", "attachment")
            if one.whole or end <= one.offset:
                return one.offset
            if piece.offset != one.offset or self._is_lost(one):
                return OtherOffset(self._where(one))
            return self._add(one, piece.data)

    @contextmanager
    def holding(self, dossier_id: str) -> Iterator[None]:
        """Lock everything that is done with the files of one dossier, on all nodes."""
        number = int(dossier_id[-2:], 16) % LOCKS
        with self._locks[number], holding(self._database.locker, number):
            yield

    def _add(self, one: Attachment, data: bytes) -> int | Refused:
        end = one.offset + len(data)
        self._objects.write(one.id, one.digest, one.offset, data)
        if end == one.size:
            return self._end(one)
        self._write(partial(attachments.move, one=one, offset=end))
        return end

    def _refuse(self, piece: Piece, signature: bytes) -> Refused | None:
        """Say why this device may not send this piece, if so."""
        with self._database.reader.connect() as connection:
            one = attachments.find_attachment(connection, piece.id, piece.digest)
            device = None if one is None else find_device(connection, one.device)
        if device is None:
            return Refused("unknown_attachment", "")
        if not any(is_by(key, piece, signature) for key in device.public_keys):
            return Refused("bad_signature", "piece")
        return Refused("revoked_device", "") if device.revoked else None

    def _find(self, piece: Piece) -> Attachment | None:
        with self._database.reader.connect() as connection:
            return attachments.find_attachment(connection, piece.id, piece.digest)

    def _is_lost(self, one: Attachment) -> bool:
        """Whether bytes that were counted are not on the disk: it was put back from a copy."""
        if one.offset == 0:
            return False
        return self._objects.arrived(one.id, one.digest) < one.offset

    def _where(self, one: Attachment) -> int:
        if not self._is_lost(one):
            return one.offset
        self._write(partial(attachments.begin_again, one=one))
        return 0

    def _end(self, one: Attachment) -> int | Refused:
        """Judge an attachment of which every byte is here."""
        sealed = self._objects.read(one.id, one.digest, one.size) or b""
        if digest(sealed) != one.digest:
            return self._set_aside(one, "digest", Refused("bad_piece", "digest"))
        if not self._opens(one, sealed):
            return self._set_aside(one, "unsealable", Refused("unreadable", "attachment"))
        self._objects.finish(one.id, one.digest, sealed)
        self._write(partial(complete, one=one, receipts=self.receipts), one.device)
        return one.size

    def _opens(self, one: Attachment, sealed: bytes) -> bool:
        private = self._keys.private_for(one.seal_key_id)
        try:
            for _chunk in open_attachment(sealed, private or b"", one.device):
                pass
        except EnvelopeError:
            return False
        return True

    def _set_aside(self, one: Attachment, flaw: str, refused: Refused) -> Refused:
        self._objects.set_aside(one.id, one.digest)

        def note(connection: Connection, now: datetime) -> None:
            attachments.begin_again(connection, one, now, flaw)
            audit.record(connection, now, audit.SYSTEM, f"attachment.{flaw}", one.id)

        self._write(note)
        return refused

    def _write(self, work: Callable[..., Result], order: str = LAST) -> Result:
        now = self._clock()
        return self._writer.submit(lambda connection: work(connection, now=now), order).result()


def complete(connection: Connection, one: Attachment, receipts: Receipts, now: datetime) -> None:
    """Note that an attachment is whole; with the last of a dossier, sign its receipt."""
    lock_device(connection, one.device)
    attachments.make_whole(connection, one, now)
    if attachments.missing_of(connection, one.id):
        return
    query: Any = select(intake).where(intake.c.id == one.id)
    row = connection.execute(query).one()
    taken = Taken(row.id, row.device, row.seq, row.head, row.digest)
    receipt, signature = receipts.receipt(taken, stamp(now))
    if attachments.find_completion(connection, one.id) is None:
        attachments.enter_completion(connection, one.id, receipt, signature, now)
    hold(connection, row.device, row.seq)


def is_by(key: bytes, piece: Piece, signature: bytes) -> bool:
    """Whether this key signed the piece; a stick may have been written before the key changed."""
    try:
        piece.verify(signature, key)
    except EnvelopeError:
        return False
    return True
