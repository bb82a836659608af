import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kiosk.authoring import workbook_reading
from kiosk.authoring.workbook_reading import BadWorkbook, read_workbook
from tests.authoring.workbooks import DAYS, MONEY, WORDS, changed, exported, repacked

WHOLE = exported()
SHEET = "xl/worksheets/sheet2.xml"


def said(raw):
    return [(problem.sheet, problem.cell, problem.message) for problem in read_workbook(raw)[1]]


def test_what_was_exported_is_read_as_it_was_written():
    rows, problems = read_workbook(WHOLE)
    assert problems == []
    values = {(row.sheet.kind, row.values["path"]): row.values for row in rows}
    odd = values["words", "odd"]
    assert (odd["vi"], odd["en"], odd["spoken"]) == ("=1+1", "@sum", "-2")
    assert values["days", "evidence"]["checked_on"] == "2026-11-24"
    assert values["days", ""]["effective_to"] == ""
    assert values["money", "fee"]["amount"] == "copies * 8000"


def test_a_workbook_saved_by_another_program_says_the_same():
    assert read_workbook(changed({}))[0] == read_workbook(WHOLE)[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [("=2+2", "=2+2"), ("Thẻ\u0309", "Thẻ̉"), ("+84", "+84"), (None, "")],
)
def test_a_text_is_a_text_whatever_it_begins_with(value, text):
    [row] = [row for row in read_workbook(changed({(WORDS, "D2"): value}))[0] if row.number == 2][
        :1
    ]
    assert row.values["vi"] == text


@pytest.mark.parametrize("value", [date(2026, 12, 1), "2026-12-01", "1/12/2026", " 01.12.2026 "])
def test_a_day_may_be_written_in_many_ways(value):
    rows, problems = read_workbook(changed({(DAYS, "F3"): value}))
    assert problems == []
    assert "2026-12-01" in [row.values["checked_on"] for row in rows if row.sheet.title == DAYS]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({(WORDS, "D2"): 8000}, (WORDS, "D2", "is no text; set the cell to Text")),
        ({(WORDS, "D2"): True}, (WORDS, "D2", "is no text")),
        ({(WORDS, "D2"): date(2026, 1, 1)}, (WORDS, "D2", "is no text")),
        ({(WORDS, "A2"): 1.5}, (WORDS, "A2", "is no text")),
        ({(DAYS, "F3"): "31/02/2026"}, (DAYS, "F3", "'31/02/2026' is no day")),
        (
            {(DAYS, "F3"): datetime.fromisoformat("2026-01-01T09:00")},
            (DAYS, "F3", "is a day with an hour"),
        ),
        ({(WORDS, "D1"): "Vietnamese"}, (WORDS, "A1", "the first row was changed")),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(cells, problem):
    [(sheet, cell, message)] = said(changed(cells))
    assert (sheet, cell) == problem[:2]
    assert message.startswith(problem[2])


def test_an_amount_may_be_a_number():
    rows, problems = read_workbook(changed({(MONEY, "G2"): 8000}))
    assert problems == []
    assert "8000" in [row.values.get("amount") for row in rows]


def test_sheets_that_were_renamed_added_or_taken_out_are_named():
    book = load_workbook(BytesIO(WHOLE))
    book[WORDS].title = "Words"
    book.create_sheet("Của tôi")
    del book[DAYS]
    whole = BytesIO()
    book.save(whole)
    told = {(sheet, message.split(";")[0]) for sheet, _, message in said(whole.getvalue())}
    assert told == {
        ("Words", "is no sheet of this workbook"),
        ("Của tôi", "is no sheet of this workbook"),
        (WORDS, "is missing"),
        (DAYS, "is missing"),
    }


def test_merged_cells_are_refused():
    book = load_workbook(BytesIO(WHOLE))
    book[WORDS].merge_cells("D2:E2")
    whole = BytesIO()
    book.save(whole)
    with pytest.raises(BadWorkbook, match=r"merged cells \(D2:E2\)"):
        read_workbook(whole.getvalue())


def test_a_sheet_whose_part_is_gone_is_missing():
    raw = repacked(WHOLE, lambda name, data: None if name == SHEET else data)
    assert said(raw) == [(WORDS, "", "is missing; do not rename sheets")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is not an .xlsx file"),
        (b"PK\x03\x04" + b"x" * 100, "is not an .xlsx file"),
        (WHOLE[:-200], "is not an .xlsx file"),
        (
            repacked(WHOLE, lambda name, data: b"<a" if name == SHEET else data),
            "is not a workbook",
        ),
        (
            repacked(
                WHOLE,
                lambda name, data: (
                    b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + data if name == SHEET else data
                ),
            ),
            "declares a document type",
        ),
        (
            repacked(
                WHOLE,
                lambda name, data: data.decode().encode("utf-16") if name == SHEET else data,
            ),
            "is not written in UTF-8",
        ),
        (
            repacked(WHOLE, lambda name, data: b" " * 61_000_000 if name == SHEET else data),
            "unpacks to more than",
        ),
    ],
    ids=["empty", "no zip", "cut", "no xml", "entities", "utf-16", "bomb"],
)
def test_a_hostile_file_is_refused(raw, reason):
    with pytest.raises(BadWorkbook, match=reason):
        read_workbook(raw)


def test_a_file_of_many_parts_or_bytes_is_refused(monkeypatch):
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for number in range(201):
            packed.writestr(f"{number}.xml", b"<a/>")
    with pytest.raises(BadWorkbook, match="more than 200 parts"):
        read_workbook(whole.getvalue())
    with pytest.raises(BadWorkbook, match="is larger than 20,000,000 bytes"):
        read_workbook(b"x" * 20_000_001)


def test_rows_far_down_and_columns_far_out_are_not_filled_up(monkeypatch):
    monkeypatch.setattr(workbook_reading, "ROWS", 100)
    raw = changed({(WORDS, "D9999"): "x", (WORDS, "XFD3"): "y"})
    assert (WORDS, "", "has more than 100 rows") in said(raw)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["xl/workbook.xml", SHEET, "xl/styles.xml"]), st.data())
def test_no_damage_does_more_than_be_refused(name, data):
    def damaged(part, text):
        if part != name:
            return text
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 30))
        pieces = [b"", b"<", b'"', b"t=", b"-1", b"1e999", b"<row r='9'>", b"\xff", b"\0"]
        return text[:at] + data.draw(st.sampled_from(pieces)) + text[at + length :]

    try:
        read_workbook(repacked(WHOLE, damaged))
    except BadWorkbook as error:
        assert str(error)  # noqa: PT017 -- either outcome is right, no other is
