import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.procedures.loading import PROCEDURES

INVENTED = Path(__file__).parents[1] / "procedures" / "invented" / "9.000001.yaml"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "9.000001.yaml").write_text(INVENTED.read_text("utf-8"), "utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "9.000001.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def lint(folder: Path):
    arguments = ["content", "lint", str(folder), "--json", "--on", "2026-11-24T09:00"]
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


@pytest.mark.timeout(600)
@pytest.mark.soak  # what it finds is found by procedure in tests/content/test_facts.py
def test_the_content_of_this_kiosk_is_well():
    status, answer = lint(PROCEDURES)
    assert (status, answer["ok"], answer["errors"]) == (0, True, 0), answer["problems"]
    assert answer["procedures"] >= 5


def test_a_file_that_does_not_load_is_told_with_its_place(folder):
    change(folder, "blank_ok: true", "blank_okay: true")
    status, answer = lint(folder)
    assert (status, answer["ok"], answer["error"]) == (1, False, "content_faulty")
    [problem] = answer["problems"]
    assert problem["place"] == "parts[2].questions[5].blank_okay"


def test_a_condition_on_a_misspelt_name_is_told(folder):
    change(folder, "kind == 'rare'", "knid == 'rare'")
    status, answer = lint(folder)
    assert status == 1
    assert {problem["message"] for problem in answer["problems"]} >= {
        "reads 'knid', which does not exist"
    }


def test_a_question_that_cannot_be_reached_is_told(folder):
    change(folder, "when: \"kind == 'rare'\"", "when: \"kind == 'rare' && kind == 'law'\"")
    _, answer = lint(folder)
    messages = {(problem["place"], problem["message"][:9]) for problem in answer["problems"]}
    assert ("deposit", "never met") in messages


def test_a_missing_folder_is_told(tmp_path):
    status, answer = lint(tmp_path / "no")
    assert (status, answer["error"]) == (1, "content_faulty")


def test_the_schema_is_printed():
    done = CliRunner().invoke(app, ["content", "schema", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[-1])["anyOf"]
