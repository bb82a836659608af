"""Hostile content is refused by load and by lint, with file, line and reason."""

import contextlib
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.procedures.conditions import (
    BadExpression,
    CannotBeWorkedOut,
    Conditions,
    compile_expression,
)
from kiosk.procedures.limits import DEPTH, EXPRESSION_LETTERS, FILE_BYTES, FOLDER_FILES, VALUES
from kiosk.procedures.loading import ContentError, Fault, load_all

SOURCE = "9.000001.yaml"
INVENTED = (Path(__file__).parent / "invented" / SOURCE).read_text("utf-8")
LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


def faults_of(folder: Path) -> list[Fault]:
    with pytest.raises(ContentError) as caught:
        load_all(folder)
    return list(caught.value.faults)


def refused(folder: Path, text: str | bytes, name: str = SOURCE) -> Fault:
    """The first fault of a folder with this one file; lint must say the same."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(raw)
    first = faults_of(folder)[0]
    done = CliRunner().invoke(app, ["content", "lint", str(folder), "--json"])
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (done.exit_code, answer["error"]) == (1, "content_faulty")
    told = answer["problems"][0]
    assert (told["file"], told["line"], told["message"]) == (first.file, first.line, first.message)
    return first


def changed(old: str, new: str) -> tuple[str, int]:
    """The invented file with one thing changed, and the line of the change."""
    assert INVENTED.count(old) >= 1
    before, _, after = INVENTED.partition(old)
    return before + new + after, before.count("\n") + 1


WHEN = "when: \"for_whom == 'other'\"\n        limits"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        # a loop
        ('value: "age_on(dob, today) < 16"', 'value: "to_pay > 0"', "reads itself: minor"),
        ('value: "age_on(dob, today) < 16"', 'value: "!minor"', "reads itself: minor → minor"),
        (WHEN, "when: \"kind == 'rare'\"\n        limits", "reads 'kind', which is asked later"),
        (WHEN, "when: \"relation == ''\"\n        limits", "reads 'relation', the question itself"),
        (WHEN, 'when: "minor"\n        limits', "reads 'dob', which is asked later"),
        # a missing translation, an unknown type
        ('{vi: "Mượn cho", en: "For"}', '{vi: "Mượn cho"}', "is missing"),
        ('{vi: "Mượn cho", en: "For"}', '{vi: "Mượn cho", en: ""}', "at least 1 character"),
        ("type: pid", "type: blob", "input should be 'choice'"),
        # expressions too long, too deep, or never ending
        ('"books * 2000"', '"' + "books + " * 50 + 'books"', f"at most {EXPRESSION_LETTERS}"),
        ('"books * 2000"', '"' + "(" * 30 + "1" + ")" * 30 + '"', "brackets more than"),
        ('"books * 2000"', '"[1, 2].map(x, x * books)[0]"', "loops"),
        ('"books * 2000"', r'''"r'\\'.size() + [1].map(i, i)[0] + ''.size()"''', "only plain text"),
        ('"books * 2000"', "\"'''a'b'''.size()\"", "only plain text"),
        ('"books * 2000"', '"1 // \'"', "only plain text"),
        ('"books * 2000"', "\"name.matches('a{100}{100}') ? 1 : 0\"", "repeats more than"),
        ('"books * 2000"', '"name.matches(email) ? 1 : 0"', "must be a text in quotes"),
        ('"books * 2000"', '"books *"', "does not parse"),
        ('"books * 2000"', "\"open('/etc/passwd')\"", "calls an unknown function: open"),
        # a path out of the pack
        ("template: loan", "template: ../../etc/passwd", "is not written as it must be"),
        ("template: loan", "template: a/b", "is not written as it must be"),
        # what does not show
        ('vi: "Mượn cho"', 'vi: "Mượn\tcho"', "has a tab"),
        ('vi: "Mượn cho"', 'vi: "Mượn\\tcho"', "has a tab"),
        ('vi: "Mượn cho"', 'vi: "Mượn \u202echo"', "U+202E"),
        ('vi: "Mượn cho"', 'vi: "Mượn \\u202Echo"', "U+202E"),
        ('vi: "Mượn cho"', 'vi: "Mượn \\0cho"', "U+0000"),
        ('vi: "Mượn cho"', 'vi: "Mượn \u200bcho"', "U+200B"),
        ("type: choice", "type: choice  # \u2066hidden", "U+2066"),
        ("ends: sent_ahead", "ends: sent_ahead\x00", "U+0000"),
        ("ends: sent_ahead", "ends:\r sent_ahead", "U+000D"),
        # YAML that is not plain
        ("ends: sent_ahead", "ends: !!python/name:os.system", "tags"),
        ("ends: sent_ahead", "ends: !!binary aGE=", "tags"),
        ("ends: sent_ahead", "{a: b}: sent_ahead", "a key must be plain text"),
        ("ends: sent_ahead", "ends: sent_ahead\nends: slip", "'ends' stands twice"),
        ("ends: sent_ahead", "ends: *nobody", "undefined alias"),
        ("ends: sent_ahead", "ends: &again [*again]", "leads back into itself"),
        ("ends: sent_ahead", f"ends: {'[' * DEPTH}{']' * DEPTH}", "levels deep"),
        ("ends: sent_ahead", f"ends: {'[' * 5000}", "exceeded maximum nesting depth"),
    ],
)
def test_a_hostile_line_is_refused_by_name(tmp_path, old, new, reason):
    text, line = changed(old, new)
    fault = refused(tmp_path, text)
    assert reason in fault.message
    assert fault.file == SOURCE
    near = new.count("\n")
    assert line <= (fault.line or 0) <= line + near


def test_a_yaml_bomb_is_refused_before_it_is_built(tmp_path):
    fault = refused(tmp_path, LAUGHS)
    assert f"more than {VALUES} values when its aliases are written out" in fault.message
    assert 1 < (fault.line or 0) <= LAUGHS.count("\n")


def test_aliases_that_add_to_the_depth_are_counted(tmp_path):
    text = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, DEPTH + 2))
    assert "levels deep" in refused(tmp_path, text).message


def test_a_bomb_of_shared_content_is_refused_at_its_use(tmp_path):
    block = "\n".join(f"    - {{name: q{n}}}" for n in range(1000))
    (tmp_path / "shared.yaml").write_text(f"format: 1\nblocks:\n  many:\n{block}\n", "utf-8")
    uses = "\n".join(["      - use: many"] * 1000)
    text = INVENTED.replace("    questions:\n", f"    questions:\n{uses}\n", 1)
    fault = refused(tmp_path, text)
    assert "when shared content is written out" in fault.message
    assert fault.line == INVENTED[: INVENTED.index("    questions:")].count("\n") + 2


def test_derived_values_that_double_each_other_are_refused(tmp_path):
    words = 'label: {vi: "a", en: "a"}'
    lines = [f'  - {{name: d0, {words}, value: "books + books"}}']
    lines += [f'  - {{name: d{n}, {words}, value: "d{n - 1} + d{n - 1}"}}' for n in range(1, 30)]
    text, line = changed("derived:", "derived:\n" + "\n".join(lines))
    fault = refused(tmp_path, text)
    assert "readings of other values" in fault.message
    assert line < (fault.line or 0) <= line + 30


@pytest.mark.parametrize(
    ("raw", "reason", "line"),
    [
        (b"format: 1\ncode: \xff\n", "is not UTF-8 text: byte 16", 2),
        (b"#" * (FILE_BYTES + 1), f"larger than {FILE_BYTES} bytes", None),
        (b"", "should be a valid dictionary", 1),
        (b"%TAG ! tag:x,2000:\n--- !y {}\n", "tags", 2),
        (b"- &a [*a]\n", "leads back into itself", 1),
        (b"--- {}\n--- {}\n", "found another document", 2),
    ],
)
def test_a_hostile_file_is_refused(tmp_path, raw, reason, line):
    fault = refused(tmp_path, raw)
    assert reason in fault.message
    assert fault.line == line


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "outside.yaml").write_text(INVENTED, "utf-8")
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / SOURCE).symlink_to(tmp_path / "outside.yaml")
    [fault] = faults_of(folder)
    assert (fault.file, fault.message) == (SOURCE, "leads outside of the folder")


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").symlink_to("c.yaml")
    (tmp_path / "d.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "e\x1b[31m.yaml").write_text(INVENTED, "utf-8")
    told = {fault.file: fault.message for fault in faults_of(tmp_path)}
    assert told["a.yaml"] == "is not a file"
    assert told["b.yaml"] == "is not a file"
    assert told["c.yaml"] == "is a link that leads to itself"
    assert told["d.yaml"] == "cannot be opened: No such file or directory"
    [odd] = set(told) - {"a.yaml", "b.yaml", "c.yaml", "d.yaml"}
    assert told[odd].startswith("the file's name")
    assert odd.isprintable()


def test_too_many_files_are_refused(tmp_path):
    for number in range(FOLDER_FILES + 1):
        (tmp_path / f"{number}.yaml").touch()
    [fault] = faults_of(tmp_path)
    assert fault.message.startswith(f"holds {FOLDER_FILES + 1} files")


def test_a_thousand_faults_are_not_all_told(tmp_path):
    keys = "\n".join(f"wrong_{number}: 1" for number in range(1000))
    (tmp_path / SOURCE).write_text(f"{INVENTED}\n{keys}\n", "utf-8")
    faults = faults_of(tmp_path)
    assert faults[-1].message == "and more faults"
    assert len(faults) == 51


YAML = """&a ;*a;!!str ;!x ;- ;? ;: ;[;];{;};  ;';";|;>;#;%YAML 1.2;---;...;use: person;as: x;
<<: *a;when: ;a.map(x, x);today;1;true;~;,;\\u202e;ộ"""
PIECES = st.sampled_from([*YAML.split(";"), "\n", "\x00", "\t", "\ud800", "\ufeff", "\r", ";"])
MANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@MANY
@given(pieces=st.lists(PIECES, max_size=60))
def test_no_text_does_more_than_be_refused(tmp_path, pieces):
    text = "".join(pieces)
    (tmp_path / SOURCE).write_bytes(text.encode("utf-8", "surrogatepass"))
    for fault in faults_of(tmp_path):
        assert fault.message
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 2


@MANY
@given(
    at=st.integers(0, len(INVENTED)),
    length=st.integers(0, 40),
    pieces=st.lists(PIECES, max_size=8),
)
def test_no_change_of_a_good_file_does_more_than_be_refused(tmp_path, at, length, pieces):
    text = INVENTED[:at] + "".join(pieces) + INVENTED[at + length :]
    (tmp_path / SOURCE).write_bytes(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(ContentError):
        load_all(tmp_path)


CEL = """dob books today '' 'a' r' b' \'\'\' " \\ ( ) [ ] { } ! - + * / % == < && || ? : . , in 1
1.5 0x1 1u 9223372036854775807 size matches('a') age_on( .map( .exists( add_days( string( int( // `
true null upper( has( @ ộ"""
TOKENS = st.sampled_from([*CEL.split(), " "])


@settings(MANY, max_examples=1000)
@given(tokens=st.lists(TOKENS, max_size=40))
def test_no_expression_does_more_than_be_refused(loan, tokens):
    facts = Conditions(loan).facts({"dob": "1950", "books": 3}, date(2026, 11, 24))
    with contextlib.suppress(BadExpression, CannotBeWorkedOut):
        assert isinstance(facts.work_out(compile_expression("".join(tokens))), str | int)
