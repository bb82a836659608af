"""The quick copy of content says what the sources say, and is believed only when it is theirs."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.procedures.compiled import (
    NAME,
    load_ready,
    read_compiled,
    sources_digest,
    write_compiled,
)
from kiosk.procedures.loading import PROCEDURES, ContentError, load_all


@pytest.fixture
def folder(tmp_path):
    own = tmp_path / "procedures"
    own.mkdir()
    for pattern in (
        "2.000815.yaml",
        "1.001193.yaml",
        "1.014063.yaml",
        "shared*.yaml",
        "doors.yaml",
    ):
        for path in PROCEDURES.glob(pattern):
            shutil.copy(path, own)
    return own


def changed(folder: Path, old: str, new: str) -> None:
    path = folder / "2.000815.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_copy_says_what_the_sources_say(folder):
    from_sources = load_all(folder)
    assert load_ready(folder).procedures == from_sources.procedures
    copy = read_compiled(folder, sources_digest(folder))
    assert copy is not None
    assert copy.procedures == from_sources.procedures
    assert copy.summaries == from_sources.summaries
    assert copy.doors == from_sources.doors


def test_a_copy_reads_only_the_procedure_that_is_asked_for(folder, monkeypatch):
    load_ready(folder)
    library = load_ready(folder)
    one = library.procedure("2.000815")
    assert one is not None
    assert library.procedure("2.000815") is one
    (folder / NAME).unlink()
    assert library.procedure("2.000815") is one
    with pytest.raises(FileNotFoundError):
        library.procedure("1.001193")


def test_changed_sources_are_read_anew(folder):
    load_ready(folder)
    changed(folder, 'plain_name: {vi: "', 'plain_name: {vi: "Mới: ')
    summary = load_ready(folder).summary("2.000815")
    assert summary is not None
    assert summary.plain_name.vi.startswith("Mới: ")


def test_faulty_sources_are_told_though_there_was_a_copy(folder):
    load_ready(folder)
    changed(folder, "format: 1", "format: 9")
    with pytest.raises(ContentError, match=r"2\.000815\.yaml:2: format"):
        load_ready(folder)


def test_a_program_that_reads_otherwise_makes_its_own_copy(folder, tmp_path):
    other = tmp_path / "other.py"
    other.write_text("x = 1\n")
    assert sources_digest(folder, [other]) != sources_digest(folder, [])


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[", b"\xff\xfe", b'{"sources": 3}\n'])
def test_a_damaged_copy_is_made_anew(folder, damage):
    load_ready(folder)
    (folder / NAME).write_bytes(damage)
    assert read_compiled(folder, sources_digest(folder)) is None
    assert load_ready(folder).procedures == load_all(folder).procedures


def test_a_copy_cut_short_is_not_believed(folder):
    load_ready(folder)
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(whole[:-1])
    assert read_compiled(folder, sources_digest(folder)) is None


def test_a_folder_that_cannot_be_written_is_read_from_its_sources(folder, monkeypatch):
    def refuse(*_args):
        raise PermissionError("read only")

    monkeypatch.setattr("kiosk.procedures.compiled.write_compiled", refuse)
    assert load_ready(folder).procedures == load_all(folder).procedures
    assert not (folder / NAME).exists()


def test_nothing_is_left_of_a_copy_that_could_not_be_finished(folder, monkeypatch):
    def full(self, _target):
        raise OSError("no space")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_compiled(folder, load_all(folder), "x")
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_hostile_file_is_told_though_there_was_a_copy(folder):
    load_ready(folder)
    os.mkfifo(folder / "pipe.yaml")
    with pytest.raises(ContentError, match=r"pipe\.yaml: is not a file"):
        load_ready(folder)
