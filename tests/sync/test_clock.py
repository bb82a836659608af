from datetime import UTC, datetime, timedelta

import pytest

from sync.clock import correct, measure, parse_time, recalled, rfc3339

FLOOR = datetime(2026, 11, 1, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_measured_clock_is_certain_and_corrected_by_half_the_round_trip(hand_clock):
    measured = measure(NOON, 2.0, hand_clock.clocks())
    now = correct(measured, hand_clock.clocks(), FLOOR)
    assert (now.now, now.certain) == (NOON + timedelta(seconds=1), True)
    assert now.offset_s == (NOON + timedelta(seconds=1) - hand_clock.wall).total_seconds()


def test_a_jump_of_the_wall_clock_does_not_move_the_corrected_time(hand_clock):
    measured = measure(NOON, 0.0, hand_clock.clocks())
    hand_clock.pass_time(60)
    hand_clock.wall -= timedelta(days=5 * 365)
    now = correct(measured, hand_clock.clocks(), FLOOR)
    assert (now.now, now.certain) == (NOON + timedelta(seconds=60), True)


def test_after_a_restart_the_time_is_uncertain_and_never_before_the_last_seen(hand_clock):
    measured = measure(NOON, 0.0, hand_clock.clocks())
    hand_clock.boot_id = "boot-2"
    hand_clock.wall = datetime(1970, 1, 1, tzinfo=UTC)
    now = correct(measured, hand_clock.clocks(), FLOOR)
    assert (now.now, now.certain) == (NOON, False)


def test_after_a_restart_the_offset_still_helps(hand_clock):
    measured = measure(hand_clock.wall + timedelta(hours=1), 0.0, hand_clock.clocks())
    hand_clock.boot_id = "boot-2"
    hand_clock.wall += timedelta(days=1)
    now = correct(measured, hand_clock.clocks(), FLOOR)
    assert (now.now, now.certain) == (hand_clock.wall + timedelta(hours=1), False)


def test_without_any_measurement_the_floor_holds(hand_clock):
    hand_clock.wall = datetime(2000, 1, 1, tzinfo=UTC)
    now = correct(None, hand_clock.clocks(), FLOOR)
    assert (now.now, now.certain) == (FLOOR, False)


@pytest.mark.parametrize("round_trip_s", [-1, 10.5, float("nan")])
def test_an_answer_that_took_too_long_says_nothing(hand_clock, round_trip_s):
    assert measure(NOON, round_trip_s, hand_clock.clocks()) is None


def test_times_are_written_in_utc_and_read_back():
    assert rfc3339(NOON) == "2026-11-24T12:00:00.000Z"
    assert parse_time("2026-11-24T19:00:00+07:00") == NOON


@pytest.mark.parametrize("text", ["", "soon", "2026-11-24T12:00:00", "2026-13-01T00:00:00Z"])
def test_what_is_no_moment_is_none(text):
    assert parse_time(text) is None


@pytest.mark.parametrize("row", [None, (None, None, None, None), ("soon", 1.0, "b", 2.0)])
def test_a_missing_or_broken_row_recalls_nothing(row):
    assert recalled(row) is None
