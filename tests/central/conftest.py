from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.serving import Served, served
from tests.central.virtual_kiosk import VirtualKiosk


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "central"


@pytest.fixture
def centre(data_dir: Path) -> Iterator[Served]:
    with served(data_dir) as running:
        yield running


@pytest.fixture
def kiosk(centre: Served) -> VirtualKiosk:
    return VirtualKiosk(centre.add_kiosk()).enrol()
