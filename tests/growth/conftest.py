from collections.abc import Iterator

import pytest

from tests.growth.site import Site, site


@pytest.fixture(scope="module")
def growth() -> Iterator[Site]:
    """The whole centre; a module's tests go on where the one before left it, in step again."""
    with site() as running:
        yield running
