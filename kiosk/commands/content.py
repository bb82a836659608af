"""`kiosk content`: what an author runs before content goes to kiosks."""

import json
from pathlib import Path
from typing import Any

import typer

from kiosk.commands import content_packs
from kiosk.commands.content_directory import import_directory
from kiosk.commands.content_preview import preview
from kiosk.commands.content_sheet import export, import_
from kiosk.commands.content_stories import stories
from kiosk.commands.content_ward import lint_ward
from kiosk.commands.content_ward import ward as ward_template
from kiosk.commands.library import open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.packs.checking import all_remarks
from kiosk.packs.home import BUILT_IN
from kiosk.procedures.loading import PROCEDURES
from kiosk.procedures.locating import Files
from kiosk.procedures.schema import content_schema
from kiosk.ward.schema import ward_schema

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Check content, keep it true, and bring it to kiosks as signed packs. See: content lint",
)
app.command("import-directory", epilog="Example: kiosk content import-directory list.csv --json")(
    import_directory
)


@app.command(epilog="Example: kiosk content lint assets/procedures --json")
def lint(
    folder: Path = typer.Argument(
        PROCEDURES, metavar="[DIR]", help="Folder of content files, or with ward.yaml."
    ),
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Check content files: shape, words, sources, conditions, and that all of it can be reached."""
    today, procedures = now_or(on).date(), 0
    remarks = lint_ward(folder, today)
    if remarks is None:
        library = open_library(as_json=as_json, folder=folder)
        procedures = len(library.procedures)
        remarks = Files(folder).with_lines(all_remarks(library, BUILT_IN, today))
    errors = sum(remark.level == "error" for remark in remarks)
    answer: dict[str, Any] = {
        "procedures": procedures,
        "errors": errors,
        "warnings": len(remarks) - errors,
        "problems": [
            {
                "level": item.level,
                "file": item.file,
                "line": item.line,
                "place": item.place,
                "message": item.message,
            }
            for item in remarks
        ],
    }
    text = "\n".join(str(remark) for remark in remarks) or "The content is well."
    if errors:
        fail("content_faulty", text, as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=text)


app.command(epilog="Example: kiosk content stories --only 1.000656")(stories)
app.command(epilog="Example: kiosk content preview 1.001193 -o birth.pdf")(preview)
app.command(epilog="Example: kiosk content export 1.001193 -o words.xlsx")(export)
app.command("import", epilog="Example: kiosk content import words.xlsx --write")(import_)
app.command("ward", epilog="Example: kiosk content ward phuong")(ward_template)
app.command(epilog="Example: kiosk content key -o content.key")(content_packs.key)
app.command(epilog="Example: kiosk content build --version 2026.11.29 -o content.zip")(
    content_packs.build
)
app.command(epilog="Example: kiosk content sign content.zip --key content.key")(content_packs.sign)
app.command(epilog="Example: kiosk content verify content.zip --json")(content_packs.verify)
app.command(epilog="Example: kiosk content install content.zip")(content_packs.install)
app.command("roll-back", epilog="Example: kiosk content roll-back")(content_packs.roll_back)
app.command(epilog="Example: kiosk content packs --json")(content_packs.packs)


@app.command(epilog="Example: kiosk content schema > assets/procedures/schema.json")
def schema(
    ward: bool = typer.Option(False, "--ward", help="Of ward.yaml."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Print the JSON Schema of content files, or of the ward's own information."""
    whole = ward_schema() if ward else content_schema()
    emit(whole, as_json=as_json, text=json.dumps(whole, ensure_ascii=False, indent=2))
