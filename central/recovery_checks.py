"""What must be so before a centre is put back. Nothing is written here."""

from collections.abc import Sequence
from pathlib import Path

from central.config import Settings
from central.database import open_database
from central.keys import FOLDER as KEYS
from central.keys import KeysError, load_keys
from central.manifest import (
    ATTACHMENTS,
    CopiedFile,
    DamagedCopy,
    Manifest,
    NoCopy,
    NotEmpty,
    is_as_named,
)
from central.migration import has_schema
from central.objects import Objects
from central.places import LOCK
from central.snapshot import identity_of
from central.unfinished import STAGE, begun_from, is_begun


def refuse_target(settings: Settings, objects: Objects, manifest: Manifest) -> None:
    """NotEmpty or NoCopy where it cannot be put back; what was cut short is gone on with."""
    engine = "sqlite" if settings.database.url is None else "postgresql"
    if manifest.engine != engine:
        message = f"The copy is of a centre on {manifest.engine}, the settings say {engine}"
        raise NoCopy(message)
    begun = is_begun(settings.data_dir, settings.database)
    if settings.database.url is not None:
        begun = is_server_begun(settings, manifest) or begun
    refuse_others(settings.data_dir, {KEYS, LOCK, STAGE, *((ATTACHMENTS,) if begun else ())})
    if not begun and not objects.is_empty():
        raise NotEmpty("There are attachments already where those of the copy are to be put")


def is_server_begun(settings: Settings, manifest: Manifest) -> bool:
    """Whether the database is marked; NotEmpty unless what is in it comes from this very copy."""
    database = open_database(settings.data_dir, settings.database)
    try:
        copy, filled = begun_from(database.reader), has_schema(database.reader)
    finally:
        database.close()
    if filled and copy is None:
        raise NotEmpty("The database on the server is not empty")
    if filled and copy != manifest.database.digest:
        message = "The database on the server was filled from another copy: go on with that one"
        raise NotEmpty(message)
    return copy is not None


def refuse_others(folder: Path, own: set[str]) -> None:
    """NotEmpty when the folder holds anything else."""
    if folder.exists() and {path.name for path in folder.iterdir()} - own:
        message = f"{folder} is not empty; a centre is put back into an empty folder only"
        raise NotEmpty(message)


def refuse_keys(data_dir: Path, folder: Path, manifest: Manifest) -> None:
    """KeysError unless those put there before, or else those of the copy, are the centre's own."""
    there = (data_dir / KEYS).exists()
    if not there and not manifest.keys:
        message = f"The copy holds no keys: put the centre's keys into {data_dir / KEYS}"
        raise KeysError(message)
    identity = identity_of(folder / manifest.database.path)
    if identity.centre != manifest.centre:
        raise DamagedCopy("The database of the copy is not the one its manifest describes")
    # Where the copy lies modes may mean nothing; its keys get theirs when they are put back.
    keys = load_keys(data_dir) if there else load_keys(folder, guarded=False)
    if not identity.owns(keys):
        place = data_dir / KEYS if there else folder / KEYS
        message = f"The keys in {place} are not those of the centre in the copy"
        raise KeysError(message)


def damaged_of(folder: Path, manifest: Manifest, *, skip_damaged: bool) -> set[str]:
    """Read every file of the copy; DamagedCopy unless all, or all but pictures, are right."""
    needed = wrong_of(folder, (manifest.database, *manifest.keys))
    pictures = wrong_of(folder, manifest.pictures)
    if needed or (pictures and not skip_damaged):
        wrong = sorted(needed | pictures)
        message = f"{len(wrong)} files of the copy are missing or damaged, the first: {wrong[0]}"
        raise DamagedCopy(message)
    return pictures


def wrong_of(folder: Path, files: Sequence[CopiedFile]) -> set[str]:
    """Give those that are not what the manifest says."""
    return {one.path for one in files if not is_as_named(folder, one)}
