"""`kiosk queue retry` and `hold`, and the book of an enrolled kiosk they are asked of."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings, refuse, saying_errors
from kiosk.commands.output import emit
from sync.agent import closing_engine
from sync.applying import Counter
from sync.identity import load_identity

Name = typer.Argument(metavar="ID", help="Id, or reference as printed on the slip.")
OptionalName = typer.Argument(None, metavar="[ID]", help="Id or reference; nothing for all.")


@contextmanager
def counter_of(config: Path | None, *, as_json: bool) -> Iterator[Counter]:
    """Open the book for the block; leave with a reason where there is none."""
    settings = read_settings(config, as_json=as_json)
    with saying_errors(as_json=as_json):
        identity = load_identity(settings.data_dir)
        if identity is None:
            refuse("not_enrolled", as_json=as_json)
        with closing_engine(settings.data_dir) as engine:
            yield Counter(settings.data_dir, engine, identity, settings.delivery_grace_s)


def retry(
    name: str | None = OptionalName, config: Path | None = Config, as_json: bool = Json
) -> None:
    """Send what is held again, and what waits at once: one declaration, or all."""
    body = {} if name is None else named(name)
    ask("retry", body, "It will be sent again.", config, as_json=as_json)


def hold(name: str = Name, config: Path | None = Config, as_json: bool = Json) -> None:
    """Keep one declaration back until `retry`; the others go on."""
    ask("hold", named(name), "It is kept back.", config, as_json=as_json)


def ask(kind: str, body: dict[str, str], done: str, config: Path | None, *, as_json: bool) -> None:
    """Have a request applied and say so."""
    with counter_of(config, as_json=as_json) as counter:
        outcome = counter.carry_out(kind, body)
    if outcome is None:
        refuse("agent_busy", as_json=as_json)
    if outcome == "nothing_matched" and body:
        refuse("unknown_dossier", as_json=as_json)
    emit({"ok": True, "outcome": outcome}, as_json=as_json, text=done)


def named(name: str) -> dict[str, str]:
    """Say which declaration by its id, or by its reference with or without spaces."""
    wanted = name.replace(" ", "")
    return {"reference": wanted} if wanted.isdigit() else {"id": wanted}
