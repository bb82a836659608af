import asyncio
from contextlib import AsyncExitStack

import pytest
from starlette.requests import Request

from central.body import TooLarge, Unfinished
from central.reading_places import GRACE_S, PIECES, SLOW_BYTES_A_S, WORDS, ReadingPlaces
from central.server import LINES


class Line:
    """A body that comes as it is told to, over the one clock that all look at."""

    def __init__(self, places: ReadingPlaces, limit_bytes: int = 100_000) -> None:
        self._parts: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self.leave = asyncio.Event()
        self._request = Request({"type": "http", "method": "POST", "headers": []}, self._parts.get)
        self.read: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._run(places, limit_bytes))

    async def _run(self, places: ReadingPlaces, limit_bytes: int) -> None:
        async with places.whole(self._request, limit_bytes) as read:
            self.read.set_result(read)
            await self.leave.wait()

    async def bring(self, size: int, *, end: bool = False) -> "Line":
        """Some bytes, and until they were taken in."""
        await self._parts.put({"type": "http.request", "body": b"a" * size, "more_body": not end})
        for _ in range(10):
            await asyncio.sleep(0)
        return self

    async def done(self) -> None:
        self.leave.set()
        await self._task


class Hand:
    now_s = 50.0

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def hand():
    return Hand()


def test_together_they_leave_lines_for_what_has_no_body():
    assert WORDS + PIECES < LINES


def test_whoever_is_furthest_behind_a_slow_line_makes_room(hand):
    async def play():
        places = ReadingPlaces(3, 10**9, 1e6, hand.monotonic)
        honest, silent, trickling = [await Line(places).bring(1) for _ in range(3)]
        hand.now_s += 10
        await honest.bring(10 * SLOW_BYTES_A_S)
        await trickling.bring(500)
        new = await Line(places).bring(3000, end=True)
        hand.now_s += 1
        newer = await Line(places).bring(3000)
        newest = await Line(places).bring(3000, end=True)
        for one in (new, silent, trickling, newest):
            await one.read
        await honest.bring(1, end=True)
        await newer.bring(1, end=True)
        read = [await one.read for one in (honest, silent, trickling, new, newer, newest)]
        for one in (honest, silent, trickling, new, newer, newest):
            await one.done()
        return [len(one) if isinstance(one, bytes) else one for one in read], places

    read, places = asyncio.run(play())

    honest, silent, trickling, *new = read
    assert honest == 10 * SLOW_BYTES_A_S + 2
    assert (silent, trickling) == (Unfinished(), Unfinished())
    assert new == [3000, 3001, 3000]
    assert (places.coming, places.held_bytes) == (0, 0)


def test_whoever_keeps_up_with_a_slow_line_is_not_sent_away_for_another(hand):
    async def play():
        places = ReadingPlaces(2, 10**9, 1e6, hand.monotonic)
        first, second = [await Line(places).bring(1) for _ in range(2)]
        hand.now_s += GRACE_S
        third = Line(places)
        refused = await third.read
        await first.bring(1, end=True)
        await second.bring(1, end=True)
        read = [len(await one.read) for one in (first, second)]
        for one in (first, second, third):
            await one.done()
        return refused, read

    assert asyncio.run(play()) == (Unfinished(), [2, 2])


def test_with_places_free_a_body_may_take_until_its_deadline(hand):
    async def play():
        places = ReadingPlaces(2, 10**9, 1e6, hand.monotonic)
        slow = await Line(places).bring(1)
        hand.now_s += 10_000
        other = await Line(places).bring(1, end=True)
        await slow.bring(1, end=True)
        read = [len(await one.read) for one in (slow, other)]
        for one in (slow, other):
            await one.done()
        return read

    assert asyncio.run(play()) == [2, 1]


def test_whoever_holds_most_makes_room_for_bytes(hand):
    async def play():
        places = ReadingPlaces(10, 1000, 1e6, hand.monotonic)
        worked_on = await Line(places).bring(300, end=True)
        await worked_on.read
        fat, thin = await Line(places).bring(500), await Line(places).bring(100)
        before = places.held_bytes
        await thin.bring(200)
        cut = await fat.read
        after = places.held_bytes
        await thin.bring(1, end=True)
        read = len(await thin.read)
        alone = await Line(places).bring(700)
        too_much = await alone.read
        for one in (worked_on, fat, thin, alone):
            await one.done()
        return before, cut, after, read, too_much, places.held_bytes

    assert asyncio.run(play()) == (900, Unfinished(), 600, 301, Unfinished(), 0)


@pytest.mark.parametrize(
    ("deadline_s", "limit", "read"), [(0, 9, Unfinished()), (9, 3, TooLarge())]
)
def test_a_body_that_is_refused_leaves_nothing_behind(hand, deadline_s, limit, read):
    async def play():
        places = ReadingPlaces(1, 1000, deadline_s, hand.monotonic)
        async with AsyncExitStack() as stack:
            one = await Line(places, limit).bring(4)
            stack.push_async_callback(one.done)
            got = await one.read
            return got, places.coming, places.held_bytes

    assert asyncio.run(play()) == (read, 0, 0)
