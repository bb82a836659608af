"""Putting a centre back from its copy, into an empty data folder; then a new epoch begins.

The database is named last: a folder in which this was cut short is no centre, and is gone on with.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect

from central import audit
from central.backup import hold_copy
from central.centre import refuse_kiosk
from central.config import Settings
from central.database import FILE, Database, open_database, open_file
from central.folders import make_folder
from central.keys import FOLDER as KEYS
from central.keys import KeysError, load_keys
from central.manifest import (
    ATTACHMENTS,
    CopiedFile,
    DamagedCopy,
    Manifest,
    NoCopy,
    NotEmpty,
    copy_file,
    is_as_named,
    read_manifest,
)
from central.migration import upgrade
from central.objects import Objects
from central.objects_choice import open_objects
from central.places import LOCK, hold_folder
from central.postgres_tools import fill
from central.restoring import Restored, note_restored
from central.snapshot import count, read_contents, settle
from sync.canonical import digest as digest_of
from sync.durable import sync_folder

STAGE = "restoring"


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back; `broken_row` is where the audit chain of the copy breaks, if it does."""

    manifest: Manifest
    restored: Restored
    damaged: int
    broken_row: int | None


def put_back(
    settings: Settings, folder: Path, now: datetime, *, skip_damaged: bool = False
) -> PutBack:
    """Check the copy, then put it back; nothing is written before the copy was found right."""
    manifest = read_manifest(folder)
    refuse_kiosk(settings.data_dir)
    objects = open_objects(settings)
    refuse_target(settings, objects, manifest)
    with hold_copy(folder):
        damaged = damaged_of(folder, manifest, skip_damaged=skip_damaged)
        make_folder(settings.data_dir.absolute())
        with hold_folder(settings.data_dir):
            make_folder((settings.data_dir / STAGE).absolute())
            put_keys(settings.data_dir, folder, manifest)
            objects.claim(manifest.centre, fresh=True)
            put_pictures(objects, folder, manifest, damaged)
            restored, broken = put_database(settings, objects, folder, manifest, now)
            shutil.rmtree(settings.data_dir / STAGE)
            sync_folder(settings.data_dir)
    return PutBack(manifest, restored, len(damaged), broken)


def refuse_target(settings: Settings, objects: Objects, manifest: Manifest) -> None:
    """NotEmpty, NoCopy or KeysError where it cannot be put back."""
    engine = "sqlite" if settings.database.url is None else "postgresql"
    if manifest.engine != engine:
        message = f"The copy is of a centre on {manifest.engine}, the settings say {engine}"
        raise NoCopy(message)
    begun = (settings.data_dir / STAGE).exists()
    own = {KEYS, LOCK, STAGE, *((ATTACHMENTS,) if begun else ())}
    refuse_others(settings.data_dir, own)
    if not begun and not objects.is_empty():
        raise NotEmpty("There are attachments already where those of the copy are to be put")
    if not begun and settings.database.url is not None:
        with opened(open_database(settings.data_dir, settings.database)) as database:
            if is_filled(database):
                raise NotEmpty("The database on the server is not empty")
    if not manifest.keys and not (settings.data_dir / KEYS).exists():
        message = f"The copy holds no keys: put the centre's keys into {settings.data_dir / KEYS}"
        raise KeysError(message)


def is_filled(database: Database) -> bool:
    """Whether there is a centre in it already."""
    with database.reader.connect() as connection:
        return inspect(connection).has_table("centre")


def refuse_others(folder: Path, own: set[str]) -> None:
    """NotEmpty when the folder holds anything else."""
    if folder.exists() and {path.name for path in folder.iterdir()} - own:
        message = f"{folder} is not empty; a centre is put back into an empty folder only"
        raise NotEmpty(message)


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


def put_keys(data_dir: Path, folder: Path, manifest: Manifest) -> None:
    """Put the keys of the copy there, unless the administrator put some there before."""
    if (data_dir / KEYS).exists():
        return
    draft = data_dir / STAGE / KEYS
    shutil.rmtree(draft, ignore_errors=True)
    for one in manifest.keys:
        target = data_dir / STAGE / one.path
        make_folder(target.parent.absolute())
        copy_file(folder / one.path, target)
        sync_folder(target.parent)
    draft.rename(data_dir / KEYS)
    sync_folder(data_dir)


def put_pictures(objects: Objects, folder: Path, manifest: Manifest, damaged: set[str]) -> None:
    """Copy every picture; a second try goes on where the first was cut short."""
    for one in manifest.pictures:
        if one.path in damaged:
            continue
        dossier_id = Path(one.path).parent.name
        there = objects.read(dossier_id, one.digest, one.size)
        if there is None or digest_of(there) != one.digest:
            objects.put(dossier_id, one.digest, (folder / one.path).read_bytes())


@contextmanager
def opened(database: Database) -> Iterator[Database]:
    """Close it at the end."""
    try:
        yield database
    finally:
        database.close()


def put_database(
    settings: Settings, objects: Objects, folder: Path, manifest: Manifest, now: datetime
) -> tuple[Restored, int | None]:
    """Put the database there, begin its new epoch, and only then give it its name."""
    copy = folder / manifest.database.path
    if settings.database.url is not None:
        with opened(open_database(settings.data_dir, settings.database)) as database:
            if not is_filled(database):  # else cut short after that
                fill(settings.database, copy)
            return begin_anew(settings, objects, database, manifest, now)
    stage = settings.data_dir / STAGE
    for left in stage.glob(f"{FILE}*"):
        left.unlink()
    copy_file(copy, stage / FILE)
    with opened(open_file(stage)) as database:
        done = begin_anew(settings, objects, database, manifest, now)
    settle(stage / FILE)
    (stage / FILE).rename(settings.data_dir / FILE)
    sync_folder(settings.data_dir)
    return done


def begin_anew(
    settings: Settings, objects: Objects, database: Database, manifest: Manifest, now: datetime
) -> tuple[Restored, int | None]:
    """See that it is what the manifest says, look at the audit chain, and raise the epoch."""
    upgrade(database.writer)
    with database.reader.connect() as connection:
        identity = read_contents(connection).identity
        if (identity.centre, count(connection)) != (manifest.centre, manifest.counts):
            raise DamagedCopy("The database of the copy is not the one its manifest describes")
        broken = audit.first_broken_row(connection)
    if not identity.owns(load_keys(settings.data_dir)):
        message = f"The keys in {settings.data_dir / KEYS} are not those of the centre in the copy"
        raise KeysError(message)
    return note_restored(database, objects, now), broken
