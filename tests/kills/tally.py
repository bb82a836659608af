"""What came of every round of the long run, a line each; several test processes add to it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

from bench.result import Result
from bench.workbench import commit, load
from tests.kills.rounds import Kill, Played, VictimName

ROUNDS = 2000


class Tally:
    """The file of one order of kills."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path

    @contextmanager
    def noting(self, kill: Kill) -> "Iterator[list[Played]]":
        """The block plays it and appends what was played; one that raises is noted as broken."""
        played: list[Played] = []
        came = "broken"
        try:
            yield played
            came = "killed" if played[-1].killed else "over before"
        finally:
            line = {"victim": kill.victim, "kill": str(kill), "came": came, "commit": commit()}
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")


def result_of(paths: Sequence[Path]) -> Result:
    """Rounds of all these files in which the victim was killed, beside as many as are asked for."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    killed = Counter(line["victim"] for line in lines if line["came"] == "killed")
    broken = sum(line["came"] == "broken" for line in lines)
    places = {line["kill"] for line in lines if line["came"] == "killed"}
    counts = ", ".join(f"{victim} {killed[victim]}" for victim in get_args(VictimName))
    return Result(
        name="kills",
        what="rounds in which one process was killed before or after one of its writes, flushes or "
        f"sends ({counts}; {len(places)} different places), and all that was shown was at the "
        f"centre once; broken rounds: {broken}",
        ours=float(killed.total()),
        peer=float(ROUNDS),
        peer_name="rounds asked for",
        goal=">=1",
        rounds=killed.total(),
        unit="rounds",
        load=load(),
        commit=", ".join(sorted({line["commit"] for line in lines})),
        samples={victim: [float(killed[victim])] for victim in get_args(VictimName)},
    )
