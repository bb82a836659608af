import pytest

from kiosk.search.index import Search
from tests.library import in_use


@pytest.fixture(scope="session")
def library():
    return in_use()


@pytest.fixture(scope="session")
def index(library):
    return Search(library)
