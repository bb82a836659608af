"""The directory of this kiosk: one file of the data folder, replaced whole or not at all.

Two lines of JSON. The first is about the second: format, version, when it was taken in, the digest
of the file it came from, and the digest of the second line, which is the list itself.
"""

import hashlib
import json
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from kiosk.directory.entry import Entry
from kiosk.directory.faults import DamagedStoreError, FaultyListError
from kiosk.directory.reading import MOST_BYTES, MOST_ROWS, read_list
from sync.durable import make_folder, sync_folder, write_draft

FILE = "directory.json"
FORMAT = 1
# Written as JSON a sign may need two, and each cell has a name before it.
MOST_ROW_BYTES = 400
MOST_STORED_BYTES = 2 * MOST_BYTES + MOST_ROWS * MOST_ROW_BYTES


@dataclass(frozen=True)
class Directory:
    """The entries of the last import; empty, without a day, where there was none.

    `version` counts imports that changed something; `digest` is SHA-256 of the imported file.
    """

    entries: tuple[Entry, ...] = ()
    imported_at: datetime | None = None
    version: int = 0
    digest: str = ""

    def entry(self, code: str) -> Entry | None:
        """Give what the list says of a code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[str, Entry]:
        return {entry.code: entry for entry in self.entries}


NOTHING = Directory()


def path_of(data_dir: Path) -> Path:
    """Where the directory of a data folder is."""
    return data_dir / FILE


def load_directory(data_dir: Path) -> Directory:
    """Read what was imported last; `NOTHING` where nothing was. Raises `DamagedStoreError`."""
    try:
        data = _read_bytes(path_of(data_dir))
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        raise DamagedStoreError(f"it cannot be read: {error.strerror}") from error
    head, _, body = data.partition(b"\n")
    try:
        told = json.loads(head)
        imported_at = datetime.fromisoformat(told["imported_at"])
        version, digest, sealed = int(told["version"]), str(told["digest"]), told["sha256"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedStoreError("its first line is not as it was written") from error
    if told.get("format") != FORMAT:
        raise DamagedStoreError(f"its format {told.get('format')!r} is not known to this version")
    if sealed != digest_of(body) or imported_at.tzinfo is None:
        raise DamagedStoreError("it is not as it was written")
    try:
        entries = read_list(body, MOST_STORED_BYTES)
    except FaultyListError as error:
        raise DamagedStoreError(str(error.faults[0])) from error
    return Directory(entries, imported_at, version, digest)


def store_directory(data_dir: Path, directory: Directory) -> None:
    """Replace what was imported before; OSError where that is not possible, and nothing changed."""
    assert directory.imported_at is not None
    body = _body_of(directory.entries)
    head = {
        "format": FORMAT,
        "version": directory.version,
        "imported_at": directory.imported_at.isoformat(timespec="seconds"),
        "digest": directory.digest,
        "sha256": digest_of(body),
    }
    make_folder(data_dir)
    draft = write_draft(path_of(data_dir), json.dumps(head).encode() + b"\n" + body)
    try:
        draft.replace(path_of(data_dir))
    except OSError:
        draft.unlink()
        raise
    sync_folder(data_dir)


def digest_of(data: bytes) -> str:
    """Give SHA-256 as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _body_of(entries: Sequence[Entry]) -> bytes:
    rows = (json.dumps(entry.cells(), ensure_ascii=False) for entry in entries)
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def _read_bytes(path: Path) -> bytes:
    # Whatever lies there: nothing is followed or waited for, and no more is read than may be.
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise DamagedStoreError("it is no file")
        # To read "at most so many" bytes would take memory for as many.
        data = file.read(min(found.st_size, MOST_STORED_BYTES) + 1)
    if len(data) > MOST_STORED_BYTES:
        raise DamagedStoreError(f"it is longer than {MOST_STORED_BYTES} bytes")
    return data
