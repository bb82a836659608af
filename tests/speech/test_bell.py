import select

import pytest

from kiosk.speech.bell import Bell


@pytest.fixture
def bell():
    bell = Bell()
    yield bell
    bell.close()


def rung(bell):
    return bool(select.select([bell], [], [], 0)[0])


def test_many_rings_are_heard_once(bell):
    assert not rung(bell)
    bell.ring()
    bell.ring()
    assert rung(bell)
    bell.quiet()
    assert not rung(bell)


def test_more_rings_than_fit_do_not_wait(bell):
    for _ in range(100_000):
        bell.ring()
    bell.quiet()
    bell.quiet()
    bell.ring()
    assert rung(bell)
