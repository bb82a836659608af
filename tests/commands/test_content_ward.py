import json

from typer.testing import CliRunner

from kiosk.cli import app
from tests.ward.examples import TEMPLATE


def content(*arguments):
    done = CliRunner().invoke(app, ["content", *map(str, arguments), "--json"])
    return json.loads(done.stdout.splitlines()[-1])


def test_staff_get_a_file_to_fill_in_once(tmp_path):
    folder = tmp_path / "phuong"
    made = content("ward", folder)
    assert (folder / "ward.yaml").read_bytes() == TEMPLATE.read_bytes()
    assert made == {"ok": True, "output": str(folder / "ward.yaml")}
    assert content("ward", folder)["error"] == "file_exists"


def test_the_file_is_linted_by_line(tmp_path):
    content("ward", tmp_path)
    answer = content("lint", tmp_path, "--on", "2026-11-24T09:00")
    assert (answer["ok"], answer["errors"], answer["warnings"]) == (True, 0, 1)
    path = tmp_path / "ward.yaml"
    path.write_text(path.read_text("utf-8").replace("17:00", "7:00"), "utf-8")
    answer = content("lint", tmp_path, "--on", "2026-11-24T09:00")
    assert (answer["error"], answer["errors"]) == ("content_faulty", 1)
    assert answer["problems"][0]["file"] == "ward.yaml"
    wrong = path.read_text("utf-8").splitlines()[answer["problems"][0]["line"] - 1]
    assert "7:00" in wrong


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "x").write_text("", "utf-8")
    assert content("ward", tmp_path / "x" / "y")["error"] == "unwritable_file"
