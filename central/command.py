"""What every command of `central` does first: read the settings, open the folder, tell failures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from central.centre import InsideKiosk, NotInitialised, open_initialised
from central.config import Settings, SettingsError, load_settings
from central.database import Database, DatabaseError
from central.identity import Identity
from central.keys import KeysError
from central.output import fail
from central.places import AlreadyRunning, PortTaken

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
def failures_told(*, as_json: bool) -> Iterator[None]:
    """Turn what can be wrong with a data folder into a code and a sentence."""
    try:
        yield
    except NotInitialised:
        fail("not_initialised", "Run `central init` first.", as_json=as_json)
    except InsideKiosk:
        sentence = "The data folder lies in a kiosk's; the private keys must not be there."
        fail("inside_kiosk", sentence, as_json=as_json)
    except KeysError as error:
        fail("keys_unfit", str(error), as_json=as_json)
    except DatabaseError as error:
        fail("database_unfit", str(error), as_json=as_json)
    except AlreadyRunning:
        fail("already_running", "A centre already runs on this data folder.", as_json=as_json)
    except PortTaken:
        fail("port_taken", "Another program listens on this port.", as_json=as_json)
    except OSError as error:
        fail("cannot_write", f"{error.strerror}: {error.filename}", as_json=as_json)


@contextmanager
def opened(settings: Settings, *, as_json: bool) -> Iterator[tuple[Database, Identity]]:
    """Open the database of an initialised centre, beside a running one or without."""
    with failures_told(as_json=as_json):
        database, identity = open_initialised(settings.data_dir)
        try:
            yield database, identity
        finally:
            database.close()
