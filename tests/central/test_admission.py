import asyncio
from itertools import pairwise

import pytest

from central import admission
from central.admission import LONGEST_QUEUE, LONGEST_WAIT_S, WINDOWS_TO_LEARN, Admission


class Hand:
    """A clock and a chance moved by hand."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.drawn = 0.5

    def random(self) -> float:
        return self.drawn

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def hand():
    return Hand()


def learned(hand, limit=1, rate=10.0):
    """A full centre that has seen its own speed; the place that keeps it full is the second."""
    made = Admission(limit, hand.random, hand.monotonic)
    for _ in range(WINDOWS_TO_LEARN * 3):
        for _ in range(int(rate)):
            with made.place(), made.place() as second:
                assert second is False
            hand.now_s += 1 / rate
    return made


def test_a_place_is_given_back_whatever_happens(hand):
    made = Admission(1, hand.random, hand.monotonic)

    def fail() -> None:
        with made.place() as admitted, made.place() as second:
            assert (admitted, second) == (True, False)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with made.place() as again:
        assert again


@pytest.mark.parametrize(("drawn", "seconds"), [(0.0, 0), (0.5, 5), (0.999, 10)])
def test_before_it_knows_its_speed_everybody_comes_a_little_later(hand, drawn, seconds):
    made = Admission(1, hand.random, hand.monotonic)
    hand.drawn = drawn
    with made.place():
        assert made.retry_after_s(50) == seconds


def test_each_waits_for_the_work_of_all_before(hand):
    made = learned(hand)
    with made.place():
        waits = [made.retry_after_s(100) for _ in range(4)]
    steps = [later - sooner for sooner, later in pairwise(waits[1:])]
    expected_s = 100 / made.rate * 0.825 * 1.025
    assert waits[0] <= 1
    assert all(abs(step - expected_s) <= 1 for step in steps)


def test_a_lie_about_the_queue_costs_the_others_a_bounded_wait(hand):
    made = learned(hand)
    with made.place():
        made.retry_after_s(10**9)
        after_the_lie = made.retry_after_s(1)
    assert after_the_lie <= LONGEST_QUEUE / made.rate + 1


def test_no_wait_is_longer_than_a_kiosk_would_believe(hand):
    made = learned(hand)
    with made.place():
        waits = [made.retry_after_s(LONGEST_QUEUE) for _ in range(500)]
    assert max(waits) <= LONGEST_WAIT_S + 1
    assert waits == sorted(waits)


def test_it_learns_its_speed_up_at_once_and_down_slowly(hand):
    slow = learned(hand, rate=10)
    assert slow.rate < admission.FIRST_RATE
    fast = learned(hand, rate=1000)
    assert fast.rate > 900


def test_with_room_left_nobody_stands_in_line(hand):
    """A full disk, a slow body: the wait is short and says nothing of others."""
    made = learned(hand)
    assert 1 <= made.retry_after_s(LONGEST_QUEUE) <= 10
    assert 1 <= made.retry_after_s(1) <= 10


def test_as_many_as_there_are_places_wait_for_theirs_and_the_others_are_sent_away(hand):
    async def play():
        made, order, go = Admission(1, hand.random, hand.monotonic), [], asyncio.Event()

        async def work(name):
            async with made.turn() as admitted:
                order.append((name, admitted, made.under_way))
                await go.wait()

        before = made.turns_away()
        tasks = [asyncio.create_task(work(name)) for name in "abc"]
        for _ in range(3):
            await asyncio.sleep(0)
        during = (made.turns_away(), list(order))
        go.set()
        await asyncio.gather(*tasks)
        return before, during, order, made.turns_away()

    before, during, order, after = asyncio.run(play())

    assert (before, after) == (False, False)
    assert during == (True, [("a", True, 1), ("c", False, 1)])
    assert order[2:] == [("b", True, 1)]


def test_whoever_waits_in_vain_is_told_so_and_leaves_nothing_behind(hand, monkeypatch):
    monkeypatch.setattr(admission, "LONGEST_TURN_S", 0)

    async def play():
        made = Admission(1, hand.random, hand.monotonic)
        with made.place():
            async with made.turn() as beside:
                pass
        async with made.turn() as first, made.turn() as second:
            pass
        return beside, first, second, made.turns_away()

    assert asyncio.run(play()) == (False, True, False, False)
