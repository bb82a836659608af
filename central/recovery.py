"""Putting a centre back from its copy, into an empty data folder; then a new epoch begins.

One step makes it a centre, with its new epoch: a file gets its name, a server's transaction ends.
Before it no command opens what is there, and putting back again goes on (`central.unfinished`).
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from central import audit
from central.backup import hold_copy
from central.centre import refuse_kiosk
from central.config import Settings
from central.database import FILE, Database, open_database, open_file
from central.folders import make_folder
from central.keys import FOLDER as KEYS
from central.manifest import DamagedCopy, Manifest, copy_file, read_manifest
from central.migration import has_schema, upgrade
from central.objects import Objects
from central.objects_choice import open_objects
from central.places import hold_folder
from central.postgres_tools import fill
from central.recovery_checks import damaged_of, refuse_keys, refuse_target
from central.restoring import Restored, begin_epoch, note_restored
from central.snapshot import read_contents, settle
from central.unfinished import STAGE, note_begun, note_whole
from sync.canonical import digest as digest_of
from sync.durable import sync_folder


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
        refuse_keys(settings.data_dir, folder, manifest)
        make_folder(settings.data_dir.absolute())
        with hold_folder(settings.data_dir):
            note_work(settings, manifest)
            put_keys(settings.data_dir, folder, manifest)
            objects.claim(manifest.centre, fresh=True)
            put_pictures(objects, folder, manifest, damaged)
            put = put_file if settings.database.url is None else put_server
            restored, broken = put(settings, objects, folder, manifest, now)
    return PutBack(manifest, restored, len(damaged), broken)


def note_work(settings: Settings, manifest: Manifest) -> None:
    """Leave word of the work before the rest of it: from now on no command opens a centre here."""
    make_folder((settings.data_dir / STAGE).absolute())
    if settings.database.url is not None:
        with (
            opened(open_database(settings.data_dir, settings.database)) as database,
            database.writer.begin() as connection,
        ):
            note_begun(connection, manifest.database.digest)


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


def put_file(
    settings: Settings, objects: Objects, folder: Path, manifest: Manifest, now: datetime
) -> tuple[Restored, int | None]:
    """Put the file on the stage, begin its new epoch there, and only then give it its name."""
    stage = settings.data_dir / STAGE
    for left in stage.glob(f"{FILE}*"):
        left.unlink()
    copy_file(folder / manifest.database.path, stage / FILE)
    with opened(open_file(stage)) as database:
        broken = look_through(database, manifest)
        restored = note_restored(database, objects, now)
    settle(stage / FILE)
    (stage / FILE).rename(settings.data_dir / FILE)
    sync_folder(settings.data_dir)
    drop_stage(settings.data_dir)
    return restored, broken


def put_server(
    settings: Settings, objects: Objects, folder: Path, manifest: Manifest, now: datetime
) -> tuple[Restored, int | None]:
    """Fill the database, unless it was; the new epoch begins last, as the mark goes."""
    with opened(open_database(settings.data_dir, settings.database)) as database:
        if not has_schema(database.reader):
            fill(settings.database, folder / manifest.database.path)
        broken = look_through(database, manifest)
        drop_stage(settings.data_dir)
        with database.writer.begin() as connection:
            restored = begin_epoch(connection, objects, now)
            note_whole(connection)
    return restored, broken


def look_through(database: Database, manifest: Manifest) -> int | None:
    """See that it is what the manifest says; where its audit chain breaks, if it does."""
    upgrade(database.writer)
    with database.reader.connect() as connection:
        contents = read_contents(connection)
        if (contents.identity.centre, contents.counts) != (manifest.centre, manifest.counts):
            raise DamagedCopy("The database of the copy is not the one its manifest describes")
        return audit.first_broken_row(connection)


def drop_stage(data_dir: Path) -> None:
    """Leave nothing of the work."""
    shutil.rmtree(data_dir / STAGE)
    sync_folder(data_dir)
