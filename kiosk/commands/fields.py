"""`kiosk fields`: the questions of one procedure, as an answers file names them."""

from typing import Any

import typer

from kiosk.commands.library import open_procedure
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit
from kiosk.journey.ethnicities import ethnicities
from kiosk.journey.route import SCANNED, TYPED
from kiosk.procedures.model import Procedure, Question

app = typer.Typer(add_completion=False, help="The questions of one procedure.")


@app.command(epilog="Example: kiosk fields 1.001193 --json")
def fields(
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    on: str | None = On,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """List the fields that an answers file for this procedure may have."""
    procedure = open_procedure(code, now_or(on).date(), as_json=as_json)
    found = fields_of(procedure)
    text = "\n".join(f"{item['name']}  {item['type']}  {item['label']}" for item in found)
    emit(found, as_json=as_json, text=text)


def fields_of(procedure: Procedure) -> list[dict[str, Any]]:
    """Give every question that takes an answer, in the order asked."""
    return [
        {
            "name": question.name,
            "type": question.type,
            "required": question.required,
            "options": _options(question),
            "condition": question.when,
            "limits": None
            if question.limits is None
            else question.limits.model_dump(mode="json", exclude_none=True),
            "label": question.label.vi,
        }
        for part in procedure.parts
        for question in part.questions
        if question.type != "notice"
    ]


def _options(question: Question) -> list[dict[str, str]]:
    if question.type == "card":
        return [{"value": SCANNED, "label": SCANNED}, {"value": TYPED, "label": TYPED}]
    if question.type == "ethnicity":
        return [{"value": name, "label": name} for name in ethnicities()]
    return [{"value": option.value, "label": option.label.vi} for option in question.options]
