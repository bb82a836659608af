from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.cluster import Cluster, running_cluster
from tests.central.gateway import Gateway, running_gateway
from tests.central.serving import Served, served
from tests.central.virtual_kiosk import VirtualKiosk

EACH_TIME = {
    "test_attachments",
    "test_audit",
    "test_devices",
    "test_ending",
    "test_held",
    "test_intake",
    "test_migration",
    "test_rows",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Modules that set ON_BOTH_ENGINES keep the centre's rows once in a file, once on a server.

    What decides about a declaration is tried on the server each time, the rest with the long runs:
    a new database a test takes longer than most tests.
    """
    marks = metafunc.definition.iter_markers("parametrize")
    if any(mark.args[0] == "engine" for mark in marks):
        return
    if "engine" in metafunc.fixturenames and getattr(metafunc.module, "ON_BOTH_ENGINES", False):
        each_time = metafunc.module.__name__.rpartition(".")[2] in EACH_TIME
        marks = () if each_time else (pytest.mark.soak,)
        engines = ["sqlite", pytest.param("postgresql", marks=marks)]
        metafunc.parametrize("engine", engines, indirect=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def gateway() -> Iterator[Gateway]:
    with running_gateway() as running:
        yield running


@pytest.fixture
def url(cluster: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The address of a new database on the server, set for every centre of this test."""
    with cluster.fresh() as url:
        monkeypatch.setenv("CENTRAL_DATABASE_URL", url)
        monkeypatch.setenv("CENTRAL_ATTACHMENTS_DIR", str(tmp_path / "central" / "attachments"))
        yield url


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Where the centre keeps its rows: a file, unless the module asks for both."""
    name = getattr(request, "param", "sqlite")
    if name == "postgresql":
        request.getfixturevalue("url")
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
