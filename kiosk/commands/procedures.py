"""`kiosk procedures`: what this kiosk knows how to guide."""

from typing import Any

import typer

from kiosk.commands.library import open_library, open_procedure
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit
from kiosk.procedures.library import Summary, summary_of
from kiosk.procedures.model import Procedure

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="List procedures, or show one. Example: kiosk procedures list",
)


@app.command("list", epilog="Example: kiosk procedures list --json")
def list_procedures(
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """List the procedures in force today."""
    library = open_library(as_json=as_json)
    found = library.on(now_or(on).date())
    lines = (f"{item.code}  {item.plain_name.vi}  ({item.official_name.vi})" for item in found)
    emit([listed(item) for item in found], as_json=as_json, text="\n".join(lines))


@app.command(epilog="Example: kiosk procedures show 1.001193")
def show(
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Show one procedure as it is in force today."""
    procedure = open_procedure(code, now_or(on).date(), as_json=as_json)
    whole = {**procedure.model_dump(mode="json"), **listed(summary_of(procedure))}
    emit(whole, as_json=as_json, text=describe(procedure))


def listed(procedure: Summary) -> dict[str, Any]:
    """Give a procedure's line of the list."""
    end = procedure.effective_to
    return {
        "code": procedure.code,
        "name": procedure.official_name.vi,
        "plain_name": procedure.plain_name.vi,
        "field": procedure.field.vi,
        "agency": procedure.agency.vi,
        "guided": procedure.guided,
        "ends": procedure.ends,
        "effective_from": procedure.effective_from.isoformat(),
        "effective_to": None if end is None else end.isoformat(),
    }


def describe(procedure: Procedure) -> str:
    """Write what a person at a terminal wants to know of a procedure."""
    questions = [question for part in procedure.parts for question in part.questions]
    until = procedure.effective_to or "…"
    lines = [
        f"{procedure.code}  {procedure.official_name.vi}",
        f"  {procedure.plain_name.vi}; version {procedure.version}, ends: {procedure.ends}",
        f"  {procedure.agency.vi}; {procedure.field.vi}",
        f"  in force {procedure.effective_from} – {until}",
        f"  {procedure.fee.headline.vi}; {procedure.time_limit.headline.vi}",
        f"  {len(procedure.parts)} parts, {len(questions)} questions",
    ]
    lines += [f"  - {paper.name.vi} ({paper.handling})" for paper in procedure.papers]
    return "\n".join(lines)
