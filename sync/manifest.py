"""The manifest of a content pack: its version, and every file with size and digest.

Needs no cryptography: a kiosk that only reads what is installed loads none.

PackError, `code` one of:
    no_pack         not a zip with a manifest, or too large
    bad_manifest    the manifest does not parse, or names what a pack may not hold
    unsigned        there is no signature
    untrusted       signed by a key that is not trusted here, or the signature is wrong
    older           not newer than what was in use
    nothing_before  there is nothing to go back to
    damaged         a file is missing, unknown, or not the one that was signed
"""

import json
import re
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from sync.canonical import canonical, digest

CODES = frozenset(
    {"no_pack", "bad_manifest", "unsigned", "untrusted", "older", "nothing_before", "damaged"}
)
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FORMAT = 1
MOST_FILES, MOST_BYTES, MOST_OF_ONE = 2000, 64_000_000, 4_000_000
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}(?:/[a-z0-9][a-z0-9._-]{0,79}){1,2}")
VERSION = re.compile(r"\d{4}\.\d{2}\.\d{2}(?:\.\d{1,4})?")
DIGEST = re.compile(r"[0-9a-f]{64}")


class PackError(Exception):
    """The pack cannot be used; `code` says why, the text says what."""

    def __init__(self, code: str, message: str) -> None:
        """Take one of the codes above and a sentence."""
        super().__init__(message)
        assert code in CODES, code
        self.code = code


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file as the manifest names it; `path` with slashes, below the pack's folder."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack is: its version (`2026.11.29` or `2026.11.29.2`) and its files."""

    format: int
    version: str
    files: tuple[PackFile, ...]


def version_order(version: str) -> tuple[int, ...]:
    """Give what versions are compared by."""
    return tuple(int(part) for part in version.split("."))


def parse_manifest(raw: bytes) -> Manifest:
    """Read a manifest, which must be written exactly as it is made. Raises PackError."""
    try:
        given = json.loads(raw)
        files = tuple(PackFile(**file) for file in given.pop("files"))
        manifest = Manifest(**given, files=files)
        check_manifest(manifest)
        same = manifest_bytes(manifest) == raw
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PackError("bad_manifest", "The manifest does not parse.") from error
    if not same:
        raise PackError("bad_manifest", "The manifest is not written as it must be.")
    return manifest


def check_manifest(manifest: Manifest) -> None:
    """Raise PackError unless version, names, sizes and digests are possible."""
    if manifest.format != FORMAT:
        raise PackError("bad_manifest", f"Packs of format {manifest.format} are not known here.")
    if not VERSION.fullmatch(manifest.version):
        raise PackError("bad_manifest", f"{manifest.version!r} is no version.")
    if not 0 < len(manifest.files) <= MOST_FILES - 2:
        raise PackError("bad_manifest", "The pack names no file, or too many.")
    for file in manifest.files:
        if not NAME.fullmatch(file.path):
            raise PackError("bad_manifest", f"{file.path!r} may not stand in a pack.")
        if not (0 <= file.size <= MOST_OF_ONE and DIGEST.fullmatch(file.digest)):
            raise PackError("bad_manifest", f"{file.path!r} has an impossible size or digest.")
    if sum(file.size for file in manifest.files) > MOST_BYTES:
        raise PackError("bad_manifest", "The files of the pack are too large together.")


def manifest_bytes(manifest: Manifest) -> bytes:
    """Give the exact bytes that are signed."""
    return canonical(asdict(manifest))


def check_folder(folder: Path) -> Manifest:
    """Check an unpacked pack: the files its manifest names, each as it was. Raises PackError."""
    manifest = check_named(folder)
    _check_no_other(folder, {MANIFEST, *(file.path for file in manifest.files)})
    return manifest


def check_named(folder: Path, paths: Collection[str] | None = None) -> Manifest:
    """Check these of the files its manifest names, or all of them. Raises PackError."""
    try:
        manifest = parse_manifest((folder / MANIFEST).read_bytes())
        for file in manifest.files:
            if paths is not None and file.path not in paths:
                continue
            data = (folder / file.path).read_bytes()
            if len(data) != file.size or digest(data) != file.digest:
                raise PackError("damaged", f"{file.path} is not the file that was signed.")
    except OSError as error:
        raise PackError("damaged", f"A file of the pack cannot be read: {error}") from error
    return manifest


def _check_no_other(folder: Path, named: Collection[str]) -> None:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if not path.name.startswith(".") and not path.is_dir() and name not in named:
            raise PackError("damaged", f"{name} does not belong to the pack.")
