"""`central audit`: whether the trail of who did what is whole."""

from typing import Annotated

import typer

from central import audit
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.output import emit, fail
from central.snapshot import count

audit_app = typer.Typer(no_args_is_help=True, help="The trail of who did what.")


@audit_app.callback()
def group() -> None:
    """Keep `verify` a command of its own."""


@audit_app.command(epilog="Example: central audit verify --json")
def verify(
    noted: Annotated[
        str | None, typer.Option("--holds", help="What was told as its end before.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Follow the chain from the first row to the last; nothing is changed.

    Note down the end that is told, away from this machine: only by it a trail shows that was cut
    off, or written anew as a whole.
    """
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.reader.connect() as connection,
    ):
        broken = audit.first_broken_row(connection)
        rows, last = count(connection).audit, audit.last_head(connection)
        kept = noted is None or audit.holds(connection, noted)
    if broken is not None:
        message = f"The audit chain breaks at row {broken}: it was changed, or one before is gone."
        fail("audit_broken", message, as_json=as_json, row=broken)
    if not kept:
        message = "The audit chain does not lead through that end: rows are gone, or all is new."
        fail("audit_cut", message, as_json=as_json)
    text = f"The chain is whole: {rows} rows, its end is {last}."
    emit({"ok": True, "rows": rows, "end": last}, as_json=as_json, text=text)
