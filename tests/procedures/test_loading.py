from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.loading import ContentError, load_all

SOURCE = "9.000001.yaml"


@pytest.fixture
def folder(tmp_path, invented_folder):
    (tmp_path / SOURCE).write_text((invented_folder / SOURCE).read_text("utf-8"), "utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str, name: str = SOURCE) -> None:
    text = (folder / SOURCE).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(ContentError) as caught:
        load_all(folder)
    return [(fault.file, fault.place, fault.message) for fault in caught.value.faults]


def test_a_procedure_is_found_by_its_code(library):
    procedure = library.procedure("9.000001")
    assert procedure.plain_name.vi == "Mượn sách"
    assert library.procedure("9.999999") is None


def test_the_real_content_loads():
    assert load_all().procedures


def test_a_version_counts_from_its_first_to_its_last_day(library):
    assert library.procedure("9.000001", date(2025, 12, 31)) is None
    assert library.procedure("9.000001", date(2026, 1, 1)) is not None
    assert library.procedure("9.000001", date(2027, 12, 31)) is not None
    assert library.procedure("9.000001", date(2028, 1, 1)) is None


def test_a_file_that_holds_another_code_than_its_name_says_is_named(folder):
    (folder / "9.000001.yaml").rename(folder / "9.000002.yaml")
    with pytest.raises(ContentError) as caught:
        load_all(folder)
    [fault] = caught.value.faults
    assert str(fault) == "9.000002.yaml:3: code: is 9.000001, but the file is named 9.000002.yaml"


def test_each_day_has_its_version(folder):
    change(folder, "effective_to: 2027-12-31", "effective_to: 2026-12-31")
    old = (folder / SOURCE).read_text("utf-8")
    new = old.replace("2026.11.01", "2027.01.01").replace(
        "effective_from: 2026-01-01\neffective_to: 2026-12-31", "effective_from: 2027-01-01"
    )
    (folder / "9.000001-new.yaml").write_text(new, "utf-8")
    library = load_all(folder)
    assert library.procedure("9.000001", date(2026, 12, 31)).version == "2026.11.01"
    assert library.procedure("9.000001", date(2027, 1, 1)).version == "2027.01.01"
    assert library.procedure("9.000001").version == "2027.01.01"
    assert library.procedure("9.000001", version="2026.11.01").version == "2026.11.01"
    assert [item.version for item in library.on(date(2027, 5, 1))] == ["2027.01.01"]


def test_two_versions_in_force_at_one_time_are_refused(folder):
    change(folder, '"2026.11.01"', '"2026.12.01"', "9.000001-second.yaml")
    [(file, place, message)] = faults(folder)
    assert (file, place) == ("9.000001", "effective_to")
    assert "2026.12.01 and 2026.11.01" in message


def test_a_missing_key_is_named_with_its_place(folder):
    change(folder, 'label: {vi: "Mượn cho", en: "For"}', 'label: {vi: "Mượn cho"}')
    assert faults(folder) == [(SOURCE, "parts[1].questions[1].label.en", "is missing")]


def test_an_unknown_key_is_named_with_its_place(folder):
    change(folder, "blank_ok: true", "blank_okay: true")
    [(_, place, message)] = faults(folder)
    assert place == "parts[2].questions[5].blank_okay"
    assert "not a known key" in message


def test_a_number_where_text_belongs_says_put_it_in_quotes(folder):
    change(folder, 'value: self, label: {vi: "Cho mình", en: "Myself"}', "value: 1, label: {}")
    found = faults(folder)
    assert (SOURCE, "parts[1].questions[1].options[1].value", "must be text; put 1 in quotes") in (
        found
    )


def test_a_wrong_code_is_named(folder):
    change(folder, 'code: "9.000001"', 'code: "nine"')
    [(_, place, message)] = faults(folder)
    assert place == "code"
    assert message.startswith("'nine' is not written as it must be")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"a: [1", "is not valid YAML"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a: \x00", "a character that does not show (U+0000)"),
        (b"a: !!timestamp 2026-13-45", "tags (tag:yaml.org,2002:timestamp) are not used"),
        (b"", "should be a valid dictionary"),
    ],
)
def test_a_file_that_does_not_parse_is_a_fault_not_a_crash(folder, text, message):
    (folder / "bad.yaml").write_bytes(text)
    [(file, _, said)] = faults(folder)
    assert file == "bad.yaml"
    assert message in said


def test_all_faults_of_all_files_are_told_at_once(folder):
    change(folder, "blank_ok: true", "blank_okay: true")
    (folder / "bad.yaml").write_text("a: [", "utf-8")
    assert [file for file, _, _ in faults(folder)] == [SOURCE, "bad.yaml"]


def test_a_missing_folder_is_said_so(tmp_path):
    assert faults(tmp_path / "no")[0][2] == "there is no such folder"
