"""What the commands about procedures share: library and directory, or what is wrong with them."""

import sys
from datetime import date
from pathlib import Path

from kiosk.commands.data_folder import read_settings
from kiosk.commands.output import fail
from kiosk.directory.faults import DamagedStoreError
from kiosk.directory.store import NOTHING, Directory, load_directory
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.procedures.compiled import load_ready
from kiosk.procedures.library import Library
from kiosk.procedures.loading import ContentError, load_all
from kiosk.procedures.model import Procedure


def home_in_use(*, as_json: bool, config: Path | None = None) -> Home:
    """Give the content in use on this kiosk: an installed pack, or what came with the program."""
    return Shelf(read_settings(config, as_json=as_json).data_dir).home()


def open_library(
    *, as_json: bool, folder: Path | None = None, config: Path | None = None
) -> Library:
    """Load the content in use, or that of a folder; say all that is wrong with it and leave."""
    try:
        if folder is not None:
            return load_all(folder)
        return load_ready(home_in_use(as_json=as_json, config=config).procedures)
    except ContentError as error:
        problems = [
            {
                "level": "error",
                "file": fault.file,
                "line": fault.line,
                "place": fault.place,
                "message": fault.message,
            }
            for fault in error.faults
        ]
        fail("content_faulty", str(error), as_json=as_json, problems=problems)


def open_procedure(code: str, day: date, *, as_json: bool, config: Path | None = None) -> Procedure:
    """Give the version of a procedure in force on a day, or leave with `unknown_procedure`."""
    procedure = open_library(as_json=as_json, config=config).procedure(code, day)
    if procedure is None:
        message = f"No procedure {code} is in force on {day}. See: kiosk procedures list"
        fail("unknown_procedure", message, as_json=as_json, procedure=code)
    return procedure


def open_directory(config: Path | None, *, as_json: bool) -> Directory:
    """Give what this kiosk imported; where that is damaged, say so and go on without it."""
    try:
        return load_directory(read_settings(config, as_json=as_json).data_dir)
    except DamagedStoreError as error:
        sys.stderr.write(f"The imported directory is left out: {error}\n")
        return NOTHING
