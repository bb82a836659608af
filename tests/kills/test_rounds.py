"""Killed at the k-th write, sync or send: nothing shown is lost, nothing is there twice."""

import pytest

from tests.kills.rounds import Kill, VictimName, play_until_killed, spread
from tests.kills.taps import JOURNAL, play_tap
from tests.kills.warm import PLAYS, Warm

ROUNDS: dict[VictimName, int] = {"ui": 5, "centre": 5, "agent": 6}
# A round waits for processes to start; on a busy machine that takes its time.
pytestmark = pytest.mark.timeout(300)
EVERY = [(victim, number) for victim, rounds in ROUNDS.items() for number in range(rounds)]
KINDS = {
    "agent": {("write", "kiosk.db-wal"), ("sync", "kiosk.db-wal"), ("send", "port")},
    "centre": {("write", "central.db-wal"), ("sync", "central.db-wal"), ("write", "port")},
}


@pytest.mark.parametrize(("victim", "number"), EVERY)
def test_a_kill_loses_and_doubles_nothing(warm: Warm, victim: VictimName, number: int) -> None:
    places = spread(warm.length(victim), ROUNDS[victim])
    at, when = places[number % len(places)]

    play_until_killed(PLAYS[victim], warm.setting, Kill(victim, at, when))


def test_who_taps_again_after_a_crash_before_the_save_has_one_dossier(warm: Warm) -> None:
    played = play_tap(warm.setting, Kill("ui", 1, "before"), JOURNAL)

    assert played.killed


def test_after_a_crash_between_commit_and_slip_the_slip_comes_by_itself(warm: Warm) -> None:
    played = play_tap(warm.setting, Kill("ui", 2, "before"), JOURNAL)

    assert played.killed


def test_a_crash_once_the_journal_knows_brings_the_slip_back(warm: Warm) -> None:
    played = play_tap(warm.setting, Kill("ui", 1, "after"), JOURNAL)

    assert played.killed


def test_an_agent_nobody_asks_tries_again_by_itself(warm: Warm) -> None:
    kill = Kill("centre", warm.length("centre") // 2, "after", patient=True)

    play_until_killed(PLAYS["centre"], warm.setting, kill)


@pytest.mark.parametrize("victim", ["agent", "centre"])
def test_the_stretch_is_made_of_writes_syncs_and_answers(warm: Warm, victim: VictimName) -> None:
    PLAYS[victim](warm.setting, Kill(victim, 0, "before"))

    fuse = warm.setting.agent.fuse if victim == "agent" else warm.setting.centre.fuse
    seen = {(one.kind, one.place.split(" ")[0]) for one in fuse.operations()}
    assert seen >= KINDS[victim]
