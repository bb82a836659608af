"""Official forms as PDF: the answers of one procedure set into its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.journey.answers import Answer
from kiosk.journey.path import Journey
from kiosk.paper.typesetting import BadTemplate, typeset
from kiosk.paper.wording import day_words, printable, word
from kiosk.procedures.functions import as_date
from kiosk.procedures.model import Procedure
from kiosk.text.dates import read_month
from kiosk.text.numbers import read_integer

TEMPLATES = ASSETS / "forms"
ISO_SUFFIX = "_iso"
_OFFICES = {"committee": "Ủy ban nhân dân", "police": "Công an"}


class FormError(Exception):
    """A form cannot be made.

    FormError
    ├── NoForm      the procedure has no official form
    └── BadForm     its template is missing or faulty
    """


class NoForm(FormError):  # noqa: N818 -- reads as what it is
    """The procedure has no official form."""


class BadForm(FormError):  # noqa: N818 -- reads as what it is
    """The template is missing or faulty; the text says how."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on the form beside the answers: its addressee, and the slip it belongs to."""

    office: str = ""
    reference: str = ""


def render(
    procedure: Procedure,
    answers: Mapping[str, Answer],
    today: date,
    heading: Heading = Heading(),
    templates: Path = TEMPLATES,
) -> bytes:
    """Set the procedure's form (A4, signature places empty) and give the PDF.

    Raises `NoForm` when the procedure has none, `BadForm` when its template does not compile.
    """
    if procedure.form is None:
        raise NoForm(procedure.code)
    template = templates / f"{procedure.form.template}.typ"
    if not template.is_file():
        raise BadForm(f"no template {procedure.form.template}")
    try:
        return typeset(template, form_data(procedure, answers, today, heading), today)
    except BadTemplate as error:
        raise BadForm(str(error)) from error


def form_data(
    procedure: Procedure, answers: Mapping[str, Answer], today: date, heading: Heading
) -> dict[str, object]:
    """Work out every text of the form: fields by the content's expressions, and what surrounds."""
    if procedure.form is None:
        raise NoForm(procedure.code)
    foot = word("form_prepared", "vi", date=day_words(today, "vi"))
    if heading.reference:
        foot += " " + word("form_reference", "vi", reference=printable(heading.reference))
    return {
        "fields": _fields(procedure, answers, today),
        "office": printable(heading.office or _OFFICES.get(procedure.agency_kind, "")),
        "declaration": procedure.declaration.vi if procedure.declaration else "",
        "foot": foot,
    }


def _fields(procedure: Procedure, answers: Mapping[str, Answer], today: date) -> dict[str, str]:
    clean = {
        name: printable(value) if isinstance(value, str) else value
        for name, value in answers.items()
    }
    journey = Journey(procedure, clean, today)
    facts = journey.route.facts
    fields: dict[str, str] = {}
    for name, expression in procedure.form.fields.items() if procedure.form else ():
        value = journey.conditions.value(expression, facts)
        fields[name] = field_text(value)
        day = as_date(value) if name.endswith(ISO_SUFFIX) else None
        if day is not None:
            fields[f"{name.removesuffix(ISO_SUFFIX)}_words"] = date_in_words(day)
    return fields


def field_text(value: str | int | bool) -> str:
    """Write a value as a form does: dates as 02/11/2026, numbers as 16.000."""
    if isinstance(value, bool):
        return "X" if value else ""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    day = as_date(value) if len(value) == 10 else None
    return printable(value) if day is None else day_words(day, "vi")


def date_in_words(day: date) -> str:
    """Write a date in words: "ngày hai tháng mười một năm hai nghìn không trăm hai mươi sáu"."""
    month = read_month(day.month)
    return f"ngày {read_integer(day.day)} tháng {month} năm {read_integer(day.year)}"
