"""The content in use, and short ways to walk it and to read what it says."""

from datetime import date

from kiosk.journey.checklist import what_it_takes
from kiosk.journey.path import Journey
from kiosk.journey.validation import check_all
from kiosk.procedures.model import Procedure
from tests.library import in_use

TODAY = date(2026, 11, 24)
BIRTH, COPIES, RESIDENCE = "1.001193", "2.000815", "1.004194"
MARITAL, PENSION = "1.004873", "1.014027"

Given = dict[str, str | int]


GUIDED = sorted({item.code for item in in_use().procedures})


def procedure(code: str) -> Procedure:
    found = in_use().procedure(code)
    assert found is not None
    return found


def years_ago(years: int) -> date:
    return TODAY.replace(year=TODAY.year - years)


def warned(code: str, answers: Given) -> set[str]:
    return {finding.code for finding in check_all(procedure(code), answers, TODAY).warnings}


def names_on_the_way(code: str, answers: Given) -> set[str]:
    steps = Journey(procedure(code), answers, TODAY).steps()
    return {step.question.name for step in steps}


def amount(code: str, answers: Given) -> int | None:
    return what_it_takes(procedure(code), answers, TODAY).fee.amount_dong


def on_form(code: str, answers: Given, field: str) -> str | int | bool:
    form = procedure(code).form
    assert form is not None
    journey = Journey(procedure(code), answers, TODAY)
    return journey.conditions.value(form.fields[field], journey.route.facts)
