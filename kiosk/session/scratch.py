"""A private folder in memory for each UI process, its TMPDIR, removed when the process is gone.

Programs killed mid-way leave temporary files behind (a spoken sentence, a page to print); here they
end with the person they belong to.
"""

import os
import shutil
import stat
import zlib
from pathlib import Path

MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108 -- own sub-folder, mode and owner checked


class ScratchError(Exception):
    """Somebody else owns the place where our scratch folder should be."""


class Scratch:
    """The scratch folders of one supervisor, all under one base."""

    def __init__(self, data_dir: Path, memory: Path = MEMORY_FOLDER) -> None:
        """Clear what an earlier supervisor of the same data folder left; the run lock is held."""
        self._count = 0
        self.base = self.place(data_dir, memory)
        shutil.rmtree(self.base, ignore_errors=True)
        self.base.mkdir(mode=0o700, exist_ok=True)
        found = self.base.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise ScratchError(f"{self.base} belongs to somebody else")
        self.base.chmod(0o700)

    @staticmethod
    def place(data_dir: Path, memory: Path = MEMORY_FOLDER) -> Path:
        """Return the base for a data folder, the same at each start."""
        number = zlib.crc32(os.fsencode(data_dir.resolve()))
        return memory / f"ward-kiosk-{os.getuid()}-{number:08x}"

    def make(self) -> Path:
        """Make a new empty folder that only this user can enter."""
        self._count += 1
        folder = self.base / f"ui-{self._count}"
        folder.mkdir(mode=0o700)
        return folder

    def remove(self, folder: Path) -> None:
        """Remove a folder and all in it."""
        shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.base, ignore_errors=True)
