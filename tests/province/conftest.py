from collections.abc import Iterator
from pathlib import Path

import pytest

from central.tables import exchange_outbox
from kiosk.procedures.library import Library
from tests.central.conftest import cluster, url
from tests.central.pages.conftest import browser, desk
from tests.central.pages.officer import Officer
from tests.central.serving import Served, served, settings_for, wait_until
from tests.central.virtual_kiosk import VirtualKiosk
from tests.library import in_use
from tests.province.simulator import (
    AUTH,
    DSTCODE,
    ENDPOINT,
    PASSWORD,
    UNIT,
    USER,
    Simulator,
    simulated,
)

__all__ = ["browser", "cluster", "desk", "url"]


@pytest.fixture(scope="session")
def library() -> Library:
    return in_use()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "central"


@pytest.fixture
def province() -> Iterator[Simulator]:
    with simulated() as simulator:
        yield simulator


def exchange_settings(simulator: Simulator, **changes: object) -> dict[str, object]:
    return {
        "kind": "exchange",
        "url": simulator.url,
        "auth_endpoint": AUTH,
        "endpoint": ENDPOINT,
        "username": USER,
        "secret": PASSWORD,
        "unit_code": UNIT,
        "dstcode": DSTCODE,
        "agency": "Ủy ban nhân dân phường Ví Dụ",
        "wait_s": 5,
        "total_s": 10,
        **changes,
    }


@pytest.fixture
def centre(data_dir, library, province) -> Iterator[Served]:
    settings = settings_for(data_dir, province=exchange_settings(province))
    with served(data_dir, settings=settings, procedures=library) as running:
        running.add_staff("lan")
        yield running
        province.release.set()


@pytest.fixture
def kiosk(centre: Served) -> VirtualKiosk:
    return VirtualKiosk(centre.add_kiosk()).enrol()


@pytest.fixture
def officer(centre: Served) -> Iterator[Officer]:
    with Officer(centre.url) as officer:
        assert officer.log_in().status_code == 303
        yield officer


class Watch:
    """Looks at the outbox, and lets time pass until the courier has done what it does."""

    def __init__(self, centre: Served, table=exchange_outbox) -> None:
        self.centre, self.table = centre, table

    def rows(self):
        return self.centre.rows(self.table)

    def until(self, check, what: str, step_s: float = 0.0):
        def done() -> bool:
            self.centre.clock.pass_s(step_s)
            self.centre.centre.outgoing.bell.set()
            return check(self.rows())

        wait_until(done, what)
        return self.rows()

    def delivered(self, step_s: float = 0.0):
        return self.until(
            lambda rows: rows and all(row.state == "delivered" for row in rows), "sent", step_s
        )


@pytest.fixture
def watch(centre: Served) -> Watch:
    return Watch(centre)
