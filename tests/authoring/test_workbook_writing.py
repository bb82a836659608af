from io import BytesIO

from openpyxl import load_workbook

from tests.authoring.workbooks import DAYS, MONEY, WORDS, exported


def test_each_record_is_a_row_of_its_sheet():
    book = load_workbook(BytesIO(exported()))
    assert book.sheetnames == ["Cách dùng", WORDS, MONEY, DAYS]
    rows = [[cell.value for cell in row] for row in book[WORDS].iter_rows(min_row=2)]
    assert [row[:6] for row in rows] == [
        ["1.000001.yaml", "name", "tên", "Thẻ", "Card", None],
        ["1.000001.yaml", "odd", "odd", "=1+1", "@sum", "-2"],
    ]
    assert [row[1].value for row in book[MONEY].iter_rows(min_row=2)] == ["fee", "fee/headline"]


def test_what_begins_like_a_formula_is_text():
    book = load_workbook(BytesIO(exported()))
    for cell in book[WORDS][3][3:6]:
        assert (cell.data_type, cell.quotePrefix, cell.number_format) == ("s", True, "@")
    assert book[WORDS]["D2"].quotePrefix is False


def test_days_are_days_and_what_a_row_does_not_have_is_grey():
    page = load_workbook(BytesIO(exported()))[DAYS]
    assert page["I2"].value.isoformat() == "2026-01-01T00:00:00"
    assert page["I2"].number_format == "dd/mm/yyyy"
    assert page["J2"].value is None
    assert page["D2"].fill.fgColor.rgb != page["I2"].fill.fgColor.rgb


def test_the_strength_is_picked_from_a_list_and_nobody_is_named():
    book = load_workbook(BytesIO(exported()))
    [listed] = book[DAYS].data_validations.dataValidation
    assert listed.formula1 == '"sure,good,weak,unsourced"'
    assert book.properties.creator == "kiosk"
