import random

import pytest

from kiosk.authoring.applying import NotApplied, changed_files
from kiosk.authoring.comparing import Change, compare
from kiosk.authoring.records import OPTIONAL, records_of_folder
from kiosk.authoring.sheets import DAYS
from kiosk.authoring.workbook_reading import read_workbook
from kiosk.authoring.workbook_writing import workbook_of
from kiosk.procedures.loading import PROCEDURES
from tests.authoring.workbooks import FILE, TEXT


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    return tmp_path


def change(folder, path, field, new):
    [record] = [item for item in records_of_folder(folder) if item.path == path]
    return Change(record, field, new, "", "")


def test_only_what_was_asked_changes(folder):
    changes = [
        change(folder, "name", "vi", "Mới"),
        change(folder, "name", "spoken", "mới"),
        change(folder, "", "effective_to", "2027-02-28"),
    ]
    files = changed_files(folder, changes)
    assert files == {
        FILE: TEXT.replace('"Thẻ", en: "Card"', '"Mới", en: "Card", spoken: "mới"')
        .replace("2026-01-01\n", '2026-01-01\neffective_to: "2027-02-28"\n')
        .encode()
    }
    assert (folder / FILE).read_text("utf-8") == TEXT


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_keeps_its_mark_and_its_ends_of_lines(folder, mark):
    raw = mark + TEXT.replace("\n", "\r\n").encode()
    (folder / FILE).write_bytes(raw)
    files = changed_files(folder, [change(folder, "name", "vi", "Mới")])
    assert files[FILE] == raw.replace("Thẻ".encode(), "Mới".encode())


def test_a_file_with_two_ends_of_lines_is_left_alone(folder):
    (folder / FILE).write_bytes(TEXT.replace("\n", "\r\n", 1).encode())
    with pytest.raises(NotApplied, match="in two ways"):
        changed_files(folder, [change(folder, "name", "vi", "Mới")])


def test_a_file_changed_or_gone_in_the_meantime_is_left_alone(folder):
    asked = change(folder, "name", "vi", "Mới")
    (folder / FILE).write_text(TEXT.replace("Thẻ", "Khác"), "utf-8")
    with pytest.raises(NotApplied, match=rf"{FILE}:4: was changed in the meantime"):
        changed_files(folder, [asked])
    (folder / FILE).unlink()
    with pytest.raises(NotApplied, match="cannot be opened"):
        changed_files(folder, [asked])


def test_a_change_that_would_reach_further_is_refused(folder):
    (folder / FILE).write_text("a: {vi: &x Một, en: One}\nb: {vi: *x, en: One}\n", "utf-8")
    text = (
        "a: {vi: &x Một, en: One}\nb: [{id: Một, w: {vi: x, en: y}}, {id: *x, w: {vi: x, en: y}}]\n"
    )
    (folder / FILE).write_text(text, "utf-8")
    with pytest.raises(NotApplied, match="more would change"):
        changed_files(folder, [change(folder, "a", "vi", "Hai")])


def test_all_content_comes_back_as_it_was():
    records = list(records_of_folder(PROCEDURES))
    rows, problems = read_workbook(workbook_of(records))
    found = compare(rows, records)
    assert len(rows) == len(records)
    assert (problems, found.changes, found.problems) == ([], [], [])


def test_one_changed_value_of_the_real_content_changes_one_value():
    records = list(records_of_folder(PROCEDURES))
    before = {path.name: path.read_bytes() for path in PROCEDURES.glob("*.yaml")}
    chance = random.Random(3)
    for record in chance.sample(records, 40):
        field = chance.choice(sorted(record.fields))
        new = "2026-11-23" if field in DAYS else record.fields[field] + ' “ộ” "x": #'
        [(name, after)] = changed_files(PROCEDURES, [Change(record, field, new, "", "")]).items()
        assert name == record.file
        old, now = before[name].decode().splitlines(), after.decode().splitlines()
        added = field in OPTIONAL and not record.fields[field] and not record.node.flow_style
        if added:
            now.remove(next(line for line in now if line not in old))
        changed = [
            number for number, pair in enumerate(zip(old, now, strict=True)) if len(set(pair)) > 1
        ]
        assert len(changed) == (0 if added else 1)
        assert {path.name: path.read_bytes() for path in PROCEDURES.glob("*.yaml")} == before
