"""`kiosk content`: what an author runs before content goes to kiosks."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.content_stories import stories
from kiosk.commands.library import open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.config import ASSETS
from kiosk.journey.exploration import unreachable
from kiosk.procedures.conditions import BadExpression
from kiosk.procedures.form_fields import form_fields
from kiosk.procedures.lint import Surroundings, lint_library
from kiosk.procedures.loading import PROCEDURES, Library
from kiosk.procedures.remarks import Remark
from kiosk.procedures.schema import content_schema

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Check the content; print its JSON Schema. See: content lint",
)


@app.command(epilog="Example: kiosk content lint assets/procedures --json")
def lint(
    folder: Path = typer.Argument(PROCEDURES, metavar="[DIR]", help="Folder of content files."),
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Check content files: shape, words, sources, conditions, and that all of it can be reached."""
    library = open_library(as_json=as_json, folder=folder)
    remarks = all_remarks(library, now_or(on).date())
    errors = sum(remark.level == "error" for remark in remarks)
    answer: dict[str, Any] = {
        "procedures": len(library.procedures),
        "errors": errors,
        "warnings": len(remarks) - errors,
        "problems": [
            {"level": item.level, "file": item.file, "place": item.place, "message": item.message}
            for item in remarks
        ],
    }
    text = "\n".join(str(remark) for remark in remarks) or "The content is well."
    if errors:
        fail("content_faulty", text, as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=text)


app.command(epilog="Example: kiosk content stories --only 1.000656")(stories)


@app.command(epilog="Example: kiosk content schema > assets/procedures/schema.json")
def schema(
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Print the JSON Schema of content files."""
    whole = content_schema()
    emit(whole, as_json=as_json, text=json.dumps(whole, ensure_ascii=False, indent=2))


def all_remarks(library: Library, today: date) -> list[Remark]:
    """Check the library against this program's icons and forms, and walk every procedure."""
    icons = {path.stem for path in (ASSETS / "icons").glob("*.svg")}
    remarks = lint_library(library, Surroundings(today, icons, form_fields()))
    for procedure in library.procedures:
        try:
            remarks += unreachable(procedure, today)
        except BadExpression:  # told already, with its place
            continue
    return remarks
