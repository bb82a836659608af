"""The preload that records: compiled at run time, handed to the chosen processes alone."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.cuts.disk import Disk
from tests.cuts.trace import MARK, Operation, packed, read_trace

SOURCE = Path(__file__).with_name("recorder.c")
FLAGS = ("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")


def compile_recorder(folder: Path) -> Path:
    """Compile the shim into a folder; fails loudly, a proof that cannot run proves nothing."""
    library = folder / "cuts.so"
    subprocess.run(["gcc", *FLAGS, "-o", library, SOURCE, "-ldl"], check=True, timeout=60)
    return library


class Recorder:
    """Records what happens below `site`, from what lies there now; marks go between."""

    def __init__(self, folder: Path, site: Path) -> None:
        """`folder` is for the shim and the trace; what is in `site` counts as synced."""
        self.site = site.resolve()
        self.trace = folder / "trace"
        self.trace.touch()
        self._start = Disk.of(self.site)
        self._environ = {
            "LD_PRELOAD": os.fspath(compile_recorder(folder)),
            "CUTS_TRACE": os.fspath(self.trace),
            "CUTS_FOLDER": os.fspath(self.site),
        }

    def prefix(self) -> tuple[str, ...]:
        """Words to put before the command of a process that is to be recorded."""
        return ("env", *(f"{name}={value}" for name, value in self._environ.items()))

    def mark(self, **said: object) -> None:
        """Note what the test was told: it holds for every cut from here on."""
        record = packed(MARK, json.dumps(said).encode())
        with self.trace.open("ab", buffering=0) as file:
            assert file.write(record) == len(record)

    def close(self) -> None:
        """Nothing is held; screens ask for it of whatever they were started with."""

    def recording(self, name: str) -> "Recording":
        """All of it; it must lead to what really lies there, byte for byte."""
        done = Recording(name, self._start, tuple(read_trace(self.trace, self.site)))
        done.check(Disk.of(self.site))
        return done


@dataclass(frozen=True, slots=True)
class Recording:
    """A disk as it was, and everything done to it."""

    name: str
    start: Disk
    operations: tuple[Operation, ...]

    @property
    def begin(self) -> int:
        """Where the first operation is: what is marked before it was promised long ago."""
        steps = enumerate(self.operations)
        return next((n for n, one in steps if one.kind != MARK), len(self.operations))

    def check(self, there: Disk) -> None:
        """Played to the end it must give what is really there: nothing went past the recorder."""
        disk = self.start.copy()
        for operation in self.operations:
            disk.apply(operation)
        ours, theirs = disk.live(), there.live()
        assert ours.keys() == theirs.keys()
        assert [path for path in ours if ours[path] != theirs[path]] == []

    def without(self, *left_out: int) -> "Recording":
        """The same without some operations, as a program with a flaw would have done it."""
        kept = (one for number, one in enumerate(self.operations) if number not in left_out)
        return replace(self, operations=tuple(kept))

    def find(self, kind: str, path: str) -> Sequence[int]:
        """Numbers of the operations of a kind on one path."""
        return [n for n, one in enumerate(self.operations) if (one.kind, one.path) == (kind, path)]
