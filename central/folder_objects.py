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

from central.folders import make_folder, write_whole
from central.landmark import NAME as MARK
from central.landmark import check_mark, set_mark
from sync.durable import FILE_MODE, sync_folder

WRONG = "wrong"
FOUND = "lost+found"


class FolderObjects:
    """The objects of a folder; `shared` by several nodes it bears a mark. Makes nothing yet."""

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        """Hold the folder."""
        self._folder = folder
        self._shared = shared

    def claim(self, centre: str, *, fresh: bool) -> None:
        """Mark a shared folder; a folder of one node needs no mark."""
        if self._shared and fresh:
            set_mark(self._folder, centre)

    def check(self, centre: str) -> None:
        """FolderError unless a shared folder is this centre's."""
        if self._shared:
            check_mark(self._folder, centre)

    def is_empty(self) -> bool:
        """Whether nothing lies here that a centre would be put back over."""
        if not self._folder.exists():
            return True
        others = [path for path in self._folder.iterdir() if path.name not in {MARK, FOUND}]
        return not any(path.is_file() for one in others for path in (one, *one.rglob("*")))

    def answers(self) -> bool:
        """Say what a disk says when it is asked: there is no line to it that could be down."""
        return True

    def keeps_versions(self) -> bool:
        """Say what is so of a folder."""
        return False

    def refuse_versions(self) -> None:
        """Refuse nothing: what is deleted is gone."""

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

    def finish(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Name a part that was found right; one that is named already stays. Raises OSError."""
        part = self._part(dossier_id, digest)
        if not part.exists():
            return
        os.truncate(part, len(sealed))
        part.rename(self._whole(dossier_id, digest))
        sync_folder(part.parent)

    def put(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Write a whole one at once. Raises OSError."""
        whole = self._whole(dossier_id, digest)
        make_folder(whole.parent.absolute())
        write_whole(whole, sealed)

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
