from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.config import Point
from tests.viewmodels.booth import Booth
from tests.viewmodels.paper_desk import Desk


@pytest.fixture
def point() -> Point:
    """Where the kiosk stands; a test file may say otherwise."""
    return Point()


@pytest.fixture
def booth(qapp, tmp_path: Path, point: Point) -> Iterator[Booth]:
    booth = Booth(tmp_path / "data", point=point)
    yield booth
    booth.close()


@pytest.fixture
def desk(qapp, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    yield desk
    desk.booth.close()
