"""A copy of the centre, made beside the running one: database first, then the pictures it names.

A copy into the same folder again adds what is new and drops what was erased meanwhile. Until the
new manifest is in place the one before counts, so a copy cut short harms nothing.
"""

import fcntl
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import structlog

from central.clock import stamp
from central.config import Settings
from central.database import Database
from central.folder_objects import place_of
from central.folders import make_folder, write_whole
from central.keys import FOLDER as KEYS
from central.manifest import (
    ATTACHMENTS,
    PATHS,
    CopiedFile,
    CopyHeld,
    Manifest,
    NoCopy,
    copy_file,
    describe,
    is_as_named,
    read_manifest,
    write_manifest,
)
from central.objects import Objects
from central.objects_choice import open_objects
from central.snapshot import Picture, snapshot, whole_pictures
from sync.canonical import digest as digest_of
from sync.durable import sync_folder

LOCK = "lock"


def back_up(
    settings: Settings,
    database: Database,
    folder: Path,
    now: datetime,
    *,
    with_keys: bool = False,
    check: bool = False,
) -> Manifest:
    """Make or renew the copy in `folder`; `check` reads again what was copied before."""
    refuse_place(settings, folder)
    make_folder(folder)
    with hold_copy(folder):
        known = read_known(folder)
        on_server = settings.database.url is not None
        name = f"central-{''.join(c for c in stamp(now) if c not in '-:.')}"
        target = folder / f"{name}.{'dump' if on_server else 'db'}"
        contents = snapshot(settings.data_dir, settings.database, database, target)
        if known is not None and known.centre != contents.identity.centre:
            target.unlink()
            message = f"{folder} holds the copy of another centre"
            raise NoCopy(message)
        pictures, left = copy_pictures(
            open_objects(settings), folder, contents.pictures, check=check
        )
        manifest = Manifest(
            centre=contents.identity.centre,
            epoch=contents.identity.epoch,
            made_at=stamp(now),
            engine="postgresql" if on_server else "sqlite",
            database=describe(folder, target),
            counts=contents.counts,
            keys=copy_keys(settings.data_dir, folder) if with_keys else (),
            pictures=pictures,
            left_out=count_missing(database, left),
        )
        sync_folder(folder)
        write_manifest(folder, manifest)
        drop_others(folder, manifest)
    return manifest


def refuse_place(settings: Settings, folder: Path) -> None:
    """NoCopy where the copy would be lost together with the centre."""
    own = (settings.data_dir.resolve(), settings.attachments_dir.resolve())
    place = folder.resolve()
    if any(one == place or one in place.parents or place in one.parents for one in own):
        message = "The copy must not lie in the centre's own folders, nor around them"
        raise NoCopy(message)


@contextmanager
def hold_copy(folder: Path) -> Iterator[None]:
    """Let one at a time write or read a copy."""
    with (folder / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CopyHeld from error
        yield


def read_known(folder: Path) -> Manifest | None:
    """Give what was copied here before, if that was ever finished."""
    try:
        return read_manifest(folder)
    except NoCopy:
        return None


def copy_pictures(
    objects: Objects, folder: Path, pictures: tuple[Picture, ...], *, check: bool
) -> tuple[tuple[CopiedFile, ...], list[Picture]]:
    """Copy what is not in the copy yet; what is not what it should be is left out."""
    copied, left = [], []
    for one in pictures:
        target = place_of(folder / ATTACHMENTS, one.id) / one.digest
        path = target.relative_to(folder).as_posix()
        entry = CopiedFile(path=path, size=one.size, digest=one.digest)
        if is_copied(folder, entry, check=check) or copy_picture(objects, one, target):
            copied.append(entry)
        else:
            left.append(one)
    return tuple(copied), left


def count_missing(database: Database, left: list[Picture]) -> int:
    """Of what was left out, name in the log what was not erased meanwhile; how many."""
    if not left:
        return 0
    with database.reader.connect() as connection:
        named = set(whole_pictures(connection))
    missing = [one for one in left if one in named]
    for one in missing:
        structlog.get_logger(__name__).error("left_out", id=one.id, digest=one.digest)
    return len(missing)


def is_copied(folder: Path, entry: CopiedFile, *, check: bool) -> bool:
    """Whether it was copied before; a file of this name was compared with it when it was made."""
    if check:
        return is_as_named(folder, entry)
    with suppress(FileNotFoundError):
        return (folder / entry.path).stat().st_size == entry.size
    return False


def copy_picture(objects: Objects, one: Picture, target: Path) -> bool:
    """Copy one; False when it is gone, or not what its name says. Raises OSError."""
    sealed = objects.read(one.id, one.digest, one.size)
    if sealed is None or digest_of(sealed) != one.digest:
        return False
    make_folder(target.parent)
    write_whole(target, sealed)
    return True


def copy_keys(data_dir: Path, folder: Path) -> tuple[CopiedFile, ...]:
    """Copy the private keys, all anew."""
    copied = []
    for source in sorted((data_dir / KEYS).rglob("*")):
        if source.is_file() and not source.name.startswith("."):
            target = folder / KEYS / source.relative_to(data_dir / KEYS)
            make_folder(target.parent)
            copy_file(source, target)
            sync_folder(target.parent)
            copied.append(describe(folder, target))
    return tuple(copied)


def drop_others(folder: Path, manifest: Manifest) -> None:
    """Delete databases of before, and pictures and keys that the manifest does not name."""
    named = {one.path for one in (manifest.database, *manifest.keys, *manifest.pictures)}
    olds = [*folder.glob("central-*.db"), *folder.glob("central-*.dump")]
    for below in (ATTACHMENTS, KEYS):
        olds.extend(path for path in (folder / below).rglob("*") if path.is_file())
    for path in olds:
        name = path.relative_to(folder).as_posix()
        if name not in named and (re.fullmatch(PATHS, name) or path.name.startswith(".")):
            path.unlink()
            with suppress(OSError):
                path.parent.rmdir()
