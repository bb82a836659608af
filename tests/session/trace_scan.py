"""Looks for a word in the memory of processes, in their open files, and in folders.

`/proc/PID/mem` and `/proc/PID/maps` stay readable after `PR_SET_DUMPABLE 0` when they were opened
before it; root may open them at any time. Run a program through `opened.py` to get them early.

A search proves something only beside a positive control: the same call must find the word while it
is there.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
OVERLAP = 4096


@dataclass(frozen=True)
class Finding:
    """Where a word was seen: a place a person can read, its encoding, how often."""

    place: str
    encoding: str
    count: int


@dataclass(frozen=True)
class OpenProcess:
    """A process whose memory can be read as long as this is kept."""

    pid: int
    mem: int
    maps: int

    @classmethod
    def open(cls, pid: int) -> "OpenProcess":
        """Open directly: needs root, or a process that is still dumpable."""
        flags = os.O_RDONLY | os.O_CLOEXEC
        return cls(pid, os.open(f"/proc/{pid}/mem", flags), os.open(f"/proc/{pid}/maps", flags))

    def close(self) -> None:
        os.close(self.mem)
        os.close(self.maps)

    def regions(self) -> Iterator[tuple[int, int, str]]:
        """Readable stretches of memory: start, end, name."""
        os.lseek(self.maps, 0, os.SEEK_SET)
        text = b""
        while block := os.read(self.maps, CHUNK):
            text += block
        for line in text.decode("utf-8", "replace").splitlines():
            fields = line.split(maxsplit=5)
            if fields[1].startswith("r"):
                start, end = (int(part, 16) for part in fields[0].split("-"))
                yield start, end, fields[5] if len(fields) > 5 else "anonymous"

    def chunks(self) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of all readable memory, each chunk overlapping the one before."""
        for start, end, name in self.regions():
            place = start
            while place < end:
                try:
                    data = os.pread(self.mem, min(CHUNK + OVERLAP, end - place), place)
                except (OSError, OverflowError):
                    break  # [vvar], [vsyscall], or gone since maps was read
                if not data:
                    break
                yield name, data
                place += CHUNK


class Word:
    """A word in every encoding it could be kept in; the patterns live only in the scanner."""

    def __init__(self, text: str) -> None:
        self.patterns = {name: text.encode(name) for name in ENCODINGS}

    def in_bytes(self, data: bytes, place: str) -> Iterator[Finding]:
        for encoding, pattern in self.patterns.items():
            count = data.count(pattern)
            if count:
                yield Finding(place, encoding, count)

    def in_process(self, process: OpenProcess) -> list[Finding]:
        """Copies in a process's memory."""
        return [
            finding
            for name, data in process.chunks()
            for finding in self.in_bytes(data, f"pid {process.pid} {name}")
        ]

    def in_open_files(self, pid: int) -> list[Finding]:
        """Copies in memory files and deleted files that a process holds open."""
        found: list[Finding] = []
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            try:
                target = str(entry.readlink())
                if target.startswith("/memfd:") or target.endswith(" (deleted)"):
                    found += self.in_bytes(entry.read_bytes(), f"pid {pid} {target}")
            except OSError:
                continue  # closed meanwhile
        return found

    def in_folders(self, folders: Iterable[Path]) -> list[Finding]:
        """Copies in file names and contents below some folders."""
        found: list[Finding] = []
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                found += self.in_bytes(os.fsencode(path), f"name {path}")
                if path.is_file() and not path.is_symlink():
                    found += self.in_bytes(path.read_bytes(), str(path))
        return found


def descendants(pid: int) -> list[int]:
    """A process and everything below it, by parent numbers."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def scan(word: Word, pids: Iterable[int], folders: Iterable[Path] = ()) -> list[Finding]:
    """Everything at once: memory and open files of processes, and folders; needs root."""
    found: list[Finding] = []
    for pid in pids:
        try:
            process = OpenProcess.open(pid)
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += word.in_process(process)
        found += word.in_open_files(pid)
        process.close()
    return found + word.in_folders(folders)
