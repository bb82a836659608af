"""`kiosk scan classify`: what kind of code was scanned; nothing is opened or run."""

from pathlib import Path

import typer

from kiosk.commands.moment import now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.stdin import read_bytes
from kiosk.config import SettingsError, load_settings
from kiosk.identity.scan import classify
from kiosk.identity.scanned_text import LIMIT_BYTES
from kiosk.identity.sentences import identity_sentence

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Scanned codes. Example: kiosk scan classify < scan.txt",
)

ENROLMENT = "enrolment.json"


@app.callback()
def scan() -> None:
    """Keep `classify` a command of its own."""


@app.command("classify", epilog="Example: printf 'PHIEU:00170001231' | kiosk scan classify --json")
def classify_scan(
    config: Path | None = typer.Option(None, help="Settings file (default kiosk.toml)."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Read the raw bytes of one scan and say what they are."""
    try:
        data_dir = load_settings(config).data_dir
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)
    enrolled = (data_dir / ENROLMENT).exists()
    found = classify(read_bytes(LIMIT_BYTES), now_or(None).date(), enrolled=enrolled)
    message = identity_sentence(found.reason, "vi")
    if not found.ok:
        fail(found.reason, message, as_json=as_json, kind=found.kind, reason=found.reason)
    answer = {"kind": found.kind, "ok": True, "reason": found.reason}
    emit(answer, as_json=as_json, text=f"{found.kind}: {message}")
