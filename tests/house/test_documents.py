"""What the documents say can be done, and leads where they say."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import typer.main

from central.cli import app as central
from central.config import Settings as CentralSettings
from kiosk.cli import COMMANDS
from kiosk.cli import app as kiosk
from kiosk.config import read_settings
from kiosk.journey.intake import take_in
from kiosk.packs.checking import all_remarks
from kiosk.packs.home import BUILT_IN
from kiosk.procedures.loading import PROCEDURES, load_all
from tests.library import in_use

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path for folder in (".", "docs/**", "deploy") for path in ROOT.glob(f"{folder}/*.md")
)
TODAY = date(2026, 11, 24)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
FILE = re.compile(
    r"`((?:kiosk|sync|central|screens|assets|tests|deploy|docs)/[\w./-]*\.(?:py|qml|md|yaml|txt|ts|sh))`"
)
COMMAND = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?(kiosk|central) ([a-z]+)(?: ([a-z-]+))?")
TARGET = re.compile(r"\bmake ([a-z]+)\b")


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def code_of(path: Path) -> str:
    """Everything in backticks or indented: what a reader would type."""
    text = text_of(path)
    fenced = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    indented = re.findall(r"^ {4}\S.*$", text, re.MULTILINE)
    return "\n".join([*re.findall(r"`([^`\n]+)`", text), *fenced, *indented])


def block(path: str, language: str, number: int = 0) -> str:
    """A fenced example, moved to the left edge."""
    found = re.findall(
        rf"^( *)```{language}\n(.*?)^ *```", text_of(ROOT / path), re.DOTALL | re.MULTILINE
    )
    indent, body = found[number]
    return "\n".join(line.removeprefix(indent) for line in body.splitlines()) + "\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_and_named_files_are_there(path: Path):
    text = text_of(path)
    for link in LINK.findall(text):
        if not link.startswith(("http://", "https://")):
            assert (path.parent / link).exists(), link
    for file in FILE.findall(text):
        assert (ROOT / file).exists(), file


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_named_commands_and_targets_exist(path: Path):
    groups = {"kiosk": typer.main.get_command(kiosk), "central": typer.main.get_command(central)}
    for program, name, sub in COMMAND.findall(code_of(path)):
        command = groups[program].get_command(None, name)
        assert command is not None, f"{program} {name}"
        if sub and hasattr(command, "commands") and len(command.commands) > 1:
            assert sub in command.commands, f"{program} {name} {sub}"
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(TARGET.findall(code_of(path))) <= targets


def test_the_authors_example_is_clean(tmp_path):
    (tmp_path / "local.vi-du.yaml").write_text(block("docs/vi/soan-thu-tuc.md", "yaml"), "utf-8")
    (tmp_path / "doors.yaml").write_text(text_of(PROCEDURES / "doors.yaml"), "utf-8")
    for path in PROCEDURES.glob("*.yaml"):
        (tmp_path / path.name).write_text(text_of(path), "utf-8")
    library = load_all(tmp_path)
    example = [p for p in library.procedures if p.code == "local.vi-du"]
    assert len(example) == 1
    remarks = all_remarks(library.holding(example, library.doors), BUILT_IN, TODAY)
    assert [r for r in remarks if r.file == "local.vi-du"] == []


def test_the_technicians_settings_are_taken():
    settings = CentralSettings.model_validate(tomllib.loads(block("docs/vi/ky-thuat.md", "toml")))
    assert settings.scheme == "https"
    own = read_settings(tomllib.loads(block("docs/vi/ky-thuat.md", "toml", 1)))
    shared = tomllib.loads(block("deploy/centre.md", "toml"))
    assert CentralSettings.model_validate(shared).database.url is not None
    assert own.printer.kind == "network"


def test_the_technicians_answers_are_complete():
    answers = json.loads(block("docs/vi/ky-thuat.md", "json"))
    procedure = in_use().procedure("2.000815", TODAY)
    assert procedure is not None
    assert take_in(procedure, answers, TODAY).report.errors == ()


def test_every_decision_is_in_the_index_and_has_its_four_parts():
    folder = ROOT / "docs" / "adr"
    index = text_of(folder / "README.md")
    files = sorted(folder.glob("0*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        assert f"({path.name})" in index
        text = text_of(path)
        title = text.splitlines()[0].partition(". ")[2]
        assert title in index
        for part in ("**Decided.**", "**Why.**", "**Rejected.**", "**So.**"):
            assert part in text, f"{path.name} {part}"


def test_every_command_is_named_in_the_changelog():
    text = text_of(ROOT / "CHANGELOG.md")
    assert [name for name in COMMANDS if name not in text] == []


def test_the_glossary_is_in_order_and_says_each_word_once():
    rows = re.findall(r"^\| ([a-z ]+) \|", text_of(ROOT / "docs" / "glossary.md"), re.MULTILINE)
    words = [row.strip() for row in rows if row.strip() != "word"]
    assert words == sorted(words)
    assert len(words) == len(set(words))


def test_the_readme_shows_the_kiosk_in_a_modest_size():
    picture = ROOT / "docs" / "pictures" / "kiosk.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 400_000


def test_the_licence_is_whole():
    text = text_of(ROOT / "LICENSE")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text) == 11_358
