"""The folder by which declarations travel on a USB stick when the line never comes.

    DIR/ward-kiosk/<device>/
        000000012.<id>.dossier     StickDossier: what would be posted
        <digest>.picture           the sealed bytes of an attachment
        keys                       DeviceKeysBody, where the kiosk's own key was changed
        questions                  StatusBody with a nonce of the kiosk's own
        000000012.<id>.answer      StickAnswer, written by the centre
        answers                    SignedStatus, written by the centre

Everything on it is sealed and signed as on the line; whoever finds the stick can read nothing and
forge nothing. Every file is written whole under another name and then renamed, so that a stick
pulled out in the middle holds whole files only. One stick can serve several kiosks.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FOLDER = "ward-kiosk"
KEYS, QUESTIONS, ANSWERS = "keys", "questions", "answers"
NONCE_PREFIX = "stick-"
LARGEST_BYTES = 8_000_000
MOST_FILES = 100_000
DOSSIER = re.compile(r"(\d{9}\.[0-9a-f-]{36})\.dossier", re.ASCII)
ANSWER = re.compile(r"(\d{9}\.[0-9a-f-]{36})\.answer", re.ASCII)
DEVICE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class StickGone(Exception):  # noqa: N818 -- says what is so
    """The stick cannot be read or written (any more); `code` is a key of `sync.reasons`."""

    def __init__(self, code: str = "stick_gone") -> None:
        """`code`: no_stick, stick_full or stick_gone."""
        super().__init__(code)
        self.code = code


@contextmanager
def stick_errors() -> Iterator[None]:
    """Turn what a stick does when it is full, or pulled out, into StickGone."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise StickGone("stick_full" if full else "stick_gone") from error


@dataclass(frozen=True, slots=True)
class Stick:
    """One kiosk's folder on a stick."""

    folder: Path

    @classmethod
    def of(cls, root: Path, device: str) -> "Stick":
        """The folder of a device below a stick's root; StickGone where there is no such root."""
        if not root.is_dir() or leads_away(root / FOLDER / device):
            raise StickGone("no_stick")
        return cls(root / FOLDER / device)

    @property
    def device(self) -> str:
        """Whose folder it is, by its name."""
        return self.folder.name

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole, flushed before it gets its name; never through a link."""
        with stick_errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = self.folder / f"{name}.new"
            draft.unlink(missing_ok=True)
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.folder / name)
            flush_folder(self.folder)

    def read(self, name: str, longest: int = LARGEST_BYTES) -> bytes | None:
        """Read a file; None where there is none, or it is no plain file, or longer than that."""
        path = self.folder / name
        with stick_errors():
            if path.is_symlink() or not path.is_file():
                return None
            with path.open("rb") as file:
                data = file.read(longest + 1)
        return None if len(data) > longest else data

    def stems(self, kind: re.Pattern[str]) -> list[str]:
        """List what lies here of a kind, DOSSIER or ANSWER, in the order it was saved."""
        with stick_errors():
            names = sorted(entry.name for entry in os.scandir(self.folder))[:MOST_FILES]
        return [found[1] for name in names if (found := kind.fullmatch(name))]


def sticks_below(root: Path) -> list[Stick]:
    """List the kiosks' folders on a stick; StickGone where there is no such root."""
    if not root.is_dir():
        raise StickGone("no_stick")
    home = root / FOLDER
    with stick_errors():
        if home.is_symlink() or not home.is_dir():
            return []
        entries = [entry for entry in os.scandir(home) if entry.is_dir(follow_symlinks=False)]
        names = sorted(entry.name for entry in entries)
    return [Stick(home / name) for name in names if DEVICE.fullmatch(name)]


def leads_away(folder: Path) -> bool:
    """Whether a kiosk's folder, or the one above it, is a link to somewhere else."""
    return folder.is_symlink() or folder.parent.is_symlink()


def stem_of(seq: int, dossier_id: str) -> str:
    """Name the files of one dossier; nothing in it says whose it is."""
    return f"{seq:09d}.{dossier_id}"


def flush_folder(folder: Path) -> None:
    """Flush a folder's entries; a file system that cannot, flushed what it could."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)
