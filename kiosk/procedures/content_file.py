"""The text of one content file, hostile until it is read whole and inside its bounds."""

import os
import re
import stat
from pathlib import Path

from kiosk.procedures.limits import FILE_BYTES, FOLDER_FILES

FILE_NAME = re.compile(r"[A-Za-z0-9._-]{1,80}\.yaml")
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)
"""What does not show, turns the direction of reading, or is no letter at all."""


class BadFile(ValueError):  # noqa: N818 -- reads as what it is
    """The file cannot be read as content; `line` counts from 1, None where it has none."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        """Take the reason, in plain words."""
        super().__init__(reason)
        self.line = line


def content_files(folder: Path) -> list[Path]:
    """Give the content files of a folder in order; `BadFile` where it is no folder of content."""
    if not folder.is_dir():
        raise BadFile("there is no such folder")
    try:
        paths = sorted(folder.glob("*.yaml"))
    except OSError as error:
        raise BadFile(f"cannot be opened: {error.strerror}") from error
    if len(paths) > FOLDER_FILES:
        raise BadFile(f"holds {len(paths)} files; at most {FOLDER_FILES} are read")
    return paths


def read_content(path: Path) -> str:
    """Read the text of one file of a folder; raises `BadFile` with the reason and the line."""
    return decoded(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Read one file of a folder, as it is; raises `BadFile`."""
    if not FILE_NAME.fullmatch(path.name):
        raise BadFile("the file's name may have letters without accents, digits, '.', '-', '_'")
    try:
        if not path.resolve(strict=True).is_relative_to(path.parent.resolve()):
            raise BadFile("leads outside of the folder")
        return _bytes(path)
    except OSError as error:
        raise BadFile(f"cannot be opened: {error.strerror}") from error
    except RuntimeError as error:  # a link that leads to itself, up to Python 3.12
        raise BadFile("is a link that leads to itself") from error


def decoded(raw: bytes) -> str:
    """Give the text of a file, lines ending in line feeds; raises `BadFile` naming the line."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(f"is not UTF-8 text: byte {error.start}", line) from error
    if found := UNSEEN.search(text):
        raise BadFile(unseen(found.group()), text.count("\n", 0, found.start()) + 1)
    return text


def unseen(letter: str) -> str:
    """Say what is wrong with a character of `UNSEEN`."""
    if letter == "\t":
        return "has a tab; write spaces"
    return f"has a character that does not show (U+{ord(letter):04X})"


def _bytes(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe does not wait
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise BadFile("is not a file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            raw = file.read(FILE_BYTES + 1)
    finally:
        os.close(handle)
    if len(raw) > FILE_BYTES:
        raise BadFile(f"is larger than {FILE_BYTES} bytes")
    return raw
