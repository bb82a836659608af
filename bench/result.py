"""One measured figure beside its peer: judged, written as JSON, read back."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.workbench import commit

LIMIT = "limit"
GOAL = re.compile(r"(<=|>=)(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Result:
    """`goal` is about `ratio` (ours ÷ peer); against an absolute limit the peer is the limit.

    Beside a real peer, `ours` and `peer` are those of the middle round (`middle_round`).
    `samples` holds one figure a round for each side; `floor` is the bare window's figure; `load` is
    the machine's load average when the measuring began; `commit` what was measured.
    """

    name: str
    what: str
    ours: float
    peer: float
    peer_name: str
    goal: str
    rounds: int
    unit: str
    load: float
    samples: dict[str, list[float]]
    floor: float | None = None
    floor_name: str | None = None
    commit: str = field(default_factory=commit)

    @property
    def ratio(self) -> float:
        """Ours ÷ peer, as it is shown and judged."""
        return round(self.ours / self.peer, 4)

    @property
    def met(self) -> bool:
        """Whether the ratio keeps the goal."""
        return keeps(self.goal, self.ratio)

    def to_json(self) -> dict[str, Any]:
        """The contract's keys first, then what explains them."""
        return {
            "name": self.name,
            "what": self.what,
            "ours": round(self.ours, 4),
            "peer": round(self.peer, 4),
            "peer_name": self.peer_name,
            "ratio": self.ratio,
            "goal": self.goal,
            "met": self.met,
            "rounds": self.rounds,
            "unit": self.unit,
            "floor": None if self.floor is None else round(self.floor, 4),
            "floor_name": self.floor_name,
            "load": round(self.load, 2),
            "commit": self.commit,
            "samples": {side: [round(x, 4) for x in xs] for side, xs in self.samples.items()},
        }


def keeps(goal: str, ratio: float) -> bool:
    """Whether a ratio keeps a goal such as `<=0.5`; ValueError when the goal is none."""
    parts = GOAL.fullmatch(goal)
    if parts is None:
        message = f"{goal!r} is no goal"
        raise ValueError(message)
    bound = float(parts[2])
    return ratio <= bound if parts[1] == "<=" else ratio >= bound


def limit_of(goal: str) -> float:
    """The number in a goal."""
    return float(goal[2:])


def middle_round(
    samples: Mapping[str, Sequence[float]], ours: str, peer: str, goal: str
) -> dict[str, float]:
    """Each side's figure in the round whose ratio is the median of the rounds' ratios.

    Sides are compared within a round only: what disturbs a round disturbs both, and the middle of
    one side beside the middle of the other may be two rounds that never stood side by side. Of two
    middle rounds the one further from the goal counts.
    """
    ratios = [a / b for a, b in zip(samples[ours], samples[peer], strict=True)]
    order = sorted(range(len(ratios)), key=ratios.__getitem__)
    middle = len(order) // 2 if goal.startswith("<=") else (len(order) - 1) // 2
    return {side: figures[order[middle]] for side, figures in samples.items()}


def medians(samples: dict[str, list[float]]) -> dict[str, float]:
    """The median round of each side."""
    return {side: median(figures) for side, figures in samples.items()}


def write_results(results: Sequence[Result], folder: Path) -> None:
    """One `NAME.json` each."""
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        text = json.dumps(result.to_json(), ensure_ascii=False, indent=1)
        (folder / f"{result.name}.json").write_text(text + "\n", encoding="utf-8")


def read_results(folder: Path) -> list[dict[str, Any]]:
    """Every result in the folder, by name; a report beside them has no ratio and is none."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [result for result in found if "ratio" in result]
