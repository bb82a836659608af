import json
from datetime import date

import pytest
import typer

from kiosk.commands.library import open_library, open_procedure


def test_the_library_of_this_kiosk_opens():
    assert open_library(as_json=False).procedures
    assert open_procedure("1.001193", date(2026, 11, 24), as_json=False).ends == "prepared"


def test_faulty_content_is_told_file_by_file(tmp_path, capsys):
    (tmp_path / "a.yaml").write_text("format: 1", "utf-8")
    with pytest.raises(typer.Exit):
        open_library(as_json=True, folder=tmp_path)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["error"]) == (False, "content_faulty")
    missing = {"level": "error", "file": "a.yaml", "line": 1, "place": "code"}
    assert {**missing, "message": "is missing"} in answer["problems"]
