"""Clocks that are wrong, jump, or change their zone: they decide nothing about a dossier."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from sync.clock import machine_clocks
from tests.faults.ground import ALL, End
from tests.faults.line import FOREVER
from tests.sync import faults

YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    "off",
    [
        pytest.param(timedelta(days=2), id="two_days_fast"),
        pytest.param(-5 * YEAR, id="five_years_slow"),
        pytest.param(40 * YEAR, id="forty_years_fast"),
    ],
)
def test_a_kiosk_whose_clock_is_off_saves_and_sends(bare, off):
    bare.clock.wall = datetime.now(UTC) + off
    bare.save_three()
    bare.until_quiet()
    bare.check(ALL)


@pytest.mark.parametrize(
    "jump",
    [
        pytest.param(timedelta(days=400), id="forward"),
        pytest.param(timedelta(days=-400), id="back"),
        pytest.param(timedelta(hours=1), id="an_hour_forward"),
        pytest.param(timedelta(hours=-1), id="an_hour_back"),
    ],
)
def test_a_clock_that_jumps_while_the_agent_waits_changes_no_wait(ground, jump):
    ground.line.fail(faults.says(429, "busy", Retry_After="60"))
    with ground.agent() as agent:
        agent.pass_once()
        ground.clock.wall += jump
        ground.save()
        agent.pass_once()
        ground.check(End(set(), waits={1, 2, 3, 4}))
        ground.clock.boot_s += 60
        agent.pass_once()
    ground.check(End({1, 2, 3, 4}))


def test_a_wait_of_before_a_restart_of_the_machine_is_over(ground):
    """The boot clock begins anew: its seconds of before mean nothing any more."""
    ground.clock.boot_s = 90_000
    ground.line.fail(faults.bad_gateway, times=FOREVER)
    for _ in range(3):
        ground.once()
    ground.line.heal()
    ground.clock.boot_id, ground.clock.boot_s = "boot-2", 20
    with ground.agent() as agent:
        agent.pass_once()
    ground.check(ALL)


def test_no_clock_of_the_kiosk_ends_the_grace(ground):
    ground.until_quiet()
    ground.clock.pass_time(40 * 365 * 86_400)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"delivered"}
    ground.centre.clock.pass_s(29 * 86_400)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"delivered"}
    ground.centre.clock.pass_s(2 * 86_400)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"purged"}
    ground.check(ALL)


def test_a_centre_whose_clock_is_behind_ends_no_grace_early(ground):
    ground.centre.clock.pass_s(10 * 365 * 86_400)
    ground.until_quiet()
    ground.centre.clock.pass_s(-10 * 365 * 86_400)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"delivered"}
    ground.check(ALL)


@pytest.fixture
def zone(monkeypatch):
    """Puts this process into another zone; the one of before comes back."""

    def move(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_the_zone_may_change_while_it_runs(bare, zone):
    zone("Asia/Ho_Chi_Minh")
    bare.save()
    bare.line.fail(faults.hang_up)
    bare.once(machine_clocks())
    zone("America/New_York")
    bare.save()
    bare.once(machine_clocks())
    zone("Pacific/Kiritimati")
    bare.save()
    bare.once(machine_clocks())
    bare.check(ALL)


class MachineClock:
    """The product's own clocks, in whatever zone the process is."""

    def clocks(self):
        return machine_clocks()


HOUR, MILLISECOND = timedelta(hours=1), timedelta(milliseconds=1)


def day_and_time(at):
    return f"{at.timetuple().tm_yday - 1}/{at:%H:%M:%S}"


def autumn(at):
    """Summer time ends at this moment; rules are written in the time of before it."""
    return f"STD0DST-1,{day_and_time(at + 183 * 24 * HOUR)},{day_and_time(at + HOUR)}"


def spring(at):
    return f"STD0DST-1,{day_and_time(at)},{day_and_time(at + 183 * 24 * HOUR)}"


def on_the_wall():
    """How far what a wall shows is from UTC, in whole seconds."""
    return time.localtime().tm_gmtoff


@pytest.fixture
def changes(bare, zone, monkeypatch):
    """Saves before and after the wall is put on or back, and sends when a wait allows it."""
    monkeypatch.setattr(type(bare.centre.clock), "__call__", lambda _self: datetime.now(UTC))

    def at_the_change(rule, jump):
        bare.clock = MachineClock()
        zone(rule(datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3)))
        began, shown = datetime.now(UTC), on_the_wall()
        bare.line.fail(faults.says(429, "busy", Retry_After="900"))
        bare.save()
        with bare.agent() as agent:
            agent.pass_once()
            assert bare.line.sent == [1]
            while on_the_wall() == shown:
                time.sleep(0.05)
            assert on_the_wall() - shown == jump.total_seconds()
            bare.save()
            agent.pass_once()
            assert bare.line.sent == [1]  # neither on nor back: the wait is not over
        bare.check(End(set(), waits={1, 2}))
        bare.once()
        bare.save()
        bare.once()
        told = [datetime.fromisoformat(one) for one in bare.created()]
        lived = [began - MILLISECOND, *told, datetime.now(UTC) + MILLISECOND]
        assert lived == sorted(lived)
        bare.check(ALL)

    return at_the_change


def test_the_hour_that_comes_twice_in_autumn(changes):
    changes(autumn, -HOUR)


def test_the_hour_that_is_left_out_in_spring(changes):
    changes(spring, HOUR)
