"""What the commands answer for each procedure there is: `fields`, `fill --dry-run`, `form`."""

import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.stories.story import load_story, story_files
from tests.library import in_use

LIBRARY = in_use()
CODES = sorted({item.code for item in LIBRARY.procedures})
SAVED = {
    story.procedure: story
    for story in map(load_story, story_files())
    if story.expected and story.expected.dossier
}


@pytest.fixture(autouse=True)
def empty(tmp_path, monkeypatch):
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))


def run(*arguments):
    done = CliRunner().invoke(app, [*map(str, arguments), "--json"])
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("code", CODES)
def test_its_fields_are_filled_and_printed(code, tmp_path):
    story = SAVED[code]
    on = f"{story.today}T09:00"
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(story.answers), "utf-8")
    status, fields = run("fields", code, "--on", on)
    assert status == 0
    assert {field["name"] for field in fields} >= set(story.answers)
    status, filled = run("fill", code, "--answers", answers, "--dry-run", "--on", on)
    assert (status, filled["ok"], filled.get("errors", [])) == (0, True, [])
    procedure = LIBRARY.procedure(code, story.today)
    pdf = tmp_path / "form.pdf"
    status, made = run("form", code, "--answers", answers, "-o", pdf, "--on", on)
    if procedure.form is None:
        assert (status, made["error"]) == (1, "no_form")
    else:
        assert status == 0
        assert pdf.read_bytes().startswith(b"%PDF-")
