from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.warm import Warm


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """One setting for all rounds of a module, set up anew after a round that failed."""
    folder: Path = tmp_path_factory.mktemp("kills")
    kept = Warm(folder)
    yield kept
    kept.close()
