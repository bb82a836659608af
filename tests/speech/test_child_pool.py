import pytest

from kiosk.speech.child_pool import WARM, ChildPool
from kiosk.speech.engines import ESPEAK, Engine
from tests.speech.stand_ins import fake_engine, gone, until

GOOD = fake_engine("good")
HEAVY = fake_engine("good", heavy=True)
ONCE = fake_engine("good", reusable=False)
ABSENT = Engine("absent", ("/nonexistent/engine",), 1, reusable=True)


@pytest.fixture
def make_pool():
    pools = []

    def make(*engines):
        pools.append(ChildPool(engines))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()
        until(lambda pool=pool: pool.reap() or not pool.dying)


def ready(pool):
    def heard():
        for child in pool.loading:
            pool.hear(child)
        return not pool.loading

    until(heard)


def test_a_spare_is_started_once_and_taken(make_pool):
    pool = make_pool(GOOD)
    pool.keep_spare()
    pool.keep_spare()
    (spare,) = pool.loading
    taken = [pool.take(GOOD), pool.take(GOOD)]
    assert taken[0] is spare
    assert taken[1] is not spare
    for child in taken:
        pool.discard(child)


def test_an_engine_is_proven_when_it_says_that_it_is_loaded(make_pool):
    pool = make_pool(ESPEAK)
    pool.keep_spare()
    assert not pool.proven
    ready(pool)
    assert pool.proven


def test_a_spare_that_died_is_not_given_out(make_pool):
    pool = make_pool(GOOD)
    pool.keep_spare()
    (spare,) = pool.loading
    spare.kill()
    until(lambda: gone(spare.pid))
    taken = pool.take(GOOD)
    assert taken is not spare
    assert taken.alive
    pool.discard(taken)


def test_a_process_that_can_speak_again_is_kept_and_no_more_than_enough(make_pool):
    pool = make_pool(GOOD)
    children = [pool.take(GOOD) for _ in range(WARM + 1)]
    for child in children:
        pool.give_back(child)
    until(lambda: gone(children[-1].pid))
    kept = pool.take(GOOD)
    assert kept in children[:-1]
    pool.discard(kept)


def test_a_process_for_one_text_is_ended_after_it(make_pool):
    pool = make_pool(ONCE)
    child = pool.take(ONCE)
    pool.give_back(child)
    until(lambda: gone(child.pid))


def test_an_engine_that_is_not_installed_is_out_at_once(make_pool):
    pool = make_pool(fake_engine("missing"), GOOD)
    pool.keep_spare()
    ready(pool)
    assert pool.engines == (GOOD,)


def test_a_program_that_does_not_exist_is_out_at_once(make_pool):
    pool = make_pool(ABSENT)
    pool.keep_spare()
    assert pool.engines == ()


def test_two_failures_in_a_row_put_an_engine_out_but_not_with_a_success_between(make_pool):
    pool = make_pool(GOOD)
    pool.failed(GOOD, "crashed")
    pool.succeeded(GOOD)
    pool.failed(GOOD, "slow")
    assert pool.engines == (GOOD,)
    pool.failed(GOOD, "crashed")
    assert pool.engines == ()


def test_a_language_without_a_voice_does_not_put_an_engine_out(make_pool):
    pool = make_pool(GOOD)
    for _ in range(5):
        pool.failed(GOOD, "no_voice")
    pool.failed(GOOD, "crashed")
    assert pool.engines == (GOOD,)


def test_beside_a_heavy_engine_one_that_is_not_stands_ready(make_pool):
    pool = make_pool(HEAVY, ONCE, GOOD)
    pool.keep_spare()
    assert [child.engine for child in pool.loading] == [HEAVY, ONCE]


def test_a_heavy_engine_is_asked_only_once_it_is_loaded(make_pool):
    pool = make_pool(HEAVY, GOOD)
    assert not pool.is_ready(HEAVY)
    pool.keep_spare()
    assert (pool.is_ready(HEAVY), pool.is_ready(GOOD)) == (False, True)
    ready(pool)
    assert pool.is_ready(HEAVY)


def test_there_is_one_process_of_a_heavy_engine_at_most(make_pool):
    pool = make_pool(HEAVY, GOOD)
    pool.keep_spare()
    ready(pool)
    speaking = pool.take(HEAVY)
    pool.keep_spare()
    assert all(child.engine is not HEAVY for child in pool.loading)
    assert not pool.is_ready(HEAVY)
    pool.give_back(speaking)
    assert pool.take(HEAVY) is speaking
    pool.discard(speaking)
    until(lambda: gone(speaking.pid))
    pool.keep_spare()
    assert [child.engine for child in pool.loading] == [HEAVY]


def test_a_heavy_engine_that_went_to_sleep_is_woken_with_the_next_text(make_pool):
    pool = make_pool(HEAVY, GOOD)
    pool.keep_spare()
    (asleep, _) = pool.loading
    ready(pool)
    asleep.kill()
    until(lambda: gone(asleep.pid))
    assert not pool.is_ready(HEAVY)
    pool.keep_spare()
    (woken,) = pool.loading
    assert woken is not asleep
    assert pool.engines == (HEAVY, GOOD)
