"""Recorded: the first start of a kiosk and of a centre, from an empty folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cuts.recording import Recorder, Recording
from tests.cuts.scene_saves import KIOSK, saver
from tests.sync.fault_server import MiniCentre

CENTRE = "central"
# A process that makes its key and is stopped where it would flush a folder for the n-th time.
HALF_WAY = """
import sys
from pathlib import Path
from sync import durable
from sync.keys import create_device_key

flush, left = durable.sync_folder, int(sys.argv[2])

def flush_or_stop(folder):
    global left
    left -= 1
    if left == 0:
        sys.exit()
    flush(folder)

durable.sync_folder = flush_or_stop
create_device_key(Path(sys.argv[1]))
sys.exit("it was never stopped")
"""


def record_kiosk(folder: Path, *, opened_first: bool = False) -> Recording:
    """A kiosk joins and saves; its database is made before that, or by the first save."""
    recorder = empty(folder)
    with MiniCentre() as centre:
        arguments = ("open",) if opened_first else ()
        with saver(recorder, *arguments) as one:
            one.enrol(centre.enrolment_file())
            for _ in range(3):
                one.save()
    return recorder.recording(f"first start{' of an open kiosk' if opened_first else ''}")


def record_second_try(folder: Path, stopped_at: int) -> Recording:
    """Who joined first was stopped before a folder was flushed; the second goes on from there."""
    recorder = empty(folder)
    half = (sys.executable, "-c", HALF_WAY, str(recorder.site / KIOSK), str(stopped_at))
    subprocess.run((*recorder.prefix(), *half), check=True, timeout=60)
    with MiniCentre() as centre, saver(recorder) as one:
        one.enrol(centre.enrolment_file())
        one.save()
    return recorder.recording(f"first start, stopped at {stopped_at}")


def record_centre(folder: Path) -> Recording:
    """`central init`."""
    recorder = empty(folder)
    done = subprocess.run(
        (*recorder.prefix(), sys.executable, "-m", "central.cli", "init", "--json"),
        env={**os.environ, "CENTRAL_DATA_DIR": str(recorder.site / CENTRE)},
        check=True,
        capture_output=True,
        timeout=60,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    recorder.mark(mark="initialised", seal=told["seal_key_id"], receipt=told["receipt_key_id"])
    return recorder.recording("centre's first start")


def empty(folder: Path) -> Recorder:
    """A recorder on an empty site."""
    site = folder / "site"
    site.mkdir(parents=True)
    return Recorder(folder, site)
