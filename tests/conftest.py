"""For every test: Qt without a screen, no settings from outside, garbage on the main thread."""

import gc
import itertools
import os

import pytest
import structlog

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"
for name in [name for name in os.environ if name.startswith(("KIOSK_", "CENTRAL_"))]:
    del os.environ[name]

TESTS_BETWEEN, TESTS_BETWEEN_WHOLE = 20, 400
YOUNG, WHOLE = 1, 2
_finished = itertools.count(1)


def pytest_collection_finish() -> None:
    """Objects of Qt that were left in a circle may only be taken down by the thread of Qt.

    So the collector, which runs on whichever thread makes an object, rests while tests run. What
    was collected of tests stays to the end and is not looked through again.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Files of a test have the usual rights, whatever a command run within another test set."""
    os.umask(0o022)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect now and then, here: often what is new, seldom all, which takes half a second."""
    finished = next(_finished)
    if finished % TESTS_BETWEEN == 0:
        gc.collect(WHOLE if finished % TESTS_BETWEEN_WHOLE == 0 else YOUNG)


@pytest.fixture(autouse=True)
def _logs_of_its_own():
    """A command run within a test sets up a log on that test's stderr, which is closed after it."""
    yield
    if structlog.is_configured():
        structlog.reset_defaults()


def pytest_unconfigure() -> None:
    """Leave the collector as it was found, for what is taken down at the end."""
    gc.unfreeze()
    gc.enable()
