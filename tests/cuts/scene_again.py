"""Recorded: the first start after a power cut, to be cut again while it recovers."""

import random
from pathlib import Path

from tests.cuts.cutting import Place, cuts_of, lay_out
from tests.cuts.recording import Recorder, Recording
from tests.cuts.scene_saves import record_saves, saver


def record_again(folder: Path, *, seed: int = 0) -> Recording:
    """Saves are cut in the second half, where a log is; then somebody opens what is left and saves.

    What was promised before the first cut stays promised.
    """
    saves = record_saves(folder / "before", rounds=1)
    length = len(saves.operations)
    rng = random.Random(seed)
    place = Place(seed, 0, rng.randrange(length // 2, length * 3 // 4), rng)
    ((_, left, promises),) = cuts_of(saves, [place])
    lay_out(left, folder / "site")
    recorder = Recorder(folder, folder / "site")
    for mark in promises.marks():
        recorder.mark(**mark)
    with saver(recorder, "open") as one, saver(recorder) as other:
        one.save()
        other.save((9_000,))
    return recorder.recording("recovery")
