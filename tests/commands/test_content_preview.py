import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from kiosk.cli import app

ON = ["--on", "2026-11-24T09:00", "--json"]


def preview(*arguments: str):
    done = CliRunner().invoke(app, ["content", "preview", *arguments, *ON])
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def test_pages_and_picture_are_written(tmp_path):
    pages = tmp_path / "birth.pdf"
    status, answer = preview("1.001193", "-o", str(pages))
    assert (status, answer["ok"], answer["output"]) == (0, True, str(pages))
    assert answer["picture"] == str(tmp_path / "birth-graph.png")
    assert answer["questions"] > 50
    assert answer["weak"] > 0
    assert len(PdfReader(BytesIO(pages.read_bytes())).pages) > 5
    assert (tmp_path / "birth-graph.png").read_bytes()[1:4] == b"PNG"


def test_without_a_name_the_code_is_the_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert preview("2.000815")[1]["output"] == "2.000815.pdf"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2.000815-graph.png",
        "2.000815.pdf",
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["9.999999"], "unknown_procedure"),
        (["2.000815", "-o", "nowhere/a.pdf"], "unwritable_file"),
        (["2.000815", "--dir", "nowhere"], "content_faulty"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, monkeypatch, arguments, error):
    monkeypatch.chdir(tmp_path)
    status, answer = preview(*arguments)
    assert (status, answer["ok"], answer["error"]) == (1, False, error)
    assert list(tmp_path.iterdir()) == []
