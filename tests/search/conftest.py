import pytest

from kiosk.procedures.loading import load_all
from kiosk.search.index import Search


@pytest.fixture(scope="session")
def library():
    return load_all()


@pytest.fixture(scope="session")
def index(library):
    return Search(library)
