"""The outbox: what the screens and `kiosk fill` save, and the little they ask back.

All that the screens may import of the sending side is named here. Nothing here touches the network.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from nacl.signing import SigningKey
from sqlalchemy import Engine, Table, func, insert, select, update

from sync import durable, listing, tables
from sync.advice import standing_of, standing_words, what_to_do
from sync.attachment import SealedAttachment
from sync.canonical import canonical
from sync.clock import PROGRAM_DATE, Clocks, Corrected, correct, machine_clocks, recalled, rfc3339
from sync.database import open_database, read, write
from sync.enrolment import Enrolment
from sync.errors import DiskFailed, DiskFull, NotEnrolled, StoreError
from sync.identity import Identity, KnownIdentity
from sync.kept_time import KEPT_TIME
from sync.listing import Glance, Group, Queued, Tried
from sync.reasons import in_words
from sync.reference import Misread, grouped
from sync.reference import parse as parse_reference
from sync.saving import Draft, Saved, Saver, new_id
from sync.tray import Forgotten, Handle, Tray, TrayRefused

__all__ = [
    "AtDesk",
    "Corrected",
    "DiskFailed",
    "DiskFull",
    "Draft",
    "Enrolment",
    "Forgotten",
    "Glance",
    "Group",
    "Handle",
    "Misread",
    "NotEnrolled",
    "Outbox",
    "Queued",
    "Saved",
    "SealedAttachment",
    "StoreError",
    "Tray",
    "TrayRefused",
    "Tried",
    "grouped",
    "in_words",
    "new_id",
    "parse_reference",
    "standing_of",
    "standing_words",
    "what_to_do",
]


@dataclass(frozen=True, slots=True)
class AtDesk:
    """The state an officer or the province gave a declaration, and its official number."""

    state: str
    number: str | None


class Outbox:
    """One process's hand on kiosk.db; use it from one thread at a time."""

    def __init__(
        self,
        data_dir: Path,
        engine: Engine,
        clocks: Clocks,
        random: Callable[[int], bytes] = os.urandom,
        floor: datetime = PROGRAM_DATE,
    ) -> None:
        """Take an opened database; most callers use `Outbox.open`."""
        self._data_dir = data_dir
        self._engine = engine
        self._clocks = clocks
        self._floor = floor
        self._saver = Saver(engine, clocks, random, floor)
        self._identity = KnownIdentity(data_dir)

    @classmethod
    def open(
        cls, data_dir: Path, clocks: Clocks | None = None, floor: datetime = PROGRAM_DATE
    ) -> "Outbox":
        """Open or make the database of a data folder. `floor`: no date before it is believed."""
        return cls(data_dir, open_database(data_dir), clocks or machine_clocks(), floor=floor)

    def close(self) -> None:
        """Let go of the database."""
        self._saver.close()
        self._engine.dispose()

    def enrolment(self) -> Enrolment | None:
        """Return who this kiosk is and which centre it trusts; None before enrolment."""
        identity = self._identity.get()
        return None if identity is None else identity.enrolment

    def signing_key(self) -> SigningKey | None:
        """Return the device key, for what the kiosk hands out itself; None before enrolment."""
        identity = self._identity.get()
        return None if identity is None else identity.key

    def tray(self) -> Tray:
        """Make an empty tray for the pictures of one visit."""
        return Tray(self.enrolment, self._free_bytes)

    def save(
        self,
        make_plain: Callable[[Draft], dict[str, Any]],
        dossier_id: str | None = None,
        attached: Sequence[SealedAttachment] = (),
    ) -> Saved:
        """Seal and append one dossier; it is durable when this returns.

        `make_plain` gets the draft and returns the plain text; it runs while the file is locked
        for writing, so it only puts together what is at hand. Saving again under the same
        `dossier_id` (from `new_id`) gives back what was saved. `attached` comes from a tray; the
        text names their digests in this order, and they are durable with it. Raises NotEnrolled,
        DiskFull and the other errors of `sync.errors`; after any of them nothing is stored.
        """
        return self._saver.save(self._enrolled, make_plain, dossier_id, attached)

    def known(self, dossier_id: str) -> Saved | None:
        """Tell whether a dossier was saved lately under this id; None when it was not."""
        return self._saver.known(dossier_id)

    def lookup(self, reference: str) -> Literal["unknown", "here", "centre"]:
        """Say all that a reference alone tells: never saved here, saved here, at the centre."""
        sent, saved = tables.delivery.c, tables.header.c
        known = select(sent.state).where(sent.reference == reference)
        fresh = select(saved.seq).where(listing.is_fresh(), saved.reference == reference)
        with read(self._engine) as connection:
            state = connection.execute(known).scalar()
            if state is None and connection.execute(fresh).scalar() is None:
                return "unknown"
        return "centre" if state == "delivered" else "here"

    def at_desk(self, reference: str) -> AtDesk | None:
        """Say what the desk has told of it so far; None while that is no more than that it came."""
        told = tables.status.c
        query = select(told.state, told.number).where(told.reference == reference)
        with read(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None or (row.state == "arrived" and row.number is None):
            return None
        return AtDesk(row.state, row.number)

    def waiting(self) -> int:
        """Count the dossiers saved here and not yet at the centre, held ones included."""
        sent = tables.delivery.c
        fresh = select(func.count()).where(listing.is_fresh())
        unfinished = select(func.count()).select_from(tables.delivery)
        unfinished = unfinished.where(sent.state != "delivered")
        with read(self._engine) as connection:
            counts = (connection.execute(q).scalar_one() for q in (fresh, unfinished))
            return sum(int(count) for count in counts)

    def condition(self) -> str | None:
        """Return the reason code why nothing is being sent at present; None when all is well."""
        with read(self._engine) as connection:
            return connection.execute(select(tables.site.c.reason)).scalar()

    def glance(self, since: str) -> Glance:
        """Count what staff look after, and what arrived since (as in `sync.listing`)."""
        return listing.glance(self._engine, since)

    def list_group(self, group: Group, start: int, count: int) -> list[Queued]:
        """List a part of those that need a person, that wait, or that arrived."""
        return listing.list_group(self._engine, group, start, count)

    def find_numbered(self, seq: int) -> tuple[Queued, list[Tried]] | None:
        """Find a dossier by its place in the book, with its attempts, oldest first."""
        return listing.find_numbered(self._engine, seq)

    def time(self) -> Corrected:
        """Return the time to use for dates."""
        with read(self._engine) as connection:
            row = connection.exec_driver_sql(KEPT_TIME).first()
        return correct(recalled(row), self._clocks, self._floor)

    def record_call(self, step: str) -> int:
        """Record that someone asks for staff at a step of the flow; return the call's number."""
        return self._insert(tables.call, step=step, made_at=self._now())

    def answer_call(self, call: int) -> None:
        """Record that staff came."""
        self._end_call(call, answered_at=self._now())

    def cancel_call(self, call: int) -> None:
        """Record that the person no longer needs anyone."""
        self._end_call(call, cancelled_at=self._now())

    def record_feedback(self, kind: str, value: int) -> int:
        """Keep a rating without words, tied to nobody: what was asked, which answer was touched."""
        return self._insert(tables.feedback, kind=kind, value=value, made_at=self._now())

    def put_request(self, kind: str, body: dict[str, Any]) -> int:
        """Ask the agent for something (`sync.request` lists the kinds); it applies each once."""
        text = canonical(body).decode()
        return self._insert(tables.request, kind=kind, body=text, made_at=self._now())

    def outcome_of(self, request: int) -> str | None:
        """Say what came of such a request; None while the agent has not come to it."""
        query = select(tables.request.c.outcome).where(tables.request.c.id == request)
        with read(self._engine) as connection:
            return connection.execute(query).scalar()

    def _enrolled(self) -> Identity:
        identity = self._identity.get()
        if identity is None:
            raise NotEnrolled("this kiosk is not enrolled")
        return identity

    def _free_bytes(self) -> int:
        with durable.disk_errors():
            return shutil.disk_usage(self._data_dir).free

    def _now(self) -> str:
        return rfc3339(self._clocks.wall())

    def _insert(self, table: Table, **values: Any) -> int:
        with write(self._engine) as connection:
            inserted = connection.execute(insert(table).values(**values)).inserted_primary_key
        return 0 if inserted is None else int(inserted[0])

    def _end_call(self, call: int, **values: str) -> None:
        still_open = tables.call.c.answered_at.is_(None) & tables.call.c.cancelled_at.is_(None)
        query = update(tables.call).where((tables.call.c.id == call) & still_open)
        with write(self._engine) as connection:
            connection.execute(query.values(**values))
