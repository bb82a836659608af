"""What every command of `central` does first: read the settings, open the folder, tell failures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from central.centre import open_initialised
from central.config import Settings, SettingsError, load_settings
from central.database import Database
from central.failures import failures_told
from central.identity import Identity
from central.output import fail

ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Settings file; default central.toml.")
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON value as the last line of output.")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Where the stick is mounted.")]


def read_settings(config: Path | None, *, as_json: bool) -> Settings:
    """Read the settings, or leave with what is wrong with them."""
    try:
        return load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)


@contextmanager
def opened(settings: Settings, *, as_json: bool) -> Iterator[tuple[Database, Identity]]:
    """Open the database of an initialised centre, beside a running one or without."""
    with failures_told(as_json=as_json):
        database, identity = open_initialised(settings.data_dir, settings.database)
        try:
            yield database, identity
        finally:
            database.close()
