"""Reads a workbook that somebody sent: hostile until it is unpacked within bounds.

Nothing in it is ever worked out: a formula is the text it is written as, links are not followed,
macros not looked at.
"""

import re
import struct
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kiosk.authoring.condition_words import authoring_words
from kiosk.authoring.sheets import DAYS, SHEETS, Sheet

FILE_BYTES = 20_000_000
PARTS = 200
UNPACKED_BYTES = 60_000_000
ROWS = 50_000
WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:]{1,30})[\"']")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BROKEN = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError),
    *(SyntaxError, EOFError, MemoryError, struct.error, zlib.error),
    *(zipfile.BadZipFile, zipfile.LargeZipFile, InvalidFileException),
)
"""What the library and its parsers raise for a file that is not what it says."""


class BadWorkbook(ValueError):  # noqa: N818 -- reads as what it is
    """The file cannot be read as a workbook of ours; the text says why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell of a workbook, or with a whole sheet (`cell` is empty)."""

    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.sheet, self.cell, self.message) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the text of each column by its key; a day in ISO form."""

    sheet: Sheet
    number: int
    values: dict[str, str]

    def cell(self, key: str) -> str:
        """Name a cell as spreadsheets do: D7."""
        return f"{chr(ord('A') + self.sheet.column(key))}{self.number}"


def read_workbook(raw: bytes) -> tuple[list[Row], list[Problem]]:
    """Give the rows of all sheets and what is wrong with cells; raises `BadWorkbook`."""
    _look_inside(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles that are not kept; none matters here
        try:
            book = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            return _rows_of(book)
        except BadWorkbook:
            raise
        except BROKEN as error:
            raise BadWorkbook(f"is not a workbook that can be read: {_short(error)}") from error


def _look_inside(raw: bytes) -> None:
    """Refuse what would unpack to too much, declares entities, or merges cells."""
    if len(raw) > FILE_BYTES:
        raise BadWorkbook(f"is larger than {FILE_BYTES:,} bytes")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            for part in _bounded(packed.infolist()):
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(packed.read(part))
    except BadWorkbook:
        raise
    except BROKEN as error:
        raise BadWorkbook(f"is not an .xlsx file: {_short(error)}") from error


def _bounded(parts: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Give the parts, if they are few and small: none unpacks to more than it says."""
    if len(parts) > PARTS:
        raise BadWorkbook(f"has more than {PARTS} parts")
    if sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise BadWorkbook(f"unpacks to more than {UNPACKED_BYTES:,} bytes")
    return parts


def _check_part(text: bytes) -> None:
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in text[:200]:
        raise BadWorkbook("is not written in UTF-8")
    if DECLARATION.search(text):
        raise BadWorkbook("declares a document type or entities")
    if merged := MERGED.search(text):
        raise BadWorkbook(f"has merged cells ({merged[1].decode()}); part them first")


def _rows_of(book: Any) -> tuple[list[Row], list[Problem]]:
    problems: list[Problem] = []
    rows: list[Row] = []
    known = {sheet.title for sheet in SHEETS} | {authoring_words()["sheet_guide"]}
    problems += [
        Problem(title[:60], "", "is no sheet of this workbook; do not add or rename sheets")
        for title in book.sheetnames
        if title not in known
    ]
    for sheet in SHEETS:
        if sheet.title not in book.sheetnames:
            problems.append(Problem(sheet.title, "", "is missing; do not rename sheets"))
            continue
        lines = book[sheet.title].iter_rows(max_col=len(sheet.columns), max_row=ROWS + 1)
        rows += _rows_of_sheet(sheet, lines, problems)
    return rows, problems


def _rows_of_sheet(sheet: Sheet, lines: Iterator[Any], problems: list[Problem]) -> Iterator[Row]:
    header = next(lines, ())
    if tuple(cell.value for cell in header) != sheet.header:
        problems.append(Problem(sheet.title, "A1", "the first row was changed"))
        return
    for number, cells in enumerate(lines, start=2):
        if number > ROWS:
            problems.append(Problem(sheet.title, "", f"has more than {ROWS:,} rows"))
            return
        values: dict[str, str] = {}
        row = Row(sheet, number, values)
        for key, cell in zip(sheet.columns, cells, strict=False):
            try:
                values[key] = _text(key, cell.value, getattr(cell, "data_type", "n"))
            except BadWorkbook as error:
                problems.append(Problem(sheet.title, row.cell(key), str(error)))
        if any(values.values()):
            yield row


def _text(key: str, value: Any, kind: str) -> str:
    """Give a cell as text; raises `BadWorkbook` with what is wrong with it."""
    if value is None:
        return ""
    if kind == "e":
        raise BadWorkbook(f"holds an error: {str(value)[:20]}")
    if key in DAYS:
        return _day(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if key == "amount" and type(value) is int:
        return str(value)
    raise BadWorkbook("is no text; set the cell to Text and type it again")


def _day(value: Any) -> str:
    if isinstance(value, datetime):
        if value.time() != time():
            raise BadWorkbook("is a day with an hour")
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = value.strip()
        written = WRITTEN_DAY.fullmatch(text)
        try:
            if written:
                return date(int(written[3]), int(written[2]), int(written[1])).isoformat()
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError as error:
            raise BadWorkbook(f"{text[:20]!r} is no day like 24/11/2026") from error
    raise BadWorkbook("is no day like 24/11/2026")


def _short(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]
