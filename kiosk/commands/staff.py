"""`kiosk staff pin`: the technician sets the PIN of the staff page; without one it stays closed."""

import sys
from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings, saying_errors
from kiosk.commands.output import emit, fail
from kiosk.staff.gate import Gate
from kiosk.staff.pin import drop_pin, is_fit, keep_pin
from kiosk.staff.wording import said

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The PIN by which staff open their page on the screen. Example: kiosk staff pin",
)
Drop = typer.Option(False, "--drop", help="Take the PIN away; the page is closed then.")


@app.callback()
def staff() -> None:
    """See to the staff page."""


@app.command(epilog="Example: echo 428170 | kiosk staff pin")
def pin(drop: bool = Drop, config: Path | None = Config, as_json: bool = Json) -> None:
    """Set the PIN of six to twelve digits: asked for twice, or one line of standard input."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    if drop:
        dropped = drop_pin(data_dir)
        emit({"ok": True, "dropped": dropped}, as_json=as_json, text=said("pin_dropped", "en"))
        return
    typed = read_pin()
    if not is_fit(typed):
        fail("bad_pin", said("pin_unfit", "en"), as_json=as_json)
    with saying_errors(as_json=as_json):
        keep_pin(data_dir, typed)
        Gate(data_dir).forget()
    emit({"ok": True}, as_json=as_json, text=said("pin_set", "en"))


def read_pin() -> str:
    """Ask for it without showing it, or take the first line of input."""
    if sys.stdin.isatty():
        asked: str = typer.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True)
        return asked.strip()
    return sys.stdin.readline(100).strip()
