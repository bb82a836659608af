from kiosk.session.backoff import Backoff


def waits(backoff: Backoff, count: int) -> list[float]:
    found = []
    for _ in range(count):
        backoff.failed(100)
        found.append(backoff.not_before_s - 100)
    return found


def test_waits_double_up_to_the_cap() -> None:
    assert waits(Backoff(0.5, 5), 6) == [0.5, 1, 2, 4, 5, 5]


def test_a_thousand_failures_still_wait_the_cap() -> None:
    assert waits(Backoff(0.5, 30), 1000)[-1] == 30


def test_success_forgets_failures() -> None:
    backoff = Backoff(1, 30)
    waits(backoff, 5)
    backoff.succeeded()
    assert backoff.failures == 0
    assert backoff.not_before_s < 0
    assert waits(backoff, 1) == [1]
