"""`kiosk card parse`: what the QR of a citizen card says."""

import typer

from kiosk.commands.moment import now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.stdin import read_bytes
from kiosk.identity.card import CardProblem, parse_card
from kiosk.identity.scanned_text import LIMIT_BYTES
from kiosk.identity.sentences import identity_sentence

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Citizen cards. Example: kiosk card parse < scan.txt",
)


@app.callback()
def card() -> None:
    """Keep `parse` a command of its own."""


@app.command(epilog="Example: kiosk card parse --json < scan.txt")
def parse(
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Read the raw bytes of one scan, to the end of input (at most 64 kB)."""
    found = parse_card(read_bytes(LIMIT_BYTES), now_or(None).date())
    if isinstance(found, CardProblem):
        fail(found.code, identity_sentence(found.code, "vi"), as_json=as_json)
    values = found.values()
    warnings = [{"code": code, "message": identity_sentence(code, "vi")} for code in found.warnings]
    lines = [f"{key}: {value or '–'}" for key, value in values.items()]
    lines += [f"! {warning['message']}" for warning in warnings]
    emit({"ok": True, "card": values, "warnings": warnings}, as_json=as_json, text="\n".join(lines))
