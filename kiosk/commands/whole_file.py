"""Writes what a command makes: whole or not at all."""

import os
from pathlib import Path

from kiosk.commands.output import fail

PRIVATE = 0o600
PUBLIC = 0o644


def write_whole(output: Path, raw: bytes, *, mode: int, as_json: bool) -> None:
    """Write the file, or leave with `unwritable_file` and what was there before."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        fail("unwritable_file", f"Cannot write {output}: {error.strerror}", as_json=as_json)
