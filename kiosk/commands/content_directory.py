"""`kiosk content import-directory`: take in the list of all procedures a commune does."""

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config, Json, read_settings
from kiosk.commands.library import open_library
from kiosk.commands.moment import VIETNAM
from kiosk.commands.output import emit, fail
from kiosk.directory.change import Change, compare, missing
from kiosk.directory.entry import Entry
from kiosk.directory.faults import DamagedStoreError, FaultyListError
from kiosk.directory.reading import MOST_BYTES, read_list
from kiosk.directory.store import (
    NOTHING,
    Directory,
    digest_of,
    load_directory,
    path_of,
    store_directory,
)
from kiosk.directory.wording import short_name
from kiosk.session.run_lock import tell_running


def import_directory(
    file: Path = typer.Argument(metavar="FILE", help="The list, CSV or JSON, in UTF-8."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would change; keep nothing."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Take in the directory, and say what changed since the last time. Guidance stays."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    guided = [one.code for one in open_library(as_json=as_json, config=config).summaries]
    data = read_file(file, as_json=as_json)
    entries = read_entries(file, data, as_json=as_json)
    before = stored(data_dir)
    change = compare(before.entries, entries)
    left_out = missing(dict.fromkeys(guided), entries)
    if not dry_run:
        version = before.version + (0 if change.is_empty else 1)
        keep(data_dir, Directory(entries, now(), version, digest_of(data)), as_json=as_json)
    answer: dict[str, Any] = {
        "ok": True,
        "entries": len(entries),
        "new": change.new,
        "gone": change.gone,
        "changed": [asdict(one) for one in change.changed],
        "guided_missing": left_out,
    }
    names = {entry.code: short_name(entry.name) for entry in (*before.entries, *entries)}
    emit(answer, as_json=as_json, text=report(change, names, left_out, len(entries)))


def read_file(file: Path, *, as_json: bool) -> bytes:
    """Read the file, or say why it cannot be used and leave."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        fail("unreadable_file", f"Cannot read {file}: {error.strerror}", as_json=as_json)
    if len(data) > MOST_BYTES:
        fail("too_long", f"{file} is longer than {MOST_BYTES} bytes.", as_json=as_json)
    return data


def read_entries(file: Path, data: bytes, *, as_json: bool) -> tuple[Entry, ...]:
    """Parse the list, or name every fault and leave; what was there before stays."""
    try:
        return read_list(data)
    except FaultyListError as error:
        lines = [f"{file}: {fault}" for fault in error.faults]
        lines.append("Nothing was taken in; the directory of before stays.")
        problems = [asdict(fault) for fault in error.faults]
        fail("directory_faulty", "\n".join(lines), as_json=as_json, problems=problems)


def stored(data_dir: Path) -> Directory:
    """Give what was taken in before; where that is damaged, everything counts as new."""
    try:
        return load_directory(data_dir)
    except DamagedStoreError as error:
        sys.stderr.write(f"The directory of before is of no use: {error}. All counts as new.\n")
        return NOTHING


def keep(data_dir: Path, directory: Directory, *, as_json: bool) -> None:
    """Store it and tell the kiosk that runs here, or say why not and leave."""
    try:
        store_directory(data_dir, directory)
    except OSError as error:
        message = f"Cannot write {path_of(data_dir)}: {error.strerror}"
        fail("cannot_write", message, as_json=as_json)
    tell_running(data_dir)


def report(change: Change, names: dict[str, str], left_out: tuple[str, ...], count: int) -> str:
    """Write for a person what changed, one line each."""
    codes = {one.code for one in change.changed}
    counted = f"{len(change.new)} new, {len(change.gone)} gone, {len(codes)} changed"
    head = f"{count} procedures: {counted}." if not change.is_empty else f"{count} procedures."
    lines = [head if not change.is_empty else f"{head} Nothing changed."]
    lines += [f"+ {code}  {names[code]}" for code in change.new]
    lines += [f"- {code}  {names[code]}" for code in change.gone]
    lines += [
        f"~ {one.code}  {one.field}: {one.before or '(empty)'} -> {one.after or '(empty)'}"
        for one in change.changed
    ]
    if left_out:
        lines.append(f"Not in this list, and still guided: {' '.join(left_out)}")
    return "\n".join(lines)


def now() -> datetime:
    """The wall clock in Việt Nam."""
    return datetime.now(VIETNAM)
