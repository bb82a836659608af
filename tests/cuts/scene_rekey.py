"""Recorded: the device key changes while people save, in processes that know the one before."""

from pathlib import Path

from tests.cuts.recording import Recording
from tests.cuts.scene_saves import enrolled, saver


def record_rekey(folder: Path, *, changes: int = 3) -> Recording:
    """Two processes save in turn; one of them carries out what the technician asks between."""
    recorder = enrolled(folder)
    with saver(recorder) as one, saver(recorder) as other:
        for _ in range(changes):
            one.save()
            other.save((9_000,))
            one.change_key()
            other.save()
            one.save((700,))
    return recorder.recording("key changes")
