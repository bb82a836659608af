"""`kiosk form`: the official form of a procedure, filled, as PDF."""

from pathlib import Path

import typer

from kiosk.commands.fill import LanguageName, read_answers, refuse_errors
from kiosk.commands.library import home_in_use, open_procedure
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.whole_file import PRIVATE, write_whole
from kiosk.journey.intake import take_in

app = typer.Typer(add_completion=False, help="The official form as PDF.")


@app.command(epilog="Example: kiosk form 1.001193 --answers baby.json -o baby.pdf")
def form(  # noqa: PLR0913, PLR0917 -- one parameter an option
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    answers: str = typer.Option(
        ..., "--answers", help="JSON file, flat by field name, or a story (.yaml); - is stdin."
    ),
    output: Path = typer.Option(..., "-o", "--output", help="PDF file to write."),
    office: str = typer.Option("", help="Whom the form is addressed to; left open when not given."),
    on: str | None = On,
    language: LanguageName = typer.Option(LanguageName.VI, help="Language of the messages."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Check the answers as the screens would, then set them into the form."""
    from kiosk.paper.forms import Heading, render  # noqa: PLC0415 -- keeps --help quick

    given = read_answers(answers, as_json=as_json)
    today = now_or(on).date()
    procedure = open_procedure(code, today, as_json=as_json)
    if procedure.form is None:
        fail("no_form", f"{code} has no official form to fill in.", as_json=as_json)
    intake = take_in(procedure, given, today)
    refuse_errors(intake, language.value, as_json=as_json)
    templates = home_in_use(as_json=as_json).forms
    pdf = render(procedure, intake.answers.values, today, Heading(office=office), templates)
    write_whole(output, pdf, mode=PRIVATE, as_json=as_json)  # it holds personal data
    answer = {"ok": True, "output": str(output), "bytes": len(pdf)}
    emit(answer, as_json=as_json, text=f"{procedure.form.title.vi}: {output}")
