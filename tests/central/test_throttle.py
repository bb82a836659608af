from central.throttle import FORGET_S, LONGEST_WAIT_S, MOST_KEYS, Throttle


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_waits_begin_after_the_free_failures_and_double():
    clock = Clock()
    throttle = Throttle(clock, 3)
    waits = []
    for _ in range(6):
        throttle.fail("lan")
        waits.append(throttle.wait_s("lan"))

    assert waits == [0, 0, 30, 60, 120, 240]


def test_a_wait_ends_and_never_grows_beyond_its_limit():
    clock = Clock()
    throttle = Throttle(clock, 1)
    for _ in range(50):
        throttle.fail("lan")
    assert throttle.wait_s("lan") == LONGEST_WAIT_S

    clock.now += LONGEST_WAIT_S
    assert throttle.wait_s("lan") == 0


def test_others_do_not_wait_and_success_forgets():
    throttle = Throttle(Clock(), 1)
    throttle.fail("lan")

    assert throttle.wait_s("minh") == 0
    throttle.succeed("lan")
    assert throttle.wait_s("lan") == 0


def test_what_is_remembered_is_bounded_in_time_and_number():
    clock = Clock()
    throttle = Throttle(clock, 1)
    throttle.fail("old")
    clock.now += FORGET_S
    throttle.fail("new")
    assert list(throttle._failures) == ["new"]

    throttle._failures = {str(n): throttle._failures["new"] for n in range(MOST_KEYS + 5)}
    throttle.fail("newest")
    assert len(throttle._failures) <= MOST_KEYS + 1
    assert "newest" in throttle._failures
