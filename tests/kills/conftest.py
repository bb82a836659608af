from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.kills.rounds", "tests.kills.taps", "tests.kills.victims")

from tests.kills.warm import Warm  # noqa: E402 -- its asserts are rewritten only from here on


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """One setting for all rounds of a module, set up anew after a round that failed."""
    kept = Warm(tmp_path_factory.mktemp("kills"))
    yield kept
    kept.close()
