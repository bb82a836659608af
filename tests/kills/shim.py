"""The preload that kills: compiled at run time, armed through a small shared file.

A fuse belongs to one process at a time. Its environment is handed to the chosen child alone;
nothing in the product knows of it.
"""

import mmap
import os
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOURCE = Path(__file__).with_name("preload.c")
FLAGS = ("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")

# The layout of `struct state` in preload.c.
FIELDS = ("armed", "at", "when", "count", "fired", "loaded", "pid", "error")
LOG_SIZE = 4000
LOG_START = 4 * len(FIELDS)
SIZE = LOG_START + 2 * LOG_SIZE

When = Literal["before", "after"]
KINDS = {"w": "write", "s": "sync", "t": "truncate", "u": "unlink", "r": "rename", "n": "send"}


def compile_preload(folder: Path) -> Path:
    """Compile the shim into a folder; fails loudly, a proof that cannot run proves nothing."""
    library = folder / "kills.so"
    subprocess.run(["gcc", *FLAGS, "-o", library, SOURCE, "-ldl"], check=True, timeout=60)
    return library


@dataclass(frozen=True, slots=True)
class Operation:
    """One counted operation: write, sync, truncate, unlink, rename or send, and on what."""

    kind: str
    place: str


class Fuse:
    """Counts one process's operations on some files and ports, and kills it at the k-th."""

    def __init__(
        self,
        library: Path,
        state: Path,
        files: Sequence[Path] = (),
        ports: Sequence[int] = (),
        folder: Path | None = None,
    ) -> None:
        """`files` are whole paths; a file need not exist yet. All below the `folder` counts too."""
        below = [] if folder is None else [folder]
        state.write_bytes(bytes(SIZE))
        with state.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), SIZE)
        self._places = [file.name for file in (*files, *below)] + [f"port {port}" for port in ports]
        self._environ = {
            "LD_PRELOAD": os.fspath(library),
            "KILLS_STATE": os.fspath(state),
            "KILLS_FILES": "\n".join(
                [os.fspath(file.resolve()) for file in files]
                + [f"{one.resolve()}/" for one in below]
            ),
            "KILLS_PORTS": "\n".join(str(port) for port in ports),
        }

    def environ(self) -> dict[str, str]:
        """What the environment of the one chosen process gets."""
        return dict(self._environ)

    def prefix(self) -> tuple[str, ...]:
        """The same as words to put before a command that another program will start."""
        return ("env", *(f"{name}={value}" for name, value in self._environ.items()))

    def arm(self, at: int, when: When, error: int = 0) -> None:
        """Count from zero; kill at the `at`-th operation, 0 for never.

        With an `error` number nobody is killed: that operation fails, `after` all later ones too.
        """
        self.disarm()
        self._set("error", error)
        self._set("at", at)
        self._set("when", ("before", "after").index(when))
        self._set("count", 0)
        self._set("fired", 0)
        self._set("armed", 1)

    def disarm(self) -> None:
        """Count no more."""
        self._set("armed", 0)

    @property
    def count(self) -> int:
        """Operations since it was armed."""
        return self._get("count")

    @property
    def fired(self) -> int:
        """Number of the operation at which it killed, 0 if it has not."""
        return self._get("fired")

    @property
    def loaded(self) -> int:
        """In how many processes the shim was loaded so far."""
        return self._get("loaded")

    def operations(self) -> list[Operation]:
        """What was counted, in order."""
        found = []
        for number in range(min(self.count, LOG_SIZE)):
            kind, place = self._shared[LOG_START + 2 * number : LOG_START + 2 * number + 2]
            found.append(Operation(KINDS[chr(kind)], self._places[place - ord("0")]))
        return found

    def close(self) -> None:
        """Let go of the shared file."""
        self._shared.close()

    def _set(self, name: str, value: int) -> None:
        struct.pack_into("=I", self._shared, 4 * FIELDS.index(name), value)

    def _get(self, name: str) -> int:
        value: int = struct.unpack_from("=I", self._shared, 4 * FIELDS.index(name))[0]
        return value
