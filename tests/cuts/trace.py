"""What was recorded: operations on the disk in their order, and marks of the test between them."""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The layout of `struct record` in recorder.c; `path` and `data` bytes follow.
RECORD = struct.Struct("=c3xIIIQq")
MARK = "o"


class NotUnderstood(AssertionError):  # noqa: N818 -- reads as what happened
    """A file was changed in a way the recorder does not follow."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One step; `kind` is one of these, or `MARK`.

    c(reate), w(rite), t(runcate), s(ync), d (sync of a folder), u(nlink), r(ename), l(ink), m(ake a
    folder). Paths are from the recorded folder; of a rename and a link `to` is the new name. `at`
    is an offset, a length, or the mode of a new file.
    """

    kind: str
    path: str
    inode: int = 0
    at: int = 0
    data: bytes = b""
    to: str = ""
    pid: int = 0

    @property
    def mark(self) -> dict[str, Any]:
        """What a mark says."""
        said: dict[str, Any] = json.loads(self.data)
        return said


def packed(kind: str, data: bytes) -> bytes:
    """A record of the test itself."""
    return RECORD.pack(kind.encode(), 0, 0, len(data), 0, 0) + data


def read_trace(path: Path, folder: Path) -> Iterator[Operation]:
    """Every operation; NotUnderstood when one of them cannot be replayed."""
    raw = path.read_bytes()
    start = 0
    while start < len(raw):
        kind, pid, path_size, data_size, inode, at = RECORD.unpack_from(raw, start)
        start += RECORD.size
        names = raw[start : start + path_size].decode().split("\0")
        start += path_size
        data = raw[start : start + data_size]
        start += data_size
        if kind == b"z":
            raise NotUnderstood(names)
        below = [name.removeprefix(str(folder)).strip("/") for name in names]
        yield Operation(kind.decode(), below[0], inode, at, data, "".join(below[1:]), pid)
