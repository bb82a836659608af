"""Writes records into a workbook in which an officer can correct them.

Every text is written as text: what begins with `=`, `+`, `-` or `@` is never a formula.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.authoring.condition_words import authoring_words
from kiosk.authoring.records import Record
from kiosk.authoring.sheets import (
    DAYS,
    SHEETS,
    STAMP,
    STRENGTHS,
    Sheet,
    described,
    stamp_of,
)

MAKER = "kiosk"
WIDTHS = {"file": 16, "path": 34, "what": 30, "stamp": 14, "strength": 11, "version": 12}
DAY_WIDTH, TEXT_WIDTH = 13, 52
LIKE_FORMULAS = ("=", "+", "-", "@")
GREY = PatternFill("solid", fgColor="E7E7E7")
WRAPPED = Alignment(wrap_text=True, vertical="top")
BOLD = Font(bold=True)
GUIDE_LINES = 6


def workbook_of(records: Iterable[Record]) -> bytes:
    """Give the workbook (XLSX): a page on its use, then a sheet a kind, a row a record."""
    book = Workbook(write_only=True)
    book.properties.creator = MAKER
    _write_guide(book)
    given = list(records)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.title)
        page.freeze_panes = "D2"
        _set_columns(page, sheet)
        page.append([_text(page, title, font=BOLD, fill=GREY) for title in sheet.header])
        for record in given:
            if record.kind == sheet.kind:
                page.append(list(_cells(page, sheet, record)))
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _write_guide(book: Workbook) -> None:
    page = book.create_sheet(authoring_words()["sheet_guide"])
    page.column_dimensions["A"].width = 110
    for number in range(1, GUIDE_LINES + 1):
        line = authoring_words()[f"guide_{number}"].format()
        page.append([_text(page, line)])


def _set_columns(page: Any, sheet: Sheet) -> None:
    for number, key in enumerate(sheet.columns):
        letter = chr(ord("A") + number)
        width = DAY_WIDTH if key in DAYS else WIDTHS.get(key, TEXT_WIDTH)
        page.column_dimensions[letter].width = width
        if key == "strength":
            listed = DataValidation(type="list", formula1=f'"{",".join(STRENGTHS)}"')
            listed.add(f"{letter}2:{letter}50000")
            page.data_validations.append(listed)


def _cells(page: Any, sheet: Sheet, record: Record) -> Iterator[Any]:
    address = {"file": record.file, "path": record.path, "what": described(record.path)}
    for key in sheet.columns:
        if key in address:
            yield _text(page, address[key], fill=GREY)
        elif key == STAMP:
            yield _text(page, stamp_of(record, sheet.fields), fill=GREY)
        elif key not in record.fields:
            yield _text(page, "", fill=GREY)
        elif key in DAYS:
            yield _day(page, record.fields[key])
        else:
            yield _text(page, record.fields[key])


def _text(page: Any, value: str, font: Font | None = None, fill: PatternFill | None = None) -> Any:
    cell = WriteOnlyCell(page, value or None)
    if value:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = WRAPPED
    cell.quotePrefix = value.startswith(LIKE_FORMULAS)
    if font is not None:
        cell.font = font
    if fill is not None:
        cell.fill = fill
    return cell


def _day(page: Any, value: str) -> Any:
    """Write a day so that it can be picked and reckoned with; what is none stays text."""
    try:
        day = date.fromisoformat(value) if value else None
    except ValueError:
        return _text(page, value)
    cell = WriteOnlyCell(page, day)
    cell.number_format = "dd/mm/yyyy"
    cell.alignment = WRAPPED
    return cell
