"""Ten thousand cuts and more: each part under forty minutes, resumable.

CUTS_SEED   where the cuts are and what they leave (default 0)
CUTS_DONE   how many cuts of each part to leave out, as a part that ended early says

Every thousand cuts have a recording of their own. What was counted is kept in build/ by seed; when
all of it is there, `bench/results/power_cuts.json` is written.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.result import Result, write_results
from bench.workbench import load
from sync.data_folder import DATABASE
from tests.cuts.checks import check_centre, check_kiosk, check_site
from tests.cuts.cutting import Check, cut
from tests.cuts.recording import Recording
from tests.cuts.scene_again import record_again
from tests.cuts.scene_delivery import record_delivery
from tests.cuts.scene_first import record_centre, record_kiosk
from tests.cuts.scene_rekey import record_rekey
from tests.cuts.scene_saves import KIOSK, record_saves
from tests.cuts.scene_screen import record_screen
from tests.cuts.summary import KINDS, ROOT, note

LIMIT_S = 37 * 60
CHUNK = 1000
RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True, slots=True)
class Part:
    """What is recorded, how it is looked at, and how often it is cut."""

    record: Callable[[Path], Recording]
    check: Check
    cuts: int
    control: bool = False


def record_long_log(folder: Path) -> Recording:
    """The agent moves a long log into the file, and several processes begin a new one."""
    recording = record_delivery(folder, dossiers=14, large=10)
    log = [one for one in recording.operations if one.path == f"{KIOSK}/{DATABASE}-wal"]
    assert len({one.pid for one in log if one.kind == "w" and one.at == 0}) > 1
    return recording


PARTS = {
    "saves": Part(record_saves, check_kiosk, 4000),
    "screen": Part(partial(record_screen, people=3), check_kiosk, 2000),
    "delivery": Part(record_delivery, check_site, 2000),
    "delivery with a long log": Part(record_long_log, check_site, 1000),
    "recovery": Part(record_again, check_kiosk, 2000),
    "key changes": Part(partial(record_rekey, changes=8), check_kiosk, 1000),
    "first start": Part(record_kiosk, check_kiosk, 1000),
    "first start, opened first": Part(partial(record_kiosk, opened_first=True), check_kiosk, 1000),
    "first start of a centre": Part(record_centre, check_centre, 1000),
    "without syncing": Part(partial(record_saves, careless=True), check_kiosk, 1000, control=True),
}

pytestmark = pytest.mark.soak


def asked(name: str) -> int:
    return int(os.environ.get(f"CUTS_{name}", "0"))


def summary() -> Path:
    return ROOT / "build" / f"cuts-soak-{asked('SEED')}.json"


@pytest.mark.timeout(40 * 60)
@pytest.mark.parametrize("name", PARTS)
def test_cuts_anywhere_break_no_promise(tmp_path, name):
    began_s, part, seed = time.monotonic(), PARTS[name], asked("SEED")
    for first in range(asked("DONE"), part.cuts, CHUNK):
        resume = f"CUTS_SEED={seed} CUTS_DONE={first}"
        assert time.monotonic() - began_s < LIMIT_S, f"out of time; go on with {resume}"
        recording = part.record(tmp_path / str(first))
        since_s = time.monotonic()
        tally = cut(recording, part.check, seed, min(CHUNK, part.cuts - first), first)
        rate = tally.cuts / (time.monotonic() - since_s)
        print(f"{name}, {resume}: {tally.to_json()}, {rate:.0f}/s", file=sys.stderr, flush=True)
        note(f"{name} {first}", tally, control=part.control, path=summary())
        if part.control:
            assert tally.broken["lost"] > CHUNK / 10
        else:
            assert not tally.broken, "\n".join(tally.examples)


def test_all_of_it_is_kept_as_a_result():
    kept = json.loads(summary().read_text("utf-8"))
    expected = {f"{name} {n}" for name, part in PARTS.items() for n in range(0, part.cuts, CHUNK)}
    missing = expected - kept["cut"].keys() - kept["control"].keys()
    assert not missing, "not cut yet"
    write_results([result_of(kept)], RESULTS)
    assert kept["cuts"] >= 10_000


def result_of(kept: dict[str, Any]) -> Result:
    """Broken promises in a thousand cuts, beside those of the control."""
    broken = [broken_in(one) for one in kept["cut"].values()]
    control = [broken_in(one) for one in kept["control"].values()]
    counts = ", ".join(f"{kind} {kept[kind]}" for kind in KINDS)
    return Result(
        name="power_cuts",
        what="dossiers, slips, requests, enrolments and receipts told of and lost, doubled or "
        f"corrupt after simulated power cuts ({counts}), beside WAL with synchronous=NORMAL in "
        f"the same saves ({kept['control_lost']} of {kept['control_cuts']} cuts lost one)",
        ours=sum(broken) / len(broken),
        peer=sum(control) / len(control),
        peer_name="WAL, synchronous=NORMAL",
        goal="<=0",
        rounds=len(broken),
        unit="in 1,000 cuts",
        load=load(),
        samples={"ours": broken, "peer": control},
    )


def broken_in(one: dict[str, int]) -> float:
    """Broken promises of one recording, in a thousand cuts."""
    return 1000 * sum(one[kind] for kind in KINDS[1:]) / one["cuts"]
