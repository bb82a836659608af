"""`kiosk content preview`: a procedure on paper, for those who keep the content true."""

from pathlib import Path

import typer

from kiosk.commands.library import open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.whole_file import PUBLIC, write_whole
from kiosk.journey.checklist import is_weak
from kiosk.procedures.loading import PROCEDURES
from kiosk.procedures.model import Evidence
from kiosk.procedures.walking import parts_of


def preview(
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    output: Path | None = typer.Option(
        None, "-o", "--output", help="PDF file to write, instead of CODE.pdf here."
    ),
    folder: Path = typer.Option(PROCEDURES, "--dir", help="Folder of content files."),
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Write one procedure as A4 pages, and beside them a picture of the way through it."""
    from kiosk.authoring.preview import picture, preview_pages  # noqa: PLC0415 -- quick --help

    today = now_or(on).date()
    library = open_library(as_json=as_json, folder=folder)
    procedure = library.procedure(code, today)
    if procedure is None:
        message = f"No procedure {code} is in force on {today}. See: kiosk procedures list"
        fail("unknown_procedure", message, as_json=as_json, procedure=code)
    versions = [item for item in library.procedures if item.code == code]
    pages = output or Path(f"{code}.pdf")
    drawn = pages.with_name(f"{pages.name.removesuffix('.pdf')}-graph.png")
    made = preview_pages(procedure, versions, today), picture(procedure, today)
    for path, raw in zip((pages, drawn), made, strict=True):
        write_whole(path, raw, mode=PUBLIC, as_json=as_json)
    evidence = [part for _, part in parts_of(procedure) if isinstance(part, Evidence)]
    answer = {
        "ok": True,
        "output": str(pages),
        "picture": str(drawn),
        "version": procedure.version,
        "questions": sum(len(part.questions) for part in procedure.parts),
        "weak": sum(is_weak(item) for item in evidence),
    }
    emit(answer, as_json=as_json, text=f"{procedure.plain_name.vi}: {pages}, {drawn}")
