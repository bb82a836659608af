import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.client import Client
from sync.clock import Clocks
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.identity import load_identity
from sync.outbox import Outbox
from sync.registration import Registered, register
from sync.station import Patience, Station
from tests.sync.fault_server import MiniCentre


@dataclass
class HandClock:
    """Clocks a test moves by hand."""

    wall: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    boot_s: float = 1000.0
    boot_id: str = "boot-1"

    def clocks(self) -> Clocks:
        return Clocks(lambda: self.wall, lambda: self.boot_s, self.boot_id)

    def pass_time(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.boot_s += seconds


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture
def centre() -> Iterator[MiniCentre]:
    with MiniCentre() as running:
        yield running


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


@pytest.fixture
def enrolled(centre: MiniCentre, data_dir: Path) -> Path:
    """A data folder that has really joined the centre."""
    file = read_enrolment_file(centre.enrolment_file())
    assert isinstance(register(data_dir, file), Registered)
    return data_dir


@pytest.fixture
def outbox(enrolled: Path, hand_clock: HandClock) -> Iterator[Outbox]:
    with closing(Outbox.open(enrolled, hand_clock.clocks())) as opened:
        yield opened


@pytest.fixture
def station(enrolled: Path, hand_clock: HandClock) -> Iterator[Station]:
    engine, identity = open_database(enrolled), load_identity(enrolled)
    assert identity is not None
    with closing(Client(identity.enrolment.url, None, total_s=2, wait_s=1)) as client:
        yield Station(
            engine, client, identity, hand_clock.clocks(), Patience(), random.Random(7).random
        )
    engine.dispose()
