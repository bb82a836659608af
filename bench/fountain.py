"""How many codes must be shown at 30 % loss until a declaration is whole.

Beside it, in the same run and under the same losses, the plain way: the pieces over and over.
"""

import random
from collections.abc import Callable, Sequence

from bench.figures import median, percentile
from bench.result import Result
from bench.workbench import Workbench, load, say
from kiosk.handoff.collecting import Collector, Whole
from kiosk.handoff.erasure import SYMBOLS
from kiosk.handoff.frame import PIECE_SIZE, frame_texts

PIECES = 34
LOSS = 0.30
CARRIED = 200
"""Messages a round."""
GOAL_P50 = "<=1.6"
GOAL_LOOP = "<=1.0"

Showing = Callable[[int], int]


def measure(bench: Workbench) -> list[Result]:
    """Carry messages both ways, as many rounds as wanted; each round has its seed."""
    load_before = load()
    ours: list[list[float]] = []
    loop: list[list[float]] = []
    for number in range(1, bench.rounds + 1):
        ours.append(carry(number, lambda shown: shown % SYMBOLS))
        loop.append(carry(number, lambda shown: shown % PIECES))
        say(
            f"fountain, round {number}: {median(ours[-1]):.0f} codes (p50), "
            f"the pieces in a loop {median(loop[-1]):.0f}"
        )
    sides = {"ours": ours, "loop": loop}
    halves, worst = of_rounds(sides, 50), of_rounds(sides, 99)
    return [
        _against_pieces(halves["ours"], load_before),
        _against_loop("p50", halves, load_before),
        _against_loop("p99", worst, load_before),
    ]


def carry(seed: int, showing: Showing) -> list[float]:
    """Codes shown for each message of a round; `showing` gives the index of the n-th code."""
    rng = random.Random(seed)
    return [float(shown_until_whole(rng, showing)) for _ in range(CARRIED)]


def shown_until_whole(rng: random.Random, showing: Showing) -> int:
    """Show codes, lose some, collect the rest, as the kiosk does."""
    message = rng.randbytes(PIECES * PIECE_SIZE)
    texts: dict[int, str] = {}
    collector = Collector()
    shown = 0
    while True:
        index = showing(shown)
        shown += 1
        if rng.random() < LOSS:
            continue
        if index not in texts:
            (texts[index],) = frame_texts(message, range(index, index + 1))
        if collector.take(texts[index]) == Whole(message):
            return shown


def of_rounds(sides: dict[str, list[list[float]]], part: int) -> dict[str, list[float]]:
    """One percentile of every round."""
    return {
        side: [percentile(figures, part) for figures in rounds] for side, rounds in sides.items()
    }


def _against_pieces(rounds: Sequence[float], load_before: float) -> Result:
    return Result(
        name="fountain_frames",
        what=f"codes shown until a message of {PIECES} pieces is whole, {LOSS:.0%} lost, p50 of "
        f"{CARRIED} messages",
        ours=median(rounds),
        peer=float(PIECES),
        peer_name="source packets",
        goal=GOAL_P50,
        rounds=len(rounds),
        unit="codes",
        load=load_before,
        samples={"ours": list(rounds)},
    )


def _against_loop(part: str, rounds: dict[str, list[float]], load_before: float) -> Result:
    return Result(
        name=f"fountain_loop_{part}",
        what=f"codes shown until a message of {PIECES} pieces is whole, {LOSS:.0%} lost, {part} of "
        f"{CARRIED} messages, beside showing the pieces in a loop",
        ours=median(rounds["ours"]),
        peer=median(rounds["loop"]),
        peer_name="pieces in a loop",
        goal=GOAL_LOOP,
        rounds=len(rounds["ours"]),
        unit="codes",
        load=load_before,
        samples={"ours": rounds["ours"], "pieces in a loop": rounds["loop"]},
    )
