"""Every k, before and after: hours in all, each part under forty minutes, resumable.

KILLS_SEED        the order of the kills (default 0)
KILLS_DONE        how many of that order to leave out, as a part that ended early says
KILLS_FROM, _TO   the first and last k (default all)

What came of each round is kept in build/ by seed; from two thousand on, all seeds together,
`bench/results/kills.json` is written.
"""

import os
import random
import sys
import time
from pathlib import Path

import pytest

from bench.result import write_results
from tests.kills.rounds import Kill, VictimName
from tests.kills.shim import When
from tests.kills.tally import ROUNDS, Tally, result_of
from tests.kills.warm import PLAYS, Warm

LIMIT_S = 37 * 60
# A stretch is sometimes a few operations longer than the one that was counted.
MARGIN = 8
VICTIMS: tuple[VictimName, ...] = ("ui", "agent", "centre")
ROOT = Path(__file__).resolve().parents[2]
TALLIES = ROOT / "build"

pytestmark = pytest.mark.soak


def asked(name: str, usual: int) -> int:
    return int(os.environ.get(f"KILLS_{name}", usual))


def tally() -> Tally:
    return Tally(TALLIES / f"kills-soak-{asked('SEED', 0)}.jsonl")


@pytest.mark.timeout(40 * 60)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("victim", VICTIMS)
def test_a_kill_at_every_operation_loses_and_doubles_nothing(
    warm: Warm, victim: VictimName, when: When
) -> None:
    began_s, kept = time.monotonic(), tally()
    last = asked("TO", warm.length(victim) + MARGIN)
    kills = [Kill(victim, at, when, patient=True) for at in range(asked("FROM", 1), last + 1)]
    random.Random(asked("SEED", 0)).shuffle(kills)
    killed = 0
    for done, kill in enumerate(kills):
        if done < asked("DONE", 0):
            continue
        resume = f"KILLS_SEED={asked('SEED', 0)} KILLS_DONE={done}"
        assert time.monotonic() - began_s < LIMIT_S, f"out of time; go on with {resume}"
        print(f"{resume}: {kill}", file=sys.stderr, flush=True)
        with kept.noting(kill) as played:
            played.append(PLAYS[victim](warm.setting, kill))
        killed += played[-1].killed
    print(f"{victim} {when}: {killed} kills of {len(kills)}", file=sys.stderr)
    assert killed > 0


def test_all_of_it_is_kept_as_a_result() -> None:
    result = result_of(sorted(TALLIES.glob("kills-soak-*.jsonl")))
    assert "broken rounds: 0" in result.what
    assert result.ours >= ROUNDS, "not played yet; go on with another KILLS_SEED"
    write_results([result], ROOT / "bench" / "results")
