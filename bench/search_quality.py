"""How well search answers, on queries it was not made for, beside plain full-text search.

`python -m bench.search_quality [tuning|untouched]` writes the report. Of the untouched half only
totals are ever shown: it stops being untouched when somebody looks at what fails in it.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.asked import HALVES, Answer, Verdict, judge, read_half
from bench.full_text import FullText
from bench.quality_report import failures, in_words, totals
from bench.result import LIMIT, Result
from bench.search import invented_directory
from bench.workbench import ROOT, Workbench, load, say
from kiosk.procedures.loading import load_all
from kiosk.search.entries import Entries
from kiosk.search.entries import Result as Target
from kiosk.search.heard import Place, load_heard, load_places
from kiosk.search.index import Search

NAME = "search_quality"
PEER = "SQLite FTS5, bm25"
SHOWN = 4
GOALS = {"recall_at_3": 95.0, "elsewhere": 90.0, "false_confidence": 3.0}
WHAT = {
    "recall_at_3": "queries of the untouched half whose procedure is among the first three",
    "elsewhere": "queries for what a commune does not do that are told where it is done",
    "false_confidence": "queries answered as if sure, and wrongly",
}

Ask = Callable[[str], Answer]


def measure(bench: Workbench) -> list[Result]:
    """The untouched half, ours beside the peer's and beside the goals; one round: it is exact."""
    del bench
    return judged(results_of("untouched"), load())


def results_of(half: str) -> dict[str, list[Verdict]]:
    """Both sides' verdicts over the same queries, the same content and the same directory."""
    library, directory = load_all(), invented_directory()
    heard, places = load_heard(), load_places()
    search = Search(library, directory=directory, heard=heard, places=places)
    entries = Entries(library, on=None, directory=directory, heard=heard, places=places)
    peer = FullText(entries)
    sides: dict[str, Ask] = {"ours": ours(search), "peer": theirs(peer)}
    queries = read_half(half)
    return {side: [judge(asked, ask(asked.q)) for asked in queries] for side, ask in sides.items()}


def ours(search: Search) -> Ask:
    def ask(query: str) -> Answer:
        found = search.find(query, SHOWN)
        codes, place = tuple(result.code for result in found.results), found.elsewhere
        if place is None:
            return Answer(codes, "", found.confident)
        return Answer(codes, f"{place.name} {place.advice}", place.sure)

    return ask


def theirs(peer: FullText) -> Ask:
    """The peer is never sure; a place it finds first is what it says of elsewhere."""

    def ask(query: str) -> Answer:
        found = peer.find(query, SHOWN)
        first = found[0] if found else None
        away = f"{first.name.vi} {first.advice.vi}" if isinstance(first, Place) else ""
        codes = [target.code for target in found if isinstance(target, Target)]
        return Answer(tuple(dict.fromkeys(codes)), away, confident=False)

    return ask


def judged(verdicts: dict[str, list[Verdict]], load_before: float) -> list[Result]:
    """Each goal as one result, and the peer's recall as one more."""
    all_ours, all_peer = (totals(verdicts[side])["all"] for side in ("ours", "peer"))
    found = [
        _result(f"search_{key}", WHAT[key], (all_ours[key], goal, LIMIT), _goal(key), load_before)
        for key, goal in GOALS.items()
    ]
    sides = (all_ours["recall_at_3"], all_peer["recall_at_3"], PEER)
    name, what = "search_recall_at_3_peer", f"{WHAT['recall_at_3']}, beside the peer"
    return [*found, _result(name, what, sides, ">=1.0", load_before)]


def _goal(key: str) -> str:
    return "<=1.0" if key == "false_confidence" else ">=1.0"


def _result(
    name: str, what: str, sides: tuple[float, float, str], goal: str, load_before: float
) -> Result:
    mine, peer, peer_name = sides
    samples = {"ours": [mine]} if peer_name == LIMIT else {"ours": [mine], "peer": [peer]}
    return Result(name, what, mine, peer, peer_name, goal, 1, "%", load_before, samples)


def main(arguments: list[str] | None = None) -> int:
    """Measure one half or both, write the report, print it."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_quality", description=__doc__)
    parser.add_argument("half", nargs="?", choices=HALVES, help="without it, both")
    parser.add_argument("--results", type=Path, default=ROOT / "bench" / "results")
    chosen = parser.parse_args(arguments)
    halves: Sequence[str] = [chosen.half] if chosen.half else HALVES
    kept = _read(chosen.results)
    for half in halves:
        verdicts = results_of(half)
        kept[half] = {side: totals(found) for side, found in verdicts.items()}
        if half == "tuning":
            kept[half]["failures"] = failures(verdicts["ours"])
    _write(chosen.results, kept)
    print(in_words({half: kept[half] for half in halves}, GOALS))
    return 0


def _read(folder: Path) -> dict[str, Any]:
    path = folder / f"{NAME}.json"
    if not path.exists():
        return {}
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return report


def _write(folder: Path, report: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (folder / f"{NAME}.json").write_text(text + "\n", "utf-8")
    (folder / f"{NAME}.md").write_text(in_words(report, GOALS), "utf-8")
    say(f"written: {folder / NAME}.json and .md")


if __name__ == "__main__":
    sys.exit(main())
