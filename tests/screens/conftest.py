"""One stage a process: the real application, shown offscreen, for every test of the screens."""

from collections.abc import Iterator

import pytest

from tests.screens.inspection import Inspector
from tests.screens.keypress import Keypress
from tests.screens.panels import Setting
from tests.screens.stage import Stage
from tests.screens.studio import Studio


@pytest.fixture(scope="session")
def stage(qapp) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture(scope="session")
def inspector(stage: Stage) -> Inspector:
    return Inspector(Studio(stage.engine))


@pytest.fixture
def keys(stage: Stage) -> Iterator[Keypress]:
    """Six keys beside a stage as anybody finds it."""
    stage.dress(Setting())
    stage.reset()
    stage.settle()
    keys = Keypress(stage)
    yield keys
    stage.reset()
    keys.close()
