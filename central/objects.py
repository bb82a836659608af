"""Attachments as files: still sealed, named by digest, in one folder a dossier.

    <folder>/ab/<dossier id>/<digest>.part    arriving: the first bytes of it, in any state
    <folder>/ab/<dossier id>/<digest>         whole: it never changes again
    <folder>/wrong/<dossier id>.<digest>      whole, but not what the header names, or unsealable

How much of a part counts stands in the database, written after these bytes were flushed. `ab` are
the last two digits of the id, which are random. Ids and digests are checked before they come here.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
WRONG = "wrong"


class Objects:
    """The folder of attachments. Two calls about one attachment must not run at once."""

    def __init__(self, folder: Path) -> None:
        """Make nothing yet."""
        self._folder = folder

    def write(self, dossier_id: str, digest: str, offset: int, data: bytes) -> None:
        """Put bytes at an offset of a part; on the disk when this returns. Raises OSError.

        What was named whole before a crash, so that the database does not know it, is a part again.
        """
        part, whole = self._part(dossier_id, digest), self._whole(dossier_id, digest)
        fresh = not part.exists()
        if fresh and whole.exists():
            whole.rename(part)
        elif fresh:
            make_folder(part.parent)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT, FILE_MODE)
        try:
            written = 0
            while written < len(data):
                written += os.pwrite(handle, data[written:], offset + written)
            os.fsync(handle)
        finally:
            os.close(handle)
        if fresh:
            sync_folder(part.parent)

    def arrived(self, dossier_id: str, digest: str) -> int:
        """How many bytes lie in the part or the whole; 0 when there is none."""
        for path in (self._part(dossier_id, digest), self._whole(dossier_id, digest)):
            if path.exists():
                return path.stat().st_size
        return 0

    def read(self, dossier_id: str, digest: str, size: int) -> bytes | None:
        """Give the first `size` bytes of what has arrived; None when there is nothing."""
        for path in (self._whole(dossier_id, digest), self._part(dossier_id, digest)):
            with suppress(FileNotFoundError), path.open("rb") as file:
                return file.read(size)
        return None

    def finish(self, dossier_id: str, digest: str, size: int) -> None:
        """Name a part that was found right; one that is named already stays. Raises OSError."""
        part = self._part(dossier_id, digest)
        if not part.exists():
            return
        os.truncate(part, size)
        part.rename(self._whole(dossier_id, digest))
        sync_folder(part.parent)

    def set_aside(self, dossier_id: str, digest: str) -> None:
        """Keep for a person what is not what it should be; the last one of each. Raises OSError."""
        make_folder(self._folder / WRONG)
        for path in (self._part(dossier_id, digest), self._whole(dossier_id, digest)):
            with suppress(FileNotFoundError):
                path.rename(self._folder / WRONG / f"{dossier_id}.{digest}")

    def drop_part(self, dossier_id: str, digest: str) -> None:
        """Delete what has arrived of an attachment that is not whole."""
        self._part(dossier_id, digest).unlink(missing_ok=True)

    def erase(self, dossier_id: str) -> None:
        """Delete every attachment of a dossier."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self._place(dossier_id))
        for path in (self._folder / WRONG).glob(f"{dossier_id}.*"):
            path.unlink(missing_ok=True)

    def _place(self, dossier_id: str) -> Path:
        return place_of(self._folder, dossier_id)

    def _part(self, dossier_id: str, digest: str) -> Path:
        return self._place(dossier_id) / f"{digest}.part"

    def _whole(self, dossier_id: str, digest: str) -> Path:
        return self._place(dossier_id) / digest


def place_of(folder: Path, dossier_id: str) -> Path:
    """Where the attachments of a dossier lie below a folder."""
    return folder / dossier_id[-2:] / dossier_id


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each flushed into its parent."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries, so that a new name survives a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
