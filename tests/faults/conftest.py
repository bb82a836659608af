from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.conftest import cluster, url
from tests.faults.ground import Ground, hasty

__all__ = ["cluster", "url"]


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """A kiosk that has joined, to be copied."""
    made = Ground(tmp_path_factory.mktemp("joined"))
    try:
        return made.open().join()
    finally:
        made.close()


@pytest.fixture(scope="session")
def loaded(joined: Ground, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The same with three saved dossiers."""
    made = joined.copied(tmp_path_factory.mktemp("loaded"))
    made.save_three()
    return made


@pytest.fixture
def bare(joined: Ground, tmp_path: Path) -> Iterator[Ground]:
    """A site where nothing is saved yet."""
    made = joined.copied(tmp_path)
    try:
        yield made.open()
    finally:
        made.close()


@pytest.fixture
def ground(loaded: Ground, tmp_path: Path) -> Iterator[Ground]:
    """A site with three saved dossiers that nobody has tried to send."""
    made = loaded.copied(tmp_path)
    try:
        yield made.open()
    finally:
        made.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The agent's calls end after a second."""
    monkeypatch.setattr("sync.agent.Client", hasty)
