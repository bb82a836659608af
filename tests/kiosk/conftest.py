from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewmodels.booth import Booth


@pytest.fixture
def booth(qapp, tmp_path: Path) -> Iterator[Booth]:
    booth = Booth(tmp_path / "data")
    yield booth
    booth.close()
