import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.tries import FREE, LONGEST_WAIT_S, Moment, Tries, read_tries

NOW = Moment(1000.0, "boot")


def after(wrong: int) -> Tries:
    tries = Tries()
    for _ in range(wrong):
        tries = tries.one_more(NOW)
    return tries


def test_two_wrong_ones_cost_nothing_and_each_further_one_twice_as_long():
    assert [after(wrong).wait_s(NOW) for wrong in range(9)] == [0, 0, 0, 30, 60, 120, 240, 300, 300]
    assert after(10_000).wait_s(NOW) == LONGEST_WAIT_S


def test_waiting_passes_with_the_boot_clock():
    assert after(3).wait_s(Moment(1029.0, "boot")) == pytest.approx(1)
    assert after(3).wait_s(Moment(1031.0, "boot")) == 0


def test_a_restart_begins_the_waiting_anew():
    other = Moment(5.0, "other")
    carried = after(4).on(other)
    assert carried.wait_s(other) == 60
    assert carried.wait_s(Moment(64.0, "other")) == pytest.approx(1)


@given(st.floats() | st.just(math.nan))
def test_whatever_time_is_kept_one_waits_no_longer_than_that(at_s):
    assert 0 <= Tries(FREE, at_s, "boot").wait_s(NOW) <= 30


def test_they_are_kept_and_read_again():
    assert read_tries(after(4).to_bytes()) == after(4)
    assert read_tries(None) == Tries()


@pytest.mark.parametrize("kept", [b"", b"[]", b"{", b'["x", 1, ""]', b"\xff", b"[1e999, 0, 0]"])
def test_what_cannot_be_read_counts_as_three_wrong_ones(kept):
    assert read_tries(kept).on(NOW).wait_s(NOW) == 30
