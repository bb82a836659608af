"""How every command answers: one JSON value as the last line of stdout, or plain text."""

import json
import sys
from typing import Any, NoReturn

import typer


def emit(value: object, *, as_json: bool, text: str) -> None:
    """Write `value` as one JSON line, or `text` for a person."""
    sys.stdout.write((json.dumps(value, ensure_ascii=False) if as_json else text) + "\n")
    sys.stdout.flush()


def fail(code: str, message: str, *, as_json: bool, **extra: Any) -> NoReturn:
    """Say what went wrong and leave with exit 1; `extra` keys stand beside error and message."""
    if as_json:
        emit({"ok": False, **extra, "error": code, "message": message}, as_json=True, text="")
    else:
        sys.stderr.write(f"{message}\n")
    raise typer.Exit(1)
