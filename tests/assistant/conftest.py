from datetime import datetime, timedelta, timezone

import pytest

from kiosk.assistant.assistant import Assistant
from kiosk.procedures.library import Library
from kiosk.procedures.loading import load_all
from kiosk.search.index import Search
from tests.ward.examples import example_ward

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="session")
def library() -> Library:
    return load_all()


@pytest.fixture(scope="session")
def search(library) -> Search:
    return Search(library, on=NOW.date())


@pytest.fixture(scope="session")
def assistant(library, search) -> Assistant:
    return Assistant(library, search)


@pytest.fixture(scope="session")
def of_ward(library, search) -> Assistant:
    return Assistant(library, search, ward=example_ward())
