"""The two files of a neural voice, read with a bound and compared with what was installed.

The digest of both is written by hand into the settings, which the kiosk itself cannot write: a
voice that was changed since is not opened.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.neural.home import DESCRIPTION, MODEL, home_of
from sync.durable import make_folder, sync_folder, write_draft

MOST_MODEL_BYTES = 160 * 2**20
"""The largest voices of this kind have 115 MB."""
MOST_DESCRIPTION_BYTES = 256 * 2**10


@dataclass(frozen=True, slots=True)
class VoiceFiles:
    """The content of both files."""

    model: bytes
    description: bytes

    @property
    def digest(self) -> str:
        """Name both by one digest."""
        each = (hashlib.sha256(raw).digest() for raw in (self.model, self.description))
        return hashlib.sha256(b"".join(each)).hexdigest()


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a voice is not used: a file is not there, too large, or not the one installed."""

    reason: Literal["missing", "too_large", "changed"]
    file: str


def read_files(model: Path, description: Path) -> VoiceFiles | NotRead:
    """Read both, no more of them than a voice may have."""
    raw = _read(model, MOST_MODEL_BYTES)
    if isinstance(raw, NotRead):
        return raw
    told = _read(description, MOST_DESCRIPTION_BYTES)
    return told if isinstance(told, NotRead) else VoiceFiles(raw, told)


def read_installed(folder: Path) -> VoiceFiles | NotRead:
    """Read an installed voice, once: what is compared with its folder's name is what is used."""
    files = read_files(folder / MODEL, folder / DESCRIPTION)
    if isinstance(files, VoiceFiles) and files.digest != folder.name:
        return NotRead("changed", MODEL)
    return files


def keep(data_dir: Path, files: VoiceFiles) -> Path:
    """Put a voice where it belongs; OSError when it cannot be written."""
    folder = home_of(data_dir, files.digest)
    make_folder(folder)
    for name, raw in ((MODEL, files.model), (DESCRIPTION, files.description)):
        write_draft(folder / name, raw).replace(folder / name)
    sync_folder(folder)
    return folder


def _read(path: Path, most: int) -> bytes | NotRead:
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe nobody writes would hold us
    except OSError:
        return NotRead("missing", path.name)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        return NotRead("missing", path.name)
    with os.fdopen(opened, "rb") as file:
        raw = file.read(most + 1)
    return NotRead("too_large", path.name) if len(raw) > most else raw
