from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.cluster import Cluster, running_cluster
from tests.central.serving import Served, served
from tests.central.virtual_kiosk import VirtualKiosk


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the centre keeps its rows: a file, unless a test asks for both (`both_engines`)."""
    name = getattr(request, "param", "sqlite")
    if name == "postgresql":
        url = request.getfixturevalue("cluster").fresh()
        monkeypatch.setenv("CENTRAL_DATABASE_URL", url)
    return name


@pytest.fixture
def data_dir(tmp_path: Path, engine: str) -> Path:
    return tmp_path / "central"


@pytest.fixture
def centre(data_dir: Path) -> Iterator[Served]:
    with served(data_dir) as running:
        yield running


@pytest.fixture
def kiosk(centre: Served) -> VirtualKiosk:
    return VirtualKiosk(centre.add_kiosk()).enrol()
