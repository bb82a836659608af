import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.idle import Activity, Idle, IdleLimits, IdlePhase

QUIET_S, WARNING_S, LAST_S = 180, 45, 30
times = st.lists(st.floats(0, 300), min_size=1, max_size=8)


def test_three_minutes_then_a_warning_then_the_end() -> None:
    idle = Idle.begin(100)
    assert idle.at(100 + QUIET_S - 0.1).phase is IdlePhase.PRESENT
    assert idle.at(100 + QUIET_S).phase is IdlePhase.WARNING
    assert idle.at(100 + QUIET_S + WARNING_S - 0.1).phase is IdlePhase.WARNING
    assert idle.at(100 + QUIET_S + WARNING_S).phase is IdlePhase.ENDED


def test_it_says_when_to_look_again() -> None:
    idle = Idle.begin(0)
    assert idle.due_in_s(10) == QUIET_S - 10
    assert idle.due_in_s(QUIET_S) == WARNING_S
    assert idle.due_in_s(QUIET_S + WARNING_S) is None


def test_a_touch_starts_over() -> None:
    idle = Idle.begin(0).touched(170)
    assert idle.at(170 + QUIET_S - 1).phase is IdlePhase.PRESENT
    assert idle.at(170 + QUIET_S).phase is IdlePhase.WARNING


def test_the_warning_can_be_answered_again_and_again() -> None:
    idle, now_s = Idle.begin(0), 0.0
    for _ in range(25):
        now_s += QUIET_S + WARNING_S - 1
        assert idle.at(now_s).phase is IdlePhase.WARNING
        idle = idle.touched(now_s)
        assert idle.phase is IdlePhase.PRESENT
        assert idle.due_in_s(now_s) == QUIET_S


def test_the_end_is_final() -> None:
    ended = Idle.begin(0).at(1000)
    assert ended.touched(1001).phase is IdlePhase.ENDED
    assert ended.paper_out(1001).phase is IdlePhase.ENDED
    assert ended.finished(Activity.SPEAKING, 1001).phase is IdlePhase.ENDED


@pytest.mark.parametrize("activity", list(Activity))
def test_the_clock_stands_still_while_the_kiosk_does_something(activity: Activity) -> None:
    idle = Idle.begin(0).began(activity, 100)
    assert idle.due_in_s(5000) is None
    assert idle.at(5000).phase is IdlePhase.PRESENT
    idle = idle.finished(activity, 5000)
    assert idle.due_in_s(5000) == QUIET_S - 100


def test_two_activities_stop_the_clock_until_both_are_done() -> None:
    idle = Idle.begin(0).began(Activity.SPEAKING, 10).began(Activity.PRINTING, 20)
    idle = idle.finished(Activity.SPEAKING, 30)
    assert idle.due_in_s(40) is None
    assert idle.finished(Activity.PRINTING, 40).due_in_s(40) == QUIET_S - 10


def test_speaking_the_warning_does_not_stop_the_warning() -> None:
    idle = Idle.begin(0).began(Activity.SPEAKING, QUIET_S + 1)
    assert idle.due_in_s(QUIET_S + 5) == WARNING_S - 5
    assert idle.at(QUIET_S + WARNING_S).phase is IdlePhase.ENDED


def test_scanning_stops_even_the_warning() -> None:
    idle = Idle.begin(0).began(Activity.SCANNING, QUIET_S + 1)
    assert idle.at(QUIET_S + 1000).phase is IdlePhase.WARNING


def test_the_last_screen_ends_without_a_warning() -> None:
    idle = Idle.begin(0).paper_out(50)
    assert idle.at(50 + LAST_S - 0.1).phase is IdlePhase.PRESENT
    assert idle.at(50 + LAST_S).phase is IdlePhase.ENDED


def test_a_touch_on_the_last_screen_gives_thirty_seconds_more() -> None:
    idle = Idle.begin(0).paper_out(50).touched(70)
    assert idle.due_in_s(70) == LAST_S


def test_printing_again_stops_the_last_screens_clock() -> None:
    idle = Idle.begin(0).paper_out(50).began(Activity.PRINTING, 60)
    assert idle.due_in_s(600) is None
    assert idle.finished(Activity.PRINTING, 600).paper_out(600).due_in_s(600) == LAST_S


def test_leaving_the_last_screen_brings_the_ordinary_rule_back() -> None:
    idle = Idle.begin(0).paper_out(50).back_from_last_screen(60)
    assert idle.due_in_s(60) == QUIET_S


def test_limits_can_be_set() -> None:
    idle = Idle.begin(0, IdleLimits(quiet_s=1, warning_s=2, last_screen_s=3))
    assert idle.at(1).phase is IdlePhase.WARNING
    assert idle.at(3).phase is IdlePhase.ENDED


@given(times)
def test_looking_in_between_changes_nothing(pauses: list[float]) -> None:
    looked, now_s = Idle.begin(0), 0.0
    for pause in pauses:
        now_s += pause
        looked = looked.at(now_s)
    straight = Idle.begin(0).at(now_s)
    assert looked.phase is straight.phase
    assert looked.left_s == pytest.approx(straight.left_s, abs=1e-6)


@given(times)
def test_nothing_ends_before_quiet_and_warning_have_passed_since_a_touch(
    pauses: list[float],
) -> None:
    idle, now_s, touched_s = Idle.begin(0), 0.0, 0.0
    for pause in pauses:
        now_s += pause
        if idle.at(now_s).phase is IdlePhase.ENDED:
            assert now_s - touched_s >= QUIET_S + WARNING_S
            return
        idle, touched_s = idle.touched(now_s), now_s
