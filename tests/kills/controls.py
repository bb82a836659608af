"""The two safeguards taken away, each by the collaborator its room lets a test pass in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from central.register import Entry, Fresh, Register
from central.tables import intake
from sync.agent import Options, closing_engine, open_station
from sync.clock import machine_clocks
from sync.delivery import AttemptRows, Attempts
from sync.envelope import Header
from sync.identity import load_identity
from sync.outbox import Outbox
from sync.registration import Registered, register
from sync.worker import Worker
from tests.central.serving import served
from tests.kills.declaration import Declaration
from tests.kills.tap import Tap


class BlindRegister(Register):
    """A centre that does not check the id: whatever comes is new."""

    def around(self, connection: Connection, headers: Sequence[Header]) -> Sequence[Entry]:
        return ()

    def enter(self, connection: Connection, fresh: Sequence[Fresh]) -> None:
        known = set(connection.execute(select(intake.c.id)).scalars())
        super().enter(connection, [one for one in fresh if one.header.id not in known])


class NoAttempts:
    """An agent that records no attempt."""

    def record(self, connection: Connection, seqs: Sequence[int], at: str) -> None:
        """Note nothing."""

    def finish(self, connection: Connection, outcomes: Mapping[int, str]) -> None:
        """Note nothing."""


@dataclass(frozen=True)
class Pair:
    """An enrolled kiosk and its centre, with the tapped line between them."""

    kiosk_dir: Path
    centre_dir: Path
    tap: Tap

    def save(self) -> str:
        """Save one declaration; its id."""
        outbox = Outbox.open(self.kiosk_dir)
        try:
            return outbox.save(Declaration.invent().plain).id
        finally:
            outbox.close()

    def send(self, attempts: Attempts | None = None) -> int:
        """One drain of the real worker, waiting for nothing; how many were delivered."""
        identity = load_identity(self.kiosk_dir)
        assert identity is not None
        options = Options(centre_url=self.tap.address)
        with (
            closing_engine(self.kiosk_dir) as engine,
            open_station(self.kiosk_dir, engine, identity, options, machine_clocks()) as station,
        ):
            worker = Worker(station, attempts or AttemptRows())
            worker.start()
            return worker.drain(waits=False).delivered


@contextmanager
def pair(folder: Path, check: Register) -> Iterator[Pair]:
    """Serve a centre with this id check, and enrol a kiosk there."""
    kiosk_dir, centre_dir = folder / "kiosk", folder / "central"
    with served(centre_dir, register=check) as centre:
        port = int(centre.url.rpartition(":")[2])
        with Tap(port) as tap:
            file = centre.add_kiosk().model_copy(update={"url": tap.address})
            assert isinstance(register(kiosk_dir, file), Registered)
            yield Pair(kiosk_dir, centre_dir, tap)
