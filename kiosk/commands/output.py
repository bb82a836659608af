"""How every command answers: one JSON value as the last line of stdout, or plain text."""

import json
import sys
from typing import Any, NoReturn

import typer


def emit(value: Any, *, as_json: bool, text: str) -> None:
    """Print `value` as one JSON line, or `text` for a person."""
    print(json.dumps(value, ensure_ascii=False) if as_json else text)


def fail(code: str, message: str, *, as_json: bool, **extra: Any) -> NoReturn:
    """Say what went wrong and leave with exit 1; `extra` keys stand beside error and message."""
    if as_json:
        answer = {"ok": False, **extra, "error": code, "message": message}
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(message, file=sys.stderr)
    raise typer.Exit(1)
