import json
import shutil
from io import BytesIO

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from kiosk.authoring.sheets import SHEETS
from kiosk.cli import app
from kiosk.procedures.loading import PROCEDURES

WORDS, MONEY, DAYS = (sheet.title for sheet in SHEETS)
CODE = "2.000815"
FILE = f"{CODE}.yaml"


@pytest.fixture
def folder(tmp_path):
    own = tmp_path / "procedures"
    own.mkdir()
    for path in (PROCEDURES / FILE, *PROCEDURES.glob("shared*.yaml")):
        shutil.copy(path, own)
    return own


@pytest.fixture
def sheet(folder, tmp_path):
    path = tmp_path / "words.xlsx"
    assert run("export", "-o", str(path), "--dir", str(folder))[0] == 0
    return path


def run(*arguments: str):
    done = CliRunner().invoke(app, ["content", *arguments, "--json"])
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def bring(sheet, folder, *more: str):
    return run("import", str(sheet), "--dir", str(folder), "--on", "2026-12-01T09:00", *more)


def put(sheet, title: str, path: str, column: str, value: object, file: str = FILE) -> None:
    """Set a cell of the row of a place, as another program would."""
    book = load_workbook(BytesIO(sheet.read_bytes()))
    page = book[title]
    [row] = [
        row
        for row in range(2, page.max_row + 1)
        if (page[f"A{row}"].value, page[f"B{row}"].value or "") == (file, path)
    ]
    page[f"{column}{row}"] = value
    book.save(sheet)


def texts(folder) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")}


def test_without_a_change_nothing_changes(sheet, folder):
    before = texts(folder)
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["ok"], answer["changes"], answer["written"]) == (0, True, [], False)
    assert texts(folder) == before


def test_a_diff_is_shown_first_and_written_when_asked(sheet, folder):
    before = texts(folder)
    put(sheet, WORDS, "result", "D", "Bản sao mới")
    put(sheet, MONEY, "time_limit/headline", "D", "=Trong ngày")
    put(sheet, DAYS, "", "H", "2026.11.24")
    status, answer = bring(sheet, folder)
    assert (status, answer["written"], answer["files"]) == (0, False, [FILE])
    assert {(item["path"], item["field"], item["new"]) for item in answer["changes"]} == {
        ("result", "vi", "Bản sao mới"),
        ("time_limit/headline", "vi", "=Trong ngày"),
        ("", "version", "2026.11.24"),
    }
    assert texts(folder) == before
    for item in answer["changes"]:
        assert item["old"] in before[FILE].splitlines()[item["line"] - 1]
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["ok"], answer["written"]) == (0, True, True)
    after = texts(folder)
    olds = {item["line"] - 1 for item in answer["changes"]}
    lines = list(zip(before[FILE].splitlines(), after[FILE].splitlines(), strict=True))
    assert {number for number, (old, new) in enumerate(lines) if old != new} == olds
    assert {name: text for name, text in after.items() if name != FILE} == {
        name: text for name, text in before.items() if name != FILE
    }
    assert bring(sheet, folder)[1]["changes"] == []


def test_shared_words_are_changed_once_where_they_stand(sheet, folder):
    path = "blocks/requester/{as}_name/ask"
    put(sheet, WORDS, path, "D", "Xin cho biết họ tên?", "shared.yaml")
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["files"]) == (0, ["shared.yaml"])
    assert "Xin cho biết họ tên?" in texts(folder)["shared.yaml"]


def test_content_that_would_not_be_well_is_not_written(sheet, folder):
    before = texts(folder)
    put(sheet, MONEY, "fee", "G", "pages * nobody")
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["ok"], answer["error"]) == (1, False, "content_faulty")
    assert "reads 'nobody', which does not exist" in answer["message"]
    assert texts(folder) == before
    put(sheet, MONEY, "fee", "G", "pages *")
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["error"]) == (1, "content_faulty")
    assert texts(folder) == before


def test_the_journeys_that_a_new_fee_changes_are_told(sheet, folder):
    (folder / "journeys").mkdir()
    for path in (PROCEDURES / "journeys").glob(f"{CODE}-*.yaml"):
        shutil.copy(path, folder / "journeys")
    put(sheet, WORDS, "result", "D", "Bản sao mới")
    assert bring(sheet, folder, "--write")[1]["stories"] == []
    put(sheet, MONEY, "fee", "G", "fee_1 + 1")
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["written"]) == (0, True)
    assert answer["stories"]
    assert all("expected.fee_dong: told" in line for line in answer["stories"])


def test_a_conflict_is_told_and_nothing_is_written(sheet, folder):
    put(sheet, WORDS, "result", "D", "Bản sao mới")
    put(sheet, WORDS, "field", "D", "Việc khác")
    file = folder / FILE
    text = file.read_text("utf-8")
    start = text.index('result: {vi: "') + len('result: {vi: "')
    file.write_text(text[:start] + "Sửa tay: " + text[start:], "utf-8")
    before = texts(folder)
    status, answer = bring(sheet, folder, "--write")
    assert (status, answer["error"], answer["conflicts"]) == (1, "sheet_faulty", 1)
    assert "Sửa tay: " in answer["problems"][0]["message"]
    assert answer["problems"][0]["sheet"] == WORDS
    assert texts(folder) == before


def test_only_some_procedures_with_the_shared_content_they_use(tmp_path):
    target = tmp_path / "some.xlsx"
    status, answer = run("export", "1.000656", "-o", str(target))
    assert status == 0
    book = load_workbook(target)
    places = {
        (row[0].value, row[1].value)
        for page in book
        for row in page.iter_rows(min_row=2)
        if row[1:]
    }
    files = {file for file, _ in places}
    assert "1.000656.yaml" in files
    assert FILE not in files
    assert sum(answer["rows"].values()) < 400
    assert ("shared.yaml", "blocks/requester/{as}_name/ask") in places
    assert not [place for file, place in places if file == "doors.yaml"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["export", "9.999999", "-o", "a.xlsx"], "unknown_procedure"),
        (["export", CODE, "-o", "nowhere/a.xlsx"], "unwritable_file"),
        (["export", "-o", "a.xlsx", "--dir", "nowhere"], "content_faulty"),
        (["import", "nothing.xlsx"], "unreadable_file"),
        (["import", "no.xlsx"], "sheet_unreadable"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, monkeypatch, arguments, error):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no.xlsx").write_bytes(b"no workbook")
    status, answer = run(*arguments)
    assert (status, answer["ok"], answer["error"]) == (1, False, error)
    assert [path.name for path in tmp_path.iterdir()] == ["no.xlsx"]
