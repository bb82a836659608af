"""`kiosk content export|import`: words, money, sources and days corrected in a spreadsheet."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typer

from kiosk.authoring.applying import NotApplied, changed_files
from kiosk.authoring.comparing import Change, Comparison, compare
from kiosk.authoring.records import Record, records_of_folder, shared_used
from kiosk.authoring.workbook_reading import FILE_BYTES, BadWorkbook, Problem, read_workbook
from kiosk.commands.library import open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.whole_file import PUBLIC, write_whole
from kiosk.journey.exploration import unreachable
from kiosk.packs.checking import quick_remarks
from kiosk.packs.home import BUILT_IN
from kiosk.procedures.content_file import content_files, read_bytes
from kiosk.procedures.library import Library
from kiosk.procedures.lint_rules import expressions_of
from kiosk.procedures.loading import PROCEDURES, SHARED, ContentError
from kiosk.procedures.locating import Files
from kiosk.procedures.model import Procedure
from kiosk.procedures.remarks import Remark
from kiosk.stories.checking import story_faults

Dir = typer.Option(PROCEDURES, "--dir", help="Folder of content files.")
Json = typer.Option(False, "--json", help="Answer as one JSON line.")
NOTHING = "∅"
KINDS = ("words", "money", "days")


def export(
    codes: list[str] = typer.Argument(None, metavar="[CODE]…", help="Only these procedures."),
    output: Path = typer.Option(..., "-o", "--output", help="XLSX file to write."),
    folder: Path = Dir,
    as_json: bool = Json,
) -> None:
    """Write words, money, sources and days into a workbook in which an officer corrects them."""
    from kiosk.authoring.workbook_writing import workbook_of  # noqa: PLC0415 -- quick --help

    open_library(as_json=as_json, folder=folder)
    records = list(_chosen(folder, codes or [], as_json=as_json))
    write_whole(output, workbook_of(records), mode=PUBLIC, as_json=as_json)
    counts = {kind: sum(item.kind == kind for item in records) for kind in KINDS}
    answer = {"ok": True, "output": str(output), "rows": counts}
    emit(answer, as_json=as_json, text=f"{len(records)} rows: {output}")


def import_(
    workbook: Path = typer.Argument(metavar="FILE.xlsx", help="A workbook that was exported."),
    write: bool = typer.Option(False, "--write", help="Write the changes into the files."),
    folder: Path = Dir,
    on: str | None = On,
    as_json: bool = Json,
) -> None:
    """Show what a workbook changes; with --write change it, if the content is well after."""
    before = open_library(as_json=as_json, folder=folder)
    found = _compared(workbook, folder, as_json=as_json)
    answer: dict[str, Any] = {
        "changes": [_told(change) for change in found.changes],
        "written": False,
        "files": sorted({change.record.file for change in found.changes}),
    }
    if found.problems:
        told = [_problem(problem) for problem in found.problems]
        text = "\n".join(str(problem) for problem in found.problems)
        extra = {**answer, "conflicts": found.conflicts, "problems": told}
        fail("sheet_faulty", text, as_json=as_json, **extra)
    warnings: list[Remark] = []
    stories: list[str] = []
    if write and found.changes:
        try:
            files = changed_files(folder, found.changes)
        except NotApplied as error:
            fail("sheet_faulty", str(error), as_json=as_json, **answer, problems=[])
        with _scratch(folder, files) as copy:
            after = open_library(as_json=as_json, folder=copy)
            remarks = _remarks(before, after, now_or(on).date())
            warnings = _refuse_errors(Files(copy).with_lines(remarks), as_json=as_json)
            stories = _stories_that_differ(folder, before, after)
        for name, raw in files.items():
            write_whole(folder / name, raw, mode=PUBLIC, as_json=as_json)
        answer["written"] = True
    answer |= {"warnings": [str(remark) for remark in warnings], "stories": stories}
    text = "\n".join([_diff(found), *answer["warnings"], *stories])
    emit({"ok": True, **answer}, as_json=as_json, text=text)


def _chosen(folder: Path, codes: list[str], *, as_json: bool) -> list[Record]:
    """Give all records; with codes those of their files, and of the shared content they use."""
    records = list(records_of_folder(folder))
    if not codes:
        return records
    files = Files(folder)
    names = {code: files.name_of(code) for code in codes}
    for code, name in names.items():
        if name is None:
            message = f"There is no procedure {code}. See: kiosk procedures list"
            fail("unknown_procedure", message, as_json=as_json, procedure=code)
    chosen = {name for name in names.values() if name is not None}
    used = shared_used(folder, chosen)
    return [
        record
        for record in records
        if record.file in chosen
        or (Path(record.file).match(SHARED) and not used.isdisjoint(record.path.split("/")[1:2]))
    ]


def _compared(workbook: Path, folder: Path, *, as_json: bool) -> Comparison:
    try:
        with workbook.open("rb") as file:
            raw = file.read(FILE_BYTES + 1)
    except OSError as error:
        fail("unreadable_file", f"Cannot open {workbook}: {error.strerror}", as_json=as_json)
    try:
        rows, problems = read_workbook(raw)
    except BadWorkbook as error:
        fail("sheet_unreadable", f"{workbook.name}: {error}", as_json=as_json)
    found = compare(rows, records_of_folder(folder))
    found.problems[:0] = problems
    return found


@contextmanager
def _scratch(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a copy of the folder as it would be, while it is looked at."""
    with tempfile.TemporaryDirectory(prefix="kiosk-content-") as scratch:
        copy = Path(scratch)
        for path in content_files(folder):
            raw = files[path.name] if path.name in files else read_bytes(path)
            (copy / path.name).write_bytes(raw)
        yield copy


def _remarks(before: Library, after: Library, today: date) -> list[Remark]:
    """Lint all, and walk each procedure whose rules or days are new: words change no way."""
    remarks = quick_remarks(after, BUILT_IN, today)
    walked = {_rules(procedure) for procedure in before.procedures}
    for procedure in after.procedures:
        if _rules(procedure) not in walked:
            remarks += unreachable(procedure, today)
    return remarks


def _stories_that_differ(folder: Path, before: Library, after: Library) -> list[str]:
    """Tell the journeys of the procedures that change; a difference is shown, not refused."""
    kept = list(before.procedures)
    codes = {procedure.code for procedure in after.procedures if procedure not in kept}
    try:
        return [str(fault) for fault in story_faults(folder, after, codes)]
    except ContentError as error:
        return [str(fault) for fault in error.faults]


def _rules(procedure: Procedure) -> tuple[Any, ...]:
    days = procedure.code, procedure.effective_from, procedure.effective_to
    return (*days, *expressions_of(procedure))


def _refuse_errors(remarks: list[Remark], *, as_json: bool) -> list[Remark]:
    """Leave where there is an error; give the warnings else."""
    errors = [remark for remark in remarks if remark.level == "error"]
    if errors:
        problems = [asdict(remark) for remark in errors]
        text = "\n".join(str(remark) for remark in errors)
        fail("content_faulty", text, as_json=as_json, written=False, problems=problems)
    return remarks


def _told(change: Change) -> dict[str, Any]:
    return {
        "file": change.record.file,
        "line": change.line,
        "path": change.record.path,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "sheet": change.sheet,
        "cell": change.cell,
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"sheet": problem.sheet, "cell": problem.cell, "message": problem.message}


def _diff(found: Comparison) -> str:
    lines = [
        f"{change.record.file}:{change.line}: {change.record.path} [{change.field}]"
        f"\n  - {change.old or NOTHING}\n  + {change.new or NOTHING}"
        for change in found.changes
    ]
    return "\n".join(lines) or "Nothing changes."
