"""Checks content beyond its shape: what the model alone cannot see.

Reachability is checked by `kiosk.journey.exploration`, which walks the journeys.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiosk.procedures.library import Library, in_force
from kiosk.procedures.lint_leads import lead_remarks
from kiosk.procedures.lint_rules import rule_remarks
from kiosk.procedures.lint_words import word_remarks
from kiosk.procedures.model import Evidence, Option, Procedure
from kiosk.procedures.remarks import Remark
from kiosk.procedures.walking import parts_of

STALE_AFTER = timedelta(days=180)
ENDS_SOON = timedelta(days=60)
GROUPS, DOORS = 11, 40
PAGE = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w./?&=%~-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the content leans on: the day, the icons there are, the fields of each form."""

    today: date
    icons: AbstractSet[str]
    form_fields: Mapping[str, AbstractSet[str]]


def lint_library(library: Library, around: Surroundings) -> list[Remark]:
    """Check every procedure and the doors."""
    remarks = [
        remark for procedure in library.procedures for remark in lint_procedure(procedure, around)
    ]
    return remarks + library_remarks(library, around)


def library_remarks(library: Library, around: Surroundings) -> list[Remark]:
    """Check what no procedure shows alone: doors, versions in order, where notices lead."""
    return [
        *_door_remarks(library, around),
        *_gap_remarks(library, around.today),
        *lead_remarks(library, around.today),
    ]


def lint_procedure(procedure: Procedure, around: Surroundings) -> list[Remark]:
    """Check one procedure."""
    remarks = [
        *rule_remarks(procedure),
        *word_remarks(procedure.code, procedure),
        *_date_remarks(procedure),
        *_evidence_remarks(procedure, around.today),
        *_source_remarks(procedure),
        *_icon_remarks(procedure, around.icons),
        *_form_remarks(procedure, around.form_fields),
    ]
    return [replace(remark, version=procedure.version) for remark in remarks]


def _date_remarks(procedure: Procedure) -> Iterator[Remark]:
    end = procedure.effective_to
    if end is not None and end < procedure.effective_from:
        yield Remark("error", procedure.code, "effective_to", "is before effective_from")


def _evidence_remarks(procedure: Procedure, today: date) -> Iterator[Remark]:
    for place, content in parts_of(procedure):
        if not isinstance(content, Evidence):
            continue
        if not content.source.strip():
            yield Remark("error", procedure.code, place, "names no source")
        if content.checked_on > today:
            yield Remark("error", procedure.code, place, "checked_on is in the future")
        elif today - content.checked_on > STALE_AFTER:
            yield Remark("warning", procedure.code, place, f"last checked {content.checked_on}")
        if content.strength in ("weak", "unsourced") and not content.note:
            message = f"a fact that is {content.strength} needs a note: what staff should check"
            yield Remark("error", procedure.code, place, message)


def _source_remarks(procedure: Procedure) -> Iterator[Remark]:
    for notice in procedure.notices:
        if notice.evidence is None:
            place = f"notices.{notice.code}"
            yield Remark("warning", procedure.code, place, "says a fact without its evidence")
    if not procedure.legal_basis:
        yield Remark("error", procedure.code, "legal_basis", "names no law")
    if procedure.page is not None and not PAGE.fullmatch(procedure.page):
        yield Remark("error", procedure.code, "page", "is not the address of an https page")


def _icon_remarks(procedure: Procedure, icons: AbstractSet[str]) -> Iterator[Remark]:
    for place, option in parts_of(procedure):
        if isinstance(option, Option) and option.icon is not None and option.icon not in icons:
            message = f"there is no icon {option.icon!r}"
            yield Remark("error", procedure.code, f"{place}.icon", message)


def _form_remarks(procedure: Procedure, forms: Mapping[str, AbstractSet[str]]) -> Iterator[Remark]:
    form = procedure.form
    if form is None:
        return
    known = forms.get(form.template)
    if known is None:
        message = f"there is no form template {form.template!r}"
        yield Remark("error", procedure.code, "form.template", message)
        return
    for field in sorted(set(form.fields) - known):
        yield Remark("error", procedure.code, f"form.fields.{field}", "the form has no such field")


def _gap_remarks(library: Library, today: date) -> Iterator[Remark]:
    ordered = sorted(library.procedures, key=lambda item: (item.code, item.effective_from))
    for code, group in itertools.groupby(ordered, key=lambda item: item.code):
        versions = list(group)
        if versions[0].effective_from > today:
            message = f"nothing is in force before {versions[0].effective_from}"
            yield Remark("warning", code, "effective_from", message)
        for earlier, later in itertools.pairwise(versions):
            end = earlier.effective_to
            if end is not None and later.effective_from - end > timedelta(days=1):
                message = f"nothing is in force between {end} and {later.effective_from}"
                yield Remark("warning", code, "effective_to", message)
        yield from _end_remarks(versions[-1], today)


def _end_remarks(last: Procedure, today: date) -> Iterator[Remark]:
    end = last.effective_to
    if end is not None and last.effective_from <= end < today:
        yield Remark("warning", last.code, "effective_to", f"no longer in force since {end}")
    elif end is not None and today <= end < today + ENDS_SOON:
        yield Remark("warning", last.code, "effective_to", f"ends soon, on {end}")


def _door_remarks(library: Library, around: Surroundings) -> Iterator[Remark]:
    file = "doors.yaml"
    groups = library.doors.groups
    doors = [door for group in groups for door in group.doors]
    if (len(groups), len(doors)) != (GROUPS, DOORS):
        message = f"{len(groups)} groups and {len(doors)} doors, not {GROUPS} and {DOORS}"
        yield Remark("warning", file, "groups", message)
    numbers = [door.number for door in doors]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Remark("error", file, f"door {number}", "the number stands twice")
    for group in groups:
        if group.icon not in around.icons:
            yield Remark("error", file, f"group {group.id}", f"there is no icon {group.icon!r}")
        for number in sorted(set(group.also) - set(numbers)):
            yield Remark("error", file, f"group {group.id}", f"there is no door {number}")
    known = {item.code for item in library.procedures if in_force(item, around.today)}
    for door in doors:
        for code in (door.guided, *(answer.code for answer in door.answers)):
            if code is not None and code not in known:
                message = f"leads to {code}, which is not in force"
                yield Remark("error", file, f"door {door.number}", message)
        if (door.asks is None) != (not door.answers):
            message = "asks and answers stand together or not at all"
            yield Remark("error", file, f"door {door.number}", message)
    yield from word_remarks(file, library.doors)
