import json
import shutil

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.procedures.loading import PROCEDURES


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(PROCEDURES, tmp_path / "procedures")


def stories(folder, *more):
    done = CliRunner().invoke(
        app, ["content", "stories", str(folder), "--only", "2.000815-one", "--json", *more]
    )
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_stories_are_told_as_written(folder):
    assert stories(folder) == (0, {"ok": True, "stories": 1, "problems": []})


def test_a_changed_rule_is_told_and_written_on_wish(folder):
    path = folder / "2.000815.yaml"
    text = path.read_text("utf-8")
    assert "pages_1 * 1000" in text
    path.write_text(text.replace("pages_1 * 1000", "pages_1 * 1500"), "utf-8")
    code, answer = stories(folder)
    assert (code, answer["ok"], answer["error"]) == (1, False, "content_faulty")
    assert "2.000815-one-diploma.yaml: expected.fee_dong" in answer["problems"][0]
    assert stories(folder, "--write")[0] == 0
    assert stories(folder) == (0, {"ok": True, "stories": 1, "problems": []})


def test_a_faulty_story_is_named(folder):
    (folder / "journeys" / "2.000815-one-diploma.yaml").write_text("story: 3\n")
    code, answer = stories(folder)
    assert code == 1
    assert "2.000815-one-diploma.yaml" in answer["problems"][0]


@pytest.mark.parametrize(
    ("story", "end"),
    [
        ("2.000815-one-diploma", "ends with a saved dossier"),
        ("2.000815-mistyped", "is refused: "),
        ("2.000884-sale", "stops at transaction_stop"),
    ],
)
def test_who_writes_stories_is_told_how_each_ends(folder, story, end):
    only = ["content", "stories", str(folder), "--only", story, "--write"]
    assert f"{story}.yaml: {end}" in CliRunner().invoke(app, only).stdout
