"""Where a fault happens: a real centre, a line to it, and a kiosk that has things to send.

`End` says how it ends, read from both books: nothing else counts.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import Row, Table, select

from central.tables import attachment, quarantine
from sync import tables
from sync.agent import Agent, Options, closing_engine, open_station, run_once
from sync.applying import put
from sync.client import Client
from sync.clock import Clocks
from sync.database import read
from sync.delivery import sealed_of
from sync.enrolment import read_enrolment_file
from sync.identity import load_identity
from sync.listing import list_queue, overview
from sync.outbox import Outbox
from sync.registration import Registered, register
from sync.worker import Tally, Worker
from tests.central.serving import Served, served, settings_for
from tests.faults.line import Line
from tests.kills.books import engine_of, pictures_at, read_centre, read_queue
from tests.sync.conftest import HandClock
from tests.sync.dossiers import plain

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 300


@dataclass(frozen=True)
class End:
    """How it has to end, by sequence number: where each is, and what is wrong with the book.

    `aside` are those set aside here, with the reason staff see; `waits` those that stay queued;
    `half` those of which the centre has the text and waits for pictures; `gone` those whose row
    somebody took out of the kiosk's book, which `problems` has to name.
    """

    there: set[int]
    aside: Mapping[int, str] = field(default_factory=dict)
    waits: set[int] = field(default_factory=set)
    half: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    quarantined: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


ALL = End({1, 2, 3})


class Ground:
    """One site; the kiosk's clocks are moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.kiosk_dir, self.centre_dir = folder / "kiosk", folder / "central"
        self.clock = HandClock()
        self.saved: dict[int, tuple[str, str, bytes | None]] = {}
        self.tables: dict[str, object] = {}
        self.twins: list[Path] = []
        self.running: Served | None = None
        self._line: Line | None = None
        self._up = ExitStack()

    @property
    def line(self) -> Line:
        assert self._line is not None
        return self._line

    @property
    def centre(self) -> Served:
        assert self.running is not None
        return self.running

    def copied(self, folder: Path) -> "Ground":
        """The same site in another folder, nothing running."""
        other = Ground(folder)
        shutil.copytree(self.kiosk_dir, other.kiosk_dir)
        shutil.copytree(self.centre_dir, other.centre_dir)
        other.saved = dict(self.saved)
        return other

    def open(self) -> "Ground":
        """Start the centre and its line."""
        self.start_centre()
        self._line = Line(self.centre.url)
        self._line.__enter__()
        return self

    def join(self) -> "Ground":
        """Enrol the kiosk."""
        file = self.centre.add_kiosk().model_copy(update={"url": self.line.url})
        read = read_enrolment_file(file.model_dump_json().encode())
        assert isinstance(register(self.kiosk_dir, read), Registered)
        return self

    def start_centre(self) -> None:
        """Start the centre on its folder; the line leads to it."""
        settings = settings_for(self.centre_dir, **self.tables)
        self.running = self._up.enter_context(served(self.centre_dir, settings=settings))
        if self._line is not None:
            self._line.to = self.running.url

    def stop_centre(self) -> None:
        self._up.close()
        self.running = None

    def close(self) -> None:
        self.stop_centre()
        if self._line is not None:
            self._line.__exit__()

    def save(self, picture: bytes | None = None, padding: int = 0) -> int:
        """Save one dossier, as the screens do, with so many bytes more; its sequence number."""
        with closing(Outbox.open(self.kiosk_dir, self.clock.clocks())) as outbox:
            tray = outbox.tray()
            handles = [] if picture is None else [tray.add(picture)]
            named = [
                {"paper": "birth_proof", "page": 1, "media_type": "image/jpeg", "digest": handle}
                for handle in handles
            ]
            name = f"Người khai {len(self.saved) + 1}"

            def text(draft):
                own = {"procedure": {"code": "1.001193", "version": "1"}, "attachments": named}
                more = {"note": os.urandom(padding).hex()} if padding else {}
                return plain(draft) | own | {"answers": {"name": name, **more}}

            saved = outbox.save(text, attached=tray.take(handles))
        self.saved[saved.seq] = (saved.id, name, picture)
        return saved.seq

    def save_three(self, first: bytes | None = None) -> None:
        """Save three; the second has a picture, and the first if one is given."""
        for picture in (first, PICTURE, None):
            self.save(picture)

    def once(self, clocks: Clocks | None = None) -> Tally:
        """One pass of the real agent, as `kiosk sync once` makes it."""
        clocks = clocks or self.clock.clocks()
        tally = run_once(self.kiosk_dir, Options(self.line.url), clocks)
        assert isinstance(tally, Tally)
        return tally

    @contextmanager
    def agent(self, url: str | None = None) -> Iterator[Agent]:
        """An agent that keeps its patience from pass to pass."""
        clocks, options = self.clock.clocks(), Options(url or self.line.url)
        with closing_engine(self.kiosk_dir) as engine:
            identity = load_identity(self.kiosk_dir)
            with open_station(self.kiosk_dir, engine, identity, options, clocks) as station:
                worker = Worker(station)
                worker.start()
                yield Agent(station, worker, self.kiosk_dir, Event())

    def until_quiet(self, passes: int = 12) -> None:
        """Let the agent come again, with time between, until nothing is left to try."""
        for _ in range(passes):
            self.clock.pass_time(700)
            self.once()
            if not {state for state, _ in self.states().values()} & {"queued", "sending"}:
                return

    def states(self) -> dict[int, tuple[str, str | None]]:
        with closing_engine(self.kiosk_dir) as engine:
            return {row.seq: (row.state, row.reason) for row in list_queue(engine)}

    def created(self) -> list[str]:
        """When each was saved, as its header says, in the order of saving."""
        with closing_engine(self.kiosk_dir) as engine:
            return [row.created_at for row in sorted(list_queue(engine), key=lambda row: row.seq)]

    def retry(self, seq: int) -> None:
        """Staff send one again that is held, and the agent comes to it."""
        with self.agent() as agent:
            body = {"id": self.held_id(seq)}
            put(agent._station.engine, "retry", body, "2026-11-24T08:00:00Z")
            agent.pass_once()

    def held_id(self, seq: int) -> str:
        """The id of what the kiosk's book has under a number."""
        with closing_engine(self.kiosk_dir) as engine:
            return next(row.id for row in list_queue(engine) if row.seq == seq)

    def reason(self) -> str | None:
        """What the screen and `kiosk status` say of the line."""
        with closing_engine(self.kiosk_dir) as engine:
            return overview(engine).reason

    def check(self, end: End = ALL) -> None:
        """Read both books; every dossier that was saved is accounted for exactly once."""
        queue, centre = read_queue(self.kiosk_dir), read_centre(self.centre_dir)
        assert end.there | set(end.aside) | end.waits | end.gone >= set(self.saved)
        states = self.states()
        for seq in set(self.saved) - end.gone:
            state, reason = states[seq]
            if seq in end.aside:
                assert (state in {"held", "damaged"}, reason) == (True, end.aside[seq])
            else:
                assert state in ({"queued"} if seq in end.waits else {"delivered", "purged"})
        assert queue.problems == end.problems
        filed = {one.id: one.plain["answers"]["name"] for one in centre.filed}
        there = {self.saved[seq][0]: self.saved[seq][1] for seq in end.there}
        assert filed == there
        assert (centre.doubles, centre.intake, centre.payloads) == (0, len(there), len(there))
        assert self.quarantined() == end.quarantined
        if end.quarantined:
            posted = set().union(*map(sealed_in, (self.kiosk_dir, *self.twins)))
            kept = self.rows(quarantine)
            assert {(row.header, row.signature, row.payload) for row in kept} <= posted
        pictured = {seq for seq in end.there if self.saved[seq][2] is not None}
        assert len(self.rows(attachment)) == len(pictured)
        for dossier_id, _name, picture in (self.saved[seq] for seq in pictured - end.half):
            assert pictures_at(self.centre_dir, dossier_id) == [picture]

    def rows(self, table: Table) -> Sequence[Row[Any]]:
        """All rows of one table of the centre."""
        with engine_of(self.centre_dir) as engine, engine.connect() as connection:
            return connection.execute(table.select()).all()

    def quarantined(self) -> tuple[str, ...]:
        """Why the centre set dossiers aside, in the order it did."""
        return tuple(row.reason for row in sorted(self.rows(quarantine), key=lambda row: row.row))


def sealed_in(folder: Path) -> set[tuple[bytes, bytes, bytes | None]]:
    """What a kiosk's book would post: header, signature and sealed text, byte by byte."""
    with closing_engine(folder) as engine, read(engine) as connection:
        rows = connection.execute(select(*tables.HEADER)).all()
        return {(row.raw, row.signature, sealed_of(connection, row.seq)) for row in rows}


def hasty(url: str, ca_pem: str | None) -> Client:
    """The real client, which gives up sooner."""
    return Client(url, ca_pem, total_s=1.0, wait_s=0.5)
