"""A disk, in memory: what is on it for sure, and what a power cut may take.

The rules are harsher than any file system's:

- What was written to a file counts for sure once *that file* was synced, not before.
- A name (made, linked, renamed, removed; of a file or a folder) counts for sure once *its folder*
  was synced. That a file's own sync also keeps its name, as on ext4, is `names_with_files`.
- Of everything else a cut leaves nothing, all, a beginning, any part, or single 512-byte sectors of
  it, in any order; where the file grew, a lost part is zeros; `GARBLED` sectors are noise.

What is relied on, as SQLite does: bytes beside those being written stay as they are, what was
synced stays, and a sync that returned did sync.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from tests.cuts.trace import MARK, Operation

SECTOR = 512
PRIVATE = 0o600
Item = TypeVar("Item")
# What a cut leaves by name: mode and bytes of a file, None for a folder.
Left = dict[str, tuple[int, bytes] | None]


class Fate(Enum):
    """What becomes of the unsynced part of one file at a cut."""

    NONE = auto()
    ALL = auto()
    PREFIX = auto()
    SUBSET = auto()
    TORN = auto()
    GARBLED = auto()


@dataclass(slots=True)
class File:
    """Bytes, by inode; `pending` was not synced since. A change without data is a new length."""

    mode: int
    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """All of it counts."""
        self.synced = self.after(self.pending)
        self.pending = []

    def after(self, changes: Sequence[tuple[int, bytes | None]]) -> bytearray:
        """The bytes after some of what was done."""
        content = bytearray(self.synced)
        for at, data in changes:
            put(content, at, data)
        return content

    def cut(self, rng: random.Random) -> bytearray:
        """The bytes a cut leaves."""
        if not self.pending:
            return self.synced
        fate = rng.choice(tuple(Fate))
        if fate in {Fate.TORN, Fate.GARBLED}:
            return self.torn(rng, garbled=fate is Fate.GARBLED)
        return self.after(chosen(self.pending, fate, rng))

    def torn(self, rng: random.Random, *, garbled: bool) -> bytearray:
        """Sectors of what was written, some of them; a lost one may be noise."""
        content, likely = bytearray(self.synced), rng.random()
        for at, data in self.pending:
            if data is None:
                if rng.random() < likely:
                    put(content, at, None)
                continue
            for start, part in sectors(at, data):
                if rng.random() < likely:
                    put(content, start, part)
                elif garbled and rng.random() < 0.5:
                    put(content, start, rng.randbytes(len(part)))
        return content


@dataclass(frozen=True, slots=True)
class Naming:
    """One step on names: each gets a file, a folder (0), or nothing (None)."""

    names: dict[str, int | None]

    def touches(self, folder: str) -> bool:
        """Whether a folder holds one of the names."""
        return any(parent(name) == folder for name in self.names)


@dataclass(slots=True)
class Disk:
    """Files by number, names that count for sure, and what was done to names since."""

    files: dict[int, File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    pending: list[Naming] = field(default_factory=list)
    names_with_files: bool = False
    numbers: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """What lies in a folder, all of it synced."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if path.is_dir():
                disk.names[name] = 0
            elif path.is_file() and not name.endswith("-shm"):
                found = path.stat()
                number = disk.new(found.st_ino, found.st_mode & 0o777)
                disk.files[number].synced = bytearray(path.read_bytes())
                disk.names[name] = number
        return disk

    def copy(self) -> "Disk":
        """Another one, equal."""
        files = {
            number: File(file.mode, bytearray(file.synced), list(file.pending))
            for number, file in self.files.items()
        }
        return Disk(
            files,
            dict(self.names),
            list(self.pending),
            self.names_with_files,
            dict(self.numbers),
        )

    def new(self, inode: int, mode: int) -> int:
        """A new file behind an inode, whose number an older, removed file may have had."""
        number = len(self.files) + 1
        self.files[number] = File(mode)
        self.numbers[inode] = number
        return number

    def apply(self, step: Operation) -> None:
        """Do what was done."""
        if step.kind == MARK:
            return
        if step.kind in "wt":
            file = self.files[self.numbers[step.inode]]
            file.pending.append((step.at, step.data if step.kind == "w" else None))
        elif step.kind == "s":
            self.sync(self.numbers[step.inode])
        elif step.kind == "d":
            self.settle(lambda one: one.touches(step.path))
        else:
            self.pending.append(self.naming(step))

    def naming(self, step: Operation) -> Naming:
        """What a step does to names."""
        match step.kind:
            case "c":
                return Naming({step.path: self.new(step.inode, step.at)})
            case "m":
                return Naming({step.path: 0})
            case "u":
                return Naming({step.path: None})
            case "l":
                return Naming({step.to: self.numbers[step.inode]})
            case "r":
                return Naming({step.path: None, step.to: self.numbers[step.inode]})
        raise AssertionError(step.kind)

    def sync(self, number: int) -> None:
        """Keep one file's bytes."""
        self.files[number].sync()
        if self.names_with_files:
            self.settle(lambda one: number in one.names.values())

    def settle(self, kept: Callable[[Naming], bool]) -> None:
        """Let some of what was done to names count for sure."""
        done = [one for one in self.pending if kept(one)]
        self.pending = [one for one in self.pending if not kept(one)]
        self.names = named(self.names, done)

    def live(self) -> dict[str, bytes]:
        """What programs see before any cut: everything done, synced or not."""
        names = named(self.names, self.pending)
        return {
            name: bytes(file.after(file.pending)) if (file := self.files.get(number)) else b"/"
            for name, number in names.items()
        }

    def cut(self, rng: random.Random) -> Left:
        """What a cut leaves."""
        fate = rng.choice((Fate.NONE, Fate.ALL, Fate.PREFIX, Fate.SUBSET))
        names = named(self.names, chosen(self.pending, fate, rng))
        left: Left = {}
        contents: dict[int, bytes] = {}
        for name in sorted(names):
            number = names[name]
            if (above := parent(name)) and above not in left:
                continue
            if number and number not in contents:
                contents[number] = bytes(self.files[number].cut(rng))
            left[name] = (self.files[number].mode, contents[number]) if number else None
        return left


def put(content: bytearray, at: int, data: bytes | None) -> None:
    """Change bytes as a write or, without data, a truncation does."""
    if data is None:
        del content[at:]
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    if data is not None:
        content[at : at + len(data)] = data


def sectors(at: int, data: bytes) -> Sequence[tuple[int, bytes]]:
    """What a write puts into each sector."""
    parts, end = [], at + len(data)
    while at < end:
        stop = min(end, (at // SECTOR + 1) * SECTOR)
        parts.append((at, data[len(data) - (end - at) : len(data) - (end - stop)]))
        at = stop
    return parts


def chosen(items: Sequence[Item], fate: Fate, rng: random.Random) -> Sequence[Item]:
    """Which of several things a cut leaves, in their order."""
    if fate is Fate.NONE:
        return ()
    if fate is Fate.PREFIX:
        return items[: rng.randrange(len(items) + 1)]
    if fate is Fate.SUBSET:
        likely = rng.random()
        return [item for item in items if rng.random() < likely]
    return items


def named(names: dict[str, int], done: Sequence[Naming]) -> dict[str, int]:
    """The names after some of what was done to them."""
    after = dict(names)
    for one in done:
        for name, number in one.names.items():
            if number is None:
                after.pop(name, None)
            else:
                after[name] = number
    return after


def parent(name: str) -> str:
    """The folder a name is in; nothing for the recorded folder itself."""
    return name.rpartition("/")[0]
