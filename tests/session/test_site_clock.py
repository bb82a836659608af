from datetime import UTC, date, datetime, timedelta

from kiosk.session.site_clock import SiteClock

WALL = datetime(2021, 1, 1, 3, 0, tzinfo=UTC)


def test_a_clock_five_years_slow_gives_the_corrected_date():
    clock = SiteClock(lambda: WALL)
    clock.learn(datetime(2026, 11, 24, 3, 0, tzinfo=UTC), certain=True)
    assert clock.today() == date(2026, 11, 24)
    assert clock.certain


def test_a_difference_of_a_second_moves_nothing():
    clock = SiteClock(lambda: WALL)
    clock.learn(WALL + timedelta(seconds=1), certain=True)
    assert clock.now() == WALL


def test_the_date_is_the_one_in_viet_nam():
    clock = SiteClock(lambda: datetime(2026, 11, 23, 18, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 11, 24)
    assert not clock.certain
