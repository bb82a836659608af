"""What a workbook changes: cell by cell, against the files as they are now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.authoring.records import OPTIONAL, Record
from kiosk.authoring.sheets import DAYS, STAMP, STRENGTHS, digest
from kiosk.authoring.workbook_reading import Problem, Row
from kiosk.procedures.content_file import UNSEEN, unseen

LETTERS = 1000
STAMPED = re.compile(r"[0-9a-f.]{1,120}")
CONFLICT = "was changed here and in the file since the export"


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one file that the workbook changes, and the cell that says so."""

    record: Record
    field: str
    new: str
    sheet: str
    cell: str

    @property
    def old(self) -> str:
        """The value in the file now."""
        return self.record.fields[self.field]

    @property
    def line(self) -> int:
        """The line of the file where it stands."""
        return self.record.line(self.field)


@dataclass(slots=True)
class Comparison:
    """All that a workbook changes, and all that is wrong with it.

    A conflict is a cell that was changed since the export in the workbook and in the file, to
    different values; it is among the problems.
    """

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    conflicts: int = 0


def compare(rows: Iterable[Row], records: Iterable[Record]) -> Comparison:
    """Look at every row beside the record it names."""
    known = {(record.kind, *record.address): record for record in records}
    found = Comparison()
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row.sheet.kind, row.values.get("file", ""), row.values.get("path", ""))
        if key not in known:
            place = " ".join(key[1:])[:200]
            _note(found, row, "file", f"there is no {place!r} in these files")
        elif key in seen:
            _note(found, row, "file", f"is the same place as row {seen[key]}")
        else:
            seen[key] = row.number
            _compare_row(found, row, known[key])
    return found


def _compare_row(found: Comparison, row: Row, record: Record) -> None:
    stamps = _stamps(row, record)
    for name in row.sheet.fields:
        given = row.values.get(name)
        if given is None:  # told when it was read
            continue
        if name not in record.fields:
            if given:
                _note(found, row, name, "takes no value in this row")
            continue
        now = record.fields[name]
        if given == now or stamps.get(name) == digest(given):
            continue  # as it is, or as it was exported: then the file is newer
        if name not in stamps:
            _note(found, row, STAMP, "was changed: export again, and make the changes there")
        elif stamps[name] != digest(now):
            found.conflicts += 1
            _note(found, row, name, f"{CONFLICT}, which says {now[:80]!r} now")
        elif reason := _refusal(name, given):
            _note(found, row, name, reason)
        else:
            found.changes.append(Change(record, name, given, row.sheet.title, row.cell(name)))


def _stamps(row: Row, record: Record) -> Mapping[str, str]:
    """Give the digest of each field as it was exported; none where the stamp was changed."""
    stamp = row.values.get(STAMP, "")
    names = [name for name in row.sheet.fields if name in record.fields]
    digests = stamp.split(".")
    if not STAMPED.fullmatch(stamp) or len(digests) != len(names):
        return {}
    return dict(zip(names, digests, strict=True))


def _refusal(name: str, value: str) -> str:
    """Say why a value cannot stand in a content file; the empty text where it can."""
    if not value:
        return "" if name in OPTIONAL else "may not be empty"
    return next(_faults(name, value), "")


def _faults(name: str, value: str) -> Iterator[str]:
    if letter := UNSEEN.search(value):
        yield unseen(letter.group())
    if "\n" in value:
        yield "has more than one line"
    if value != value.strip():
        yield "begins or ends with a space"
    if len(value) > LETTERS:
        yield f"is longer than {LETTERS} letters"
    if name == "strength" and value not in STRENGTHS:
        yield f"is none of {', '.join(STRENGTHS)}"
    if name in DAYS and not _is_day(value):
        yield "is no day like 24/11/2026"


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _note(found: Comparison, row: Row, key: str, message: str) -> None:
    found.problems.append(Problem(row.sheet.title, row.cell(key), message))
