from kiosk.authoring.records import records_of
from kiosk.authoring.sheets import SHEETS, described, digest, stamp_of


def test_each_sheet_has_its_columns_and_a_title_of_its_own():
    assert len({sheet.title for sheet in SHEETS}) == 3
    for sheet in SHEETS:
        assert len(sheet.header) == len(set(sheet.header)) == len(sheet.columns)
        assert len(sheet.title) <= 31  # what spreadsheets allow
        assert sheet.columns[sheet.column("stamp")] == "stamp"


def test_a_stamp_holds_a_digest_of_each_value_in_order():
    [record] = records_of("doors.yaml", "a: {en: y, vi: x}")
    assert stamp_of(record, ("vi", "en", "spoken")) == ".".join(map(digest, ("x", "y", "")))
    assert digest("x") != digest("X")


def test_a_place_is_said_in_words():
    assert described("parts/who/questions/relation/ask") == "who · câu · relation · câu hỏi"
    assert described("") == ""
