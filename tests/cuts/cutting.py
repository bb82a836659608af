"""Cuts a recording at many places, and looks at what each cut left."""

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unittest.mock import patch

import central.database
import sync.database
from tests.cuts.disk import Left
from tests.cuts.promises import Flaw, Promises
from tests.cuts.recording import Recording
from tests.cuts.trace import MARK

KEPT_EXAMPLES = 10
# So many of the cuts come after the last operation, when everything is told.
AT_THE_END = 0.05
# Thousands of folders are laid out and opened; nothing there has to outlive the process.
MEMORY = Path("/dev/shm")
# A folder as a cut left it, and what was promised, to what is wrong; the cut's own randomness.
Check = Callable[[Path, Promises, random.Random], list[Flaw]]


@dataclass(slots=True)
class Tally:
    """How many cuts, and how many of them broke a promise of a kind."""

    cuts: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def count(self, flaws: list[Flaw], place: str) -> None:
        """Add one cut."""
        self.cuts += 1
        self.broken.update({flaw.kind for flaw in flaws})
        if flaws and len(self.examples) < KEPT_EXAMPLES:
            self.examples.append(f"{place}: {flaws[:3]}")

    def add(self, other: "Tally") -> None:
        """Add what another counted."""
        self.cuts += other.cuts
        self.broken.update(other.broken)
        self.examples = (self.examples + other.examples)[:KEPT_EXAMPLES]

    def to_json(self) -> dict[str, int]:
        """Counts by what they count."""
        return {"cuts": self.cuts, **{k: self.broken[k] for k in ("lost", "doubled", "corrupt")}}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the `number`-th cut of a seed is: after so many operations."""

    seed: int
    number: int
    after: int
    rng: random.Random

    def __str__(self) -> str:
        return f"seed {self.seed} cut {self.number} after operation {self.after}"


def places(recording: Recording, seed: int, first: int, count: int) -> list[Place]:
    """Some cuts of a seed, in the order of the recording; the same ones every time."""
    found = []
    for number in range(first, first + count):
        rng = random.Random(f"{seed} {recording.name} {number}")
        length = len(recording.operations)
        after = length if rng.random() < AT_THE_END else rng.randrange(recording.begin, length + 1)
        found.append(Place(seed, number, after, rng))
    return sorted(found, key=lambda place: place.after)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A place to lay out what cuts leave, in memory if there is such a place.

    While it is there the product opens it with engines that are kept, not built anew for every cut:
    the statements stay compiled. Their connections are closed after every look.
    """
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="cuts-", dir=memory) as folder,
        patch("sync.database.make_engine", cache(sync.database.make_engine)),
        patch("central.database.open_engine", cache(central.database.open_engine)),
    ):
        yield Path(folder)


def cut(recording: Recording, check: Check, seed: int, count: int, first: int = 0) -> Tally:
    """Cut at so many places, and count."""
    with scratch_folder() as folder:
        return cut_in(folder / "site", recording, check, places(recording, seed, first, count))


def cut_in(
    scratch: Path, recording: Recording, check: Check, chosen_places: Sequence[Place]
) -> Tally:
    """Cut at these places, in the order of the recording."""
    tally = Tally()
    for place, left, promises in cuts_of(recording, chosen_places):
        lay_out(left, scratch)
        tally.count(check(scratch, promises, place.rng), f"{recording.name} {place}")
    return tally


def cuts_of(
    recording: Recording, chosen_places: Sequence[Place]
) -> Iterator[tuple[Place, Left, Promises]]:
    """What each cut leaves, and what was promised by then."""
    disk, promises, done = recording.start.copy(), Promises(), 0
    for place in chosen_places:
        for step in recording.operations[done : place.after]:
            disk.apply(step)
            if step.kind == MARK:
                promises.hear(step)
        done = place.after
        yield place, disk.cut(place.rng), promises


def lay_out(left: Left, scratch: Path) -> None:
    """Put what a cut left into a folder of its own."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    for name, file in left.items():
        path = scratch / name
        if file is None:
            path.mkdir(mode=0o700)
            continue
        path.write_bytes(file[1])
        path.chmod(file[0])
