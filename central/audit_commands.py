"""`central audit`: whether the trail of who did what is whole."""

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
def verify(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Follow the chain from the first row to the last; nothing is changed."""
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.reader.connect() as connection,
    ):
        broken = audit.first_broken_row(connection)
        rows = count(connection).audit
    if broken is not None:
        message = f"The audit chain breaks at row {broken}: it was changed, or one before is gone."
        fail("audit_broken", message, as_json=as_json, row=broken)
    emit({"ok": True, "rows": rows}, as_json=as_json, text=f"The chain is whole: {rows} rows.")
