"""Workbooks for tests: exported, changed as an officer would, and hostile."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from openpyxl import load_workbook

from kiosk.authoring.records import records_of
from kiosk.authoring.sheets import SHEETS
from kiosk.authoring.workbook_writing import workbook_of

FILE = "1.000001.yaml"
TEXT = """\
version: "2026.11.24"
effective_from: 2026-01-01
evidence: {source: "x", strength: sure, checked_on: 2026-11-24}
name: {vi: "Thẻ", en: "Card"}
odd: {vi: "=1+1", en: "@sum", spoken: "-2"}
fee: {headline: {vi: "8.000 đồng", en: "8,000 đồng"}, amount: "copies * 8000"}
"""
WORDS, MONEY, DAYS = (sheet.title for sheet in SHEETS)


def exported(text: str = TEXT) -> bytes:
    return workbook_of(records_of(FILE, text))


def changed(cells: dict[tuple[str, str], object], raw: bytes | None = None) -> bytes:
    """The exported workbook with some cells set, by sheet and name: saved by another program."""
    book = load_workbook(BytesIO(raw or exported()))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def repacked(raw: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same parts, each as `change` gives it; None leaves a part out."""
    whole = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as old,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = change(part.filename, old.read(part))
            if data is not None:
                new.writestr(part.filename, data)
    return whole.getvalue()
