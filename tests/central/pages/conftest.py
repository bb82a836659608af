from collections.abc import Iterator

import pytest

from kiosk.procedures.library import Library
from kiosk.procedures.loading import load_all
from tests.central.pages.officer import Officer
from tests.central.serving import Served, served


@pytest.fixture(scope="session")
def library() -> Library:
    return load_all()


@pytest.fixture
def centre(data_dir, library) -> Iterator[Served]:
    with served(data_dir, procedures=library) as running:
        running.add_staff("lan")
        yield running


@pytest.fixture
def officer(centre: Served) -> Iterator[Officer]:
    with Officer(centre.url) as officer:
        assert officer.log_in().status_code == 303
        yield officer
