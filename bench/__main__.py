"""`python -m bench [NAME…]`: measure, print the table, write results and the picture."""

import argparse
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from bench import (
    drain,
    durable_queues,
    durable_save,
    first_welcome,
    fountain,
    idle,
    ingest,
    memory,
    page_change,
    scanning,
    search,
    search_quality,
    speaking,
)
from bench.framebuffer import ScreenTimeout
from bench.picture import draw
from bench.result import Result, read_results, write_results
from bench.table import table
from bench.workbench import QUIET_LOAD, NotMeasured, Workbench, load, open_workbench, say

RESULTS = Path(__file__).resolve().parent / "results"
PICTURE = "bench.png"
ROUNDS = 5
CHANGES = 40
WINDOW_S = 24.0

BENCHES: Mapping[str, Callable[[Workbench], list[Result]]] = {
    "durable_save": durable_save.measure,
    "durable_queues": durable_queues.measure,
    "drain": drain.measure,
    "ingest": ingest.measure,
    "first_welcome": first_welcome.measure,
    "memory": memory.measure,
    "page_change": page_change.measure,
    "scanning": scanning.measure,
    "idle": idle.measure,
    "search": search.measure,
    "search_quality": search_quality.measure,
    "fountain": fountain.measure,
    "speaking": speaking.measure,
}


def main(arguments: list[str] | None = None) -> int:
    """Run what is named, or all; 1 when something could not be measured."""
    chosen = read_arguments(arguments)
    signal.signal(signal.SIGTERM, _leave)
    if load() > QUIET_LOAD:
        say(f"the machine is busy (load {load():.1f}): figures will be worse than they are")
    results: list[Result] = []
    failures: dict[str, str] = {}
    with open_workbench(chosen.rounds, chosen.changes, chosen.window_s) as bench:
        for name in chosen.names or BENCHES:
            say(f"{name} …")
            try:
                measured = BENCHES[name](bench)
            except (NotMeasured, ScreenTimeout) as problem:
                failures[name] = str(problem)
                say(f"{name}: not measured: {problem}")
                continue
            results += measured
            write_results(measured, chosen.results)
    print(table([result.to_json() for result in results], failures))
    draw(read_results(chosen.results), chosen.results / PICTURE)
    return 1 if failures else 0


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Names, rounds, and where results go."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measurements side by side; the table goes to standard output.",
        epilog="Example: python -m bench search page_change",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--rounds", type=_at_least_one, default=ROUNDS, help="of each side")
    parser.add_argument("--changes", type=_even, default=CHANGES, help="of the page, a round")
    parser.add_argument("--window-s", type=float, default=WINDOW_S, help="idle seconds, a round")
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder for the results")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if name not in BENCHES]
    if unknown:
        parser.error(f"there is no {unknown[0]}; there is {', '.join(BENCHES)}")
    return chosen


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        message = "at least 1"
        raise argparse.ArgumentTypeError(message)
    return number


def _even(text: str) -> int:
    number = int(text)
    if number < 2 or number % 2:
        message = "an even number: there and back"
        raise argparse.ArgumentTypeError(message)
    return number


def _leave(number: int, frame: FrameType | None) -> None:
    """End by leaving every block, so that all that was started is ended too."""
    del number, frame
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
