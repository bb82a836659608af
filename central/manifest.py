"""What a copy of the centre holds: `manifest.json`, written last, names every file with its digest.

    DIR/manifest.json
    DIR/central-<time>.db           the database, or central-<time>.dump of a server
    DIR/attachments/ab/<id>/<digest>
    DIR/keys/…                      only where it was asked for

Without a manifest a folder is no copy; what no manifest names does not count.
"""

import hashlib
import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from central.keys import replace_private

NAME = "manifest.json"
ATTACHMENTS = "attachments"
CHUNK_BYTES = 1 << 20
PATHS = (
    r"^(central-[0-9TZ]{16,22}\.(db|dump)"
    r"|attachments/[0-9a-f]{2}/[0-9a-f-]{36}/[0-9a-f]{64}"
    r"|keys/([0-9]{4}/)?(seal\.key|receipt\.key|receipt\.pub|links\.json))$"
)


class NoCopy(Exception):  # noqa: N818 -- says what is so
    """The folder holds no copy that can be used; the text says why."""


class DamagedCopy(Exception):  # noqa: N818 -- says what is so
    """Files of the copy are missing or changed; the text says which."""


class CopyHeld(Exception):  # noqa: N818 -- says what is so
    """Another process works on the copy."""


class NotEmpty(Exception):  # noqa: N818 -- says what is so
    """There is something already where the centre is to be put back; the text says where."""


class Part(BaseModel):
    """One table of the manifest."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CopiedFile(Part):
    """One file: where it lies below the copy's folder, and what it has to be."""

    path: str = Field(pattern=PATHS)
    size: int = Field(ge=0)
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


class Counts(Part):
    """How much the database holds."""

    intake: int
    texts: int
    audit: int


class Manifest(Part):
    """A whole copy; `left_out` pictures were not whole on the centre's own disk."""

    format: Literal[1] = 1
    centre: str
    epoch: int
    made_at: str
    engine: Literal["sqlite", "postgresql"]
    database: CopiedFile
    counts: Counts
    keys: tuple[CopiedFile, ...] = ()
    pictures: tuple[CopiedFile, ...] = ()
    left_out: int = 0


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make the copy count, in the place of the one before."""
    replace_private(folder / NAME, manifest.model_dump_json(indent=1).encode())


def read_manifest(folder: Path) -> Manifest:
    """Read it; NoCopy when there is none, DamagedCopy when it does not parse."""
    try:
        return Manifest.model_validate_json((folder / NAME).read_bytes())
    except FileNotFoundError:
        message = f"{folder} holds no copy of a centre: there is no {NAME} in it"
        raise NoCopy(message) from None
    except ValidationError:
        message = f"{folder / NAME} is damaged"
        raise DamagedCopy(message) from None


def describe(folder: Path, path: Path) -> CopiedFile:
    """Give the entry of a file as it lies there."""
    name = path.relative_to(folder).as_posix()
    return CopiedFile(path=name, size=path.stat().st_size, digest=digest_of(path))


def digest_of(path: Path) -> str:
    """SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_as_named(folder: Path, one: CopiedFile) -> bool:
    """Whether the file is there and is what the manifest says."""
    path = folder / one.path
    try:
        return path.stat().st_size == one.size and digest_of(path) == one.digest
    except FileNotFoundError:
        return False


def copy_file(source: Path, target: Path) -> str:
    """Copy to the disk under another name, then name it: never half a file. Gives the digest."""
    draft = target.with_name(f".{target.name}")
    hashed = hashlib.sha256()
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as old, os.fdopen(handle, "wb") as new:
        while data := old.read(CHUNK_BYTES):
            hashed.update(data)
            new.write(data)
        new.flush()
        os.fsync(new.fileno())
    draft.replace(target)
    return hashed.hexdigest()
