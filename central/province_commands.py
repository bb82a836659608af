"""`central province`: what goes to the province's system, and sending or keeping it by hand."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, Table

from central import audit
from central.adapters.outbox import Entry, entries_of, list_entries, put_back, set_aside
from central.adapters.outgoing import TABLES
from central.adapters.reasons import say_reason
from central.adapters.standing import said_of
from central.centre import is_initialised
from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.database import Database
from central.declarations import ids_by_reference
from central.output import emit, fail
from central.reach import EVERYTHING
from central.reference import read_reference

province_app = typer.Typer(no_args_is_help=True, help="What goes to the province's system.")

DossierArgument = Annotated[str, typer.Argument(help="Number of the slip, or id.")]


def row_of(adapter: str, entry: Entry) -> dict[str, Any]:
    """Give one row as a script reads it."""
    return {"adapter": adapter, **asdict(entry)}


def line_of(adapter: str, entry: Entry) -> str:
    """Give one row as a person reads it."""
    number = entry.number or "-"
    said = say_reason(entry.reason)
    return (
        f"{entry.file_id}  {adapter}  {entry.task:<8}  {entry.state:<9}  {number}  {said}".rstrip()
    )


def rows_about(connection: Connection, name: str) -> Iterator[tuple[str, Table, Entry]]:
    """Give the rows of a declaration by its id, or by the number of its slip."""
    reference = read_reference(name)
    ids = ids_by_reference(connection, EVERYTHING, reference) if reference else [name]
    for adapter, table in TABLES.items():
        for dossier_id in ids:
            for entry in entries_of(connection, table, dossier_id):
                yield adapter, table, entry


@province_app.command("list", epilog="Example: central province list --state aside --json")
def province_list(
    state: Annotated[
        str | None, typer.Option(help="Only these: waiting, delivered or aside.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what has gone and what is to go, newest first."""
    settings = read_settings(config, as_json=as_json)
    if not is_initialised(settings.data_dir, settings.database):
        emit([], as_json=as_json, text="Nothing has been received.")
        return
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.reader.connect() as connection,
    ):
        found = [
            (adapter, entry)
            for adapter, table in TABLES.items()
            for entry in list_entries(connection, table, state)
        ]
    lines = [line_of(adapter, entry) for adapter, entry in found]
    text = "\n".join(lines) or "Nothing to show."
    emit([row_of(*one) for one in found], as_json=as_json, text=text)


@province_app.command("show", epilog="Example: central province show 00010000152")
def province_show(
    dossier: DossierArgument, config: ConfigOption = None, as_json: JsonOption = False
) -> None:
    """Show the way of one declaration, its official number and its status there."""
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.reader.connect() as connection,
    ):
        found = [(adapter, entry) for adapter, _table, entry in rows_about(connection, dossier)]
        said = said_of(connection, [entry.id for _adapter, entry in found])
    if not found:
        fail("unknown_declaration", "Nothing of it goes to the province.", as_json=as_json)
    known = said[found[0][1].id]
    answer = {
        "ok": True,
        "id": found[0][1].id,
        "number": known.number,
        "status": known.status,
        "entries": [row_of(*one) for one in found],
    }
    emit(answer, as_json=as_json, text="\n".join(line_of(*one) for one in found))


@province_app.command("retry", epilog="Example: central province retry 00010000152")
def province_retry(
    dossier: Annotated[str | None, typer.Argument(help="Number of the slip, or id.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All that waits or is set aside.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let it go at the next round, what is set aside too; a running centre takes a minute."""
    if (dossier is None) == (not everything):
        raise typer.BadParameter("a declaration, or --all")
    settings = read_settings(config, as_json=as_json)
    with opened(settings, as_json=as_json) as (database, _identity):
        changed = change(database, dossier, "province.retry")
    told(changed, "go at the next round", as_json=as_json)


@province_app.command("hold", epilog="Example: central province hold 00010000152")
def province_hold(
    dossier: DossierArgument, config: ConfigOption = None, as_json: JsonOption = False
) -> None:
    """Set aside what waits of one declaration: it does not go until `retry`."""
    settings = read_settings(config, as_json=as_json)
    with opened(settings, as_json=as_json) as (database, _identity):
        changed = change(database, dossier, "province.hold")
    told(changed, "are set aside", as_json=as_json)


def change(database: Database, dossier: str | None, act: str) -> int | None:
    """Let rows go or keep them; how many, None when nothing is known of the declaration."""
    now = now_utc()
    changed = 0
    with database.writer.begin() as connection:
        found = list(rows_about(connection, dossier) if dossier else every_row(connection))
        for _adapter, table, entry in found:
            if act == "province.retry":
                moved = put_back(connection, table, [entry.row], now)
            else:
                moved = set_aside(connection, table, [entry.row], "held")
            if moved:
                audit.record(connection, now, audit.SYSTEM, act, entry.id)
            changed += moved
    return changed if found or dossier is None else None


def every_row(connection: Connection) -> Iterator[tuple[str, Table, Entry]]:
    """Give the rows of every adapter."""
    for adapter, table in TABLES.items():
        for entry in list_entries(connection, table):
            yield adapter, table, entry


def told(changed: int | None, what: str, *, as_json: bool) -> None:
    """Say how many rows changed."""
    if changed is None:
        fail("unknown_declaration", "Nothing of it goes to the province.", as_json=as_json)
    emit({"ok": True, "changed": changed}, as_json=as_json, text=f"{changed} {what}.")
