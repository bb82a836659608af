"""Files that survive a power cut: written whole, flushed, then named."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.errors import DiskFailed, DiskFull

FILE_MODE = 0o600
FOLDER_MODE = 0o700


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn the file system's errors into those of `sync.errors`; a missing file passes."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (DiskFull if full else DiskFailed)(str(error)) from error


def make_folder(folder: Path) -> None:
    """Make a folder (and parents) that only the owner may enter; its name survives a power cut.

    A folder that was there and is empty may be one whose maker was stopped before he flushed it.
    """
    missing = [path for path in folder.parents if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    if not any(folder.iterdir()):
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries, so that a new name survives."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create(path: Path, data: bytes) -> bool:
    """Write a new file, 0600; False when the name is taken already (that file stays as it is).

    Either way the file of this name survives a power cut.
    """
    draft = write_draft(path, data)
    try:
        os.link(draft, path)
        is_new = True
    except FileExistsError:
        is_new = False
    finally:
        draft.unlink()
    sync_folder(path.parent)
    return is_new


def replace(path: Path, data: bytes) -> None:
    """Put a whole file, 0600, in the place of the one of that name."""
    draft = write_draft(path, data)
    try:
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_draft(path: Path, data: bytes) -> Path:
    """Write the bytes beside `path` under a name of their own and flush them."""
    draft = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return draft
