"""`kiosk content ward`, and lint of the ward's own information."""

from datetime import date
from pathlib import Path

import typer

from kiosk.commands.output import emit, fail
from kiosk.config import ASSETS
from kiosk.packs.ward import is_ward_folder
from kiosk.procedures.loading import ContentError
from kiosk.procedures.remarks import Remark
from kiosk.ward.file import FILE, load_ward
from kiosk.ward.lint import ward_remarks
from sync.durable import create

TEMPLATE = ASSETS / "ward" / "template.yaml"


def ward(
    folder: Path = typer.Argument(..., metavar="DIR", help="Folder to put ward.yaml into."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Put a ward.yaml with comments into a folder, for staff to fill in."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = create(path, TEMPLATE.read_bytes())
    except OSError as error:
        fail("unwritable_file", f"{path}: {error.strerror}", as_json=as_json)
    if not made:
        fail("file_exists", f"{path} is there already.", as_json=as_json)
    text = f"Fill in {path}, then: kiosk content lint {folder}"
    emit({"ok": True, "output": str(path)}, as_json=as_json, text=text)


def lint_ward(folder: Path, today: date) -> list[Remark] | None:
    """Check the ward's information where the folder holds it; None where it holds procedures."""
    if not is_ward_folder(folder):
        return None
    try:
        return ward_remarks(load_ward(folder), folder, today)
    except ContentError as error:
        return [Remark("error", f.file, f.place, f.message, line=f.line) for f in error.faults]
