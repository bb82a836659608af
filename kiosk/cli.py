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
    "demo": Command("demo", "Show what a resident does, from first touch to the centre's receipt."),
    "procedures": Command("procedures", "List procedures, or show one."),
    "fields": Command("fields", "The questions of one procedure."),
    "search": Command("search_cmd", "Find a procedure by everyday words."),
    "ask": Command("ask", "Answer a question in free words, with its sources."),
    "fill": Command("fill", "Fill in a declaration from a file, without a screen."),
    "form": Command("form", "The official form as PDF."),
    "card": Command("card", "Read a citizen card's code."),
    "scan": Command("scan", "Say what kind of code was scanned."),
    "handoff": Command("handoff", "Carry a declaration in progress as codes, and take it up."),
    "telex": Command("telex", "Keystrokes to Vietnamese, a line at a time."),
    "voice": Command("voice", "Make, record and install voices."),
    "say": Command("say", "Speak a text into a sound file."),
    "content": Command("content", "Check content, keep it true, bring it as signed packs."),
    "queue": Command("queue", "Look at the queue of declarations."),
    "staff": Command("staff", "The PIN by which staff open their page on the screen."),
    "sync": Command("sync_cmd", "Send now, keep sending, or show the line's state."),
    "enrol": Command("enrol", "Join this kiosk to its centre."),
    "key": Command("key", "Show or change the key this kiosk signs with."),
    "doctor": Command("doctor", "Say in plain words whether everything is well."),
}


class LazyGroup(typer.core.TyperGroup):
    """Imports a command's module only when that command is to run; `--help` needs none of them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command to be listed; `resolve_command` gives the one that runs."""
        del ctx
        place = COMMANDS.get(cmd_name)
        return None if place is None else typer.core.TyperCommand(cmd_name, help=place.help)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command the arguments name, built from its module's typer app."""
        name, listed, rest = super().resolve_command(ctx, args)
        if name is None or listed is None:
            return name, listed, rest
        module = importlib.import_module(f"kiosk.commands.{COMMANDS[name].module}")
        command = typer.main.get_command(module.app)
        command.name = name
        command.short_help = COMMANDS[name].help
        return name, command, rest


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
