from datetime import date, timedelta

import pytest

from kiosk.procedures.doors import Door, DoorAnswer, DoorGroup, Doors
from kiosk.procedures.library import Library
from kiosk.procedures.lint import (
    Surroundings,
    library_remarks,
    lint_library,
    lint_procedure,
)
from kiosk.procedures.model import Evidence, Words

AROUND = Surroundings(date(2026, 11, 24), {"home"}, {"loan": {"name", "born", "books"}})
WORDS = Words(vi="Chữ", en="Word")


def said(procedure, around=AROUND, level="error"):
    return [
        (remark.place, remark.message)
        for remark in lint_procedure(procedure, around)
        if remark.level == level
    ]


def test_the_invented_procedure_is_well(loan):
    assert said(loan) == []


def ending(*versions):
    remarks = library_remarks(Library.holding(versions, Doors(format=1, groups=[])), AROUND)
    return [remark.message for remark in remarks if remark.place == "effective_to"]


def test_a_procedure_that_ended_or_ends_soon_is_said(loan):
    ended = loan.model_copy(update={"effective_to": date(2026, 11, 1)})
    assert ending(ended) == ["no longer in force since 2026-11-01"]
    soon = loan.model_copy(update={"effective_to": date(2026, 12, 31)})
    assert ending(soon) == ["ends soon, on 2026-12-31"]
    assert ending(loan.model_copy(update={"effective_to": date(2027, 6, 30)})) == []
    wrong = loan.model_copy(update={"effective_to": date(2025, 1, 1)})
    assert ("effective_to", "is before effective_from") in said(wrong)


def test_the_end_of_a_version_that_another_follows_is_not_said(loan):
    soon = loan.model_copy(update={"effective_to": date(2026, 12, 31)})
    later = {"version": "9", "effective_from": date(2027, 1, 1)}
    assert ending(soon, loan.model_copy(update=later)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": " "}, "names no source"),
        ({"checked_on": date(2026, 11, 25)}, "checked_on is in the future"),
        ({"strength": "weak"}, "a fact that is weak needs a note: what staff should check"),
    ],
)
def test_a_fact_needs_a_source_a_date_and_a_note_when_weak(loan, change, message):
    evidence = Evidence.model_validate({**loan.evidence.model_dump(), **change})
    assert ("evidence", message) in said(loan.model_copy(update={"evidence": evidence}))


def test_a_fact_checked_long_ago_is_said(loan):
    later = Surroundings(AROUND.today + timedelta(days=200), AROUND.icons, AROUND.form_fields)
    assert ("evidence", "last checked 2026-11-01") in said(loan, later, "warning")


def test_form_fields_must_exist(loan):
    missing = Surroundings(AROUND.today, AROUND.icons, {"loan": {"name", "books", "stamp"}})
    assert ("form.fields.born", "the form has no such field") in said(loan, missing)
    none = Surroundings(AROUND.today, AROUND.icons, {})
    assert ("form.template", "there is no form template 'loan'") in said(loan, none)


def test_a_notice_says_where_its_fact_is_from(loan):
    found = said(loan, level="warning")
    assert ("notices.closed_soon", "says a fact without its evidence") in found
    notice = loan.notices[0].model_copy(update={"evidence": loan.evidence})
    sourced = loan.model_copy(update={"notices": [notice]})
    assert "notices.closed_soon" not in dict(said(sourced, level="warning"))


def test_a_procedure_names_its_law(loan):
    assert ("legal_basis", "names no law") in said(loan.model_copy(update={"legal_basis": []}))


@pytest.mark.parametrize(
    ("page", "well"),
    [
        ("https://dichvucong.gov.vn/thu-tuc/019d2bfd-3fac", True),
        ("http://dichvucong.gov.vn/", False),
        ("javascript:alert(1)", False),
        ("https://dichvucong.gov.vn@evil.example/", False),
        ("https://x.vn/ y", False),
    ],
)
def test_the_official_page_is_an_https_page(loan, page, well):
    found = dict(said(loan.model_copy(update={"page": page})))
    assert ("page" not in found) == well


def test_days_without_a_version_are_said(loan):
    def version(start, end):
        return loan.model_copy(update={"effective_from": start, "effective_to": end})

    def gaps(*versions):
        library = Library.holding(versions, Doors(format=1, groups=[]))
        found = library_remarks(library, AROUND)
        return [remark.message for remark in found if remark.file == loan.code]

    first = version(date(2026, 1, 1), date(2026, 12, 31))
    assert gaps(first, version(date(2027, 1, 1), None)) == []
    assert gaps(version(date(2027, 1, 2), None), first) == [
        "nothing is in force between 2026-12-31 and 2027-01-02"
    ]
    assert gaps(version(date(2027, 1, 1), None)) == ["nothing is in force before 2027-01-01"]


def test_an_icon_must_exist(loan):
    options = [
        option.model_copy(update={"icon": icon})
        for option, icon in zip(
            loan.parts[0].questions[0].options, ["home", "ghost", None], strict=True
        )
    ]
    question = loan.parts[0].questions[0].model_copy(update={"options": options})
    part = loan.parts[0].model_copy(update={"questions": [question]})
    place = "parts.who.questions.for_whom.options.other.icon"
    assert (place, "there is no icon 'ghost'") in said(loan.model_copy(update={"parts": [part]}))


def test_doors_lead_to_procedures_in_force(library):
    door = Door(number=1, title=WORDS, subtitle=WORDS, codes=["9.000001"], guided="9.000001")
    lost = door.model_copy(update={"guided": "9.000002"})
    answer = DoorAnswer(title=WORDS, subtitle=WORDS, code="9.000003")
    mute = door.model_copy(update={"number": 2, "answers": [answer]})
    doors_of_it = [door, lost, mute]
    group = DoorGroup(id="A", title=WORDS, subtitle=WORDS, icon="ghost", doors=doors_of_it)
    doors = Library.holding(library.procedures, Doors(format=1, groups=[group]))
    found = {(remark.place, remark.message) for remark in lint_library(doors, AROUND)}
    assert found >= {
        ("groups", "1 groups and 3 doors, not 11 and 40"),
        ("door 1", "the number stands twice"),
        ("group A", "there is no icon 'ghost'"),
        ("door 1", "leads to 9.000002, which is not in force"),
        ("door 2", "leads to 9.000003, which is not in force"),
        ("door 2", "asks and answers stand together or not at all"),
    }
