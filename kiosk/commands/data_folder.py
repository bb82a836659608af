"""What the commands about the queue share: settings, the database if there is one, its errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from sqlalchemy import Engine

from kiosk.commands.output import fail
from kiosk.config import Settings, SettingsError, load_settings
from sync.agent import Options
from sync.data_folder import path_of
from sync.database import open_database
from sync.errors import StoreError
from sync.reasons import in_words
from sync.station import Patience

Config = typer.Option(None, "--config", help="kiosk.toml to use.")
Json = typer.Option(False, "--json", help="Answer as one JSON line.")


def read_settings(config: Path | None, *, as_json: bool) -> Settings:
    """Read the settings, or say what is wrong with them and leave."""
    try:
        return load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)


def options_of(settings: Settings) -> Options:
    """Give what the settings tell an agent."""
    return Options(settings.centre_url, Patience(grace_s=settings.delivery_grace_s))


def refuse(code: str, *, as_json: bool) -> NoReturn:
    """Leave with a reason code in plain words."""
    fail(code, in_words(code, "en"), as_json=as_json)


@contextmanager
def saying_errors(*, as_json: bool) -> Iterator[None]:
    """Leave with plain words when the store fails."""
    try:
        yield
    except StoreError as error:
        fail(error.code, in_words(error.code, "en"), as_json=as_json)


@contextmanager
def existing_database(data_dir: Path, *, as_json: bool) -> Iterator[Engine | None]:
    """Open kiosk.db for the block; None where nothing was ever saved, and nothing is made."""
    with saying_errors(as_json=as_json):
        if not path_of(data_dir).exists():
            yield None
            return
        engine = open_database(data_dir)
        try:
            yield engine
        finally:
            engine.dispose()
