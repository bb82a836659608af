"""Every k, before and after: hours in all, each part under forty minutes, resumable.

KILLS_SEED        the order of the kills (default 0)
KILLS_DONE        how many of that order to leave out, as a part that ended early says
KILLS_FROM, _TO   the first and last k (default all)
"""

import os
import random
import sys
import time

import pytest

from tests.kills.rounds import Kill, VictimName
from tests.kills.shim import When
from tests.kills.warm import PLAYS, Warm

LIMIT_S = 37 * 60
# A stretch is sometimes a few operations longer than the one that was counted.
MARGIN = 8
VICTIMS: tuple[VictimName, ...] = ("ui", "agent", "centre")

pytestmark = pytest.mark.soak


def asked(name: str, usual: int) -> int:
    return int(os.environ.get(f"KILLS_{name}", usual))


@pytest.mark.timeout(40 * 60)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("victim", VICTIMS)
def test_a_kill_at_every_operation_loses_and_doubles_nothing(
    warm: Warm, victim: VictimName, when: When
) -> None:
    began_s = time.monotonic()
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
        killed += PLAYS[victim](warm.setting, kill).killed
    print(f"{victim} {when}: {killed} kills of {len(kills)}", file=sys.stderr)
    assert killed > 0
