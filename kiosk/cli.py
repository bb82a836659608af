"""The `kiosk` command: mounts one module of `kiosk/commands/` a command, loaded when used."""

import importlib
from dataclasses import dataclass
from typing import Any

import typer
import typer.core
import typer.main

from kiosk import log


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives, and its line in `kiosk --help`."""

    module: str
    help: str


COMMANDS = {
    "run": Command("run", "Start the kiosk: supervisor, screen and sending agent."),
    "demo": Command("demo", "Walk one declaration from first touch to the centre's receipt."),
    "procedures": Command("procedures", "List procedures, or show one."),
    "fields": Command("fields", "The questions of one procedure."),
    "search": Command("search_cmd", "Find a procedure by everyday words."),
    "fill": Command("fill", "Fill in a declaration from a file, without a screen."),
    "form": Command("form", "The official form as PDF."),
    "card": Command("card", "Read a citizen card's code."),
    "scan": Command("scan", "Say what kind of code was scanned."),
    "telex": Command("telex", "Keystrokes to Vietnamese, a line at a time."),
    "say": Command("say", "Speak a text into a sound file."),
    "content": Command("content", "Check the content; print its JSON Schema."),
    "queue": Command("queue", "Look at the queue of declarations."),
    "sync": Command("sync_cmd", "Send now, keep sending, or show the line's state."),
    "enrol": Command("enrol", "Join this kiosk to its centre."),
    "doctor": Command("doctor", "Say in plain words whether everything is well."),
}


class LazyGroup(typer.core.TyperGroup):
    """Imports a command's module only when that command is asked for, so `--help` is quick."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The click command built from the module's typer app."""
        del ctx
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module = importlib.import_module(f"kiosk.commands.{place.module}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        command.short_help = place.help
        return command


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The ward kiosk. Example: kiosk search 'giấy khai sinh'",
)


@app.callback()
def configure(
    verbose: bool = typer.Option(False, "--verbose", help="Log more, to stderr."),
) -> None:
    """Set up logging for every command."""
    log.configure(verbose=verbose)


def main() -> None:
    """Entry point of the `kiosk` script."""
    app()


if __name__ == "__main__":
    main()
