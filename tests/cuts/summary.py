"""The figures of the cuts, in `build/cuts.json`; several test processes add to it."""

import fcntl
import json
from pathlib import Path
from typing import Any

from tests.cuts.cutting import Tally

ROOT = Path(__file__).resolve().parents[2]
SUMMARY = ROOT / "build" / "cuts.json"
KINDS = ("cuts", "lost", "doubled", "corrupt")


def note(name: str, tally: Tally, *, control: bool = False, path: Path = SUMMARY) -> None:
    """Put the counts of one recording there in place of earlier ones, and work out the whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        text = file.read()
        kept: dict[str, Any] = json.loads(text) if text else {"cut": {}, "control": {}}
        kept["control" if control else "cut"][name] = tally.to_json()
        for kind in KINDS:
            kept[kind] = sum(one[kind] for one in kept["cut"].values())
        kept["control_cuts"] = sum(one["cuts"] for one in kept["control"].values())
        kept["control_lost"] = sum(one["lost"] for one in kept["control"].values())
        file.truncate(0)
        file.write(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
