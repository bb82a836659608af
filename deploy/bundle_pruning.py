"""Drops shared libraries that only left-out plugins needed: a walk from what stays."""

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: place in the application, source, type."""

SYMLINK = "SYMLINK"
LIBRARY = "BINARY"  # an extension module is an EXTENSION
NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
QT_LIBRARIES = "PySide6/Qt/lib"


def read_needed(source: str) -> frozenset[str]:
    """Names of the shared libraries that a binary asks its loader for."""
    dump = subprocess.run(
        ["objdump", "-p", source],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return frozenset(NEEDED.findall(dump.stdout))


def is_library(entry: Entry) -> bool:
    """Whether it is there only for others: libraries of the system and of Qt, no module."""
    place, _, kind = entry
    path = PurePosixPath(place)
    in_place = str(path.parent) in {".", QT_LIBRARIES}
    return in_place and kind == LIBRARY


def reachable(
    entries: Iterable[Entry], needed: Callable[[str], frozenset[str]] = read_needed
) -> list[Entry]:
    """The entries that are no library, and the libraries they need, directly or through others."""
    entries = list(entries)
    libraries = {PurePosixPath(e[0]).name: e[1] for e in entries if is_library(e)}
    # The boot loader opens the interpreter by its name.
    seen = {name for name in libraries if name.startswith("libpython")}
    waiting = [libraries[name] for name in seen]
    waiting += [e[1] for e in entries if not is_library(e) and e[2] != SYMLINK]
    while waiting:
        fresh = needed(waiting.pop()) - seen
        seen |= fresh
        waiting += [libraries[name] for name in fresh & libraries.keys()]
    return [e for e in entries if not is_library(e) or PurePosixPath(e[0]).name in seen]


def without_dangling(entries: Iterable[Entry], places: frozenset[str]) -> list[Entry]:
    """The entries less the links whose target is not among `places`."""
    return [e for e in entries if e[2] != SYMLINK or link_target(e) in places]


def link_target(entry: Entry) -> str:
    """Where in the application a link leads; its source is relative to its own folder."""
    return os.path.normpath(PurePosixPath(entry[0]).parent / entry[1])


def folder_bytes(folder: Path) -> int:
    """Size of all files in a folder; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
