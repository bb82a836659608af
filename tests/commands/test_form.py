import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from kiosk.cli import app
from tests.paper.filled import BIRTH

ON = ["--on", "2026-11-24T09:00"]


def form(folder: Path, code: str, answers: object, *more: str):
    file = folder / "answers.json"
    file.write_text(json.dumps(answers), "utf-8")
    target = folder / "form.pdf"
    arguments = ["form", code, "--answers", str(file), "-o", str(target), "--json", *ON, *more]
    done = CliRunner().invoke(app, arguments)
    answer = json.loads(done.stdout.splitlines()[-1]) if done.stdout else None
    return done.exit_code, answer, target


def test_the_form_is_written_filled(tmp_path):
    status, answer, target = form(
        tmp_path, "1.001193", BIRTH, "--office", "Ủy ban nhân dân phường Mẫu"
    )
    assert (status, answer["ok"], answer["output"]) == (0, True, str(target))
    text = PdfReader(BytesIO(target.read_bytes())).pages[0].extract_text()
    assert "TRẦN NGUYỄN MINH Ữ" in text
    assert "Kính gửi: Ủy ban nhân dân phường Mẫu" in text
    assert target.stat().st_mode & 0o077 == 0


def test_wrong_answers_write_nothing(tmp_path):
    status, answer, target = form(tmp_path, "1.001193", {**BIRTH, "child_dob": "2026-02-31"})
    assert (status, answer["ok"], answer["error"]) == (1, False, "invalid_answers")
    assert "child_dob" in {error["field"] for error in answer["errors"]}
    assert not target.exists()


@pytest.mark.parametrize(
    ("code", "error"), [("2.000815", "no_form"), ("9.999999", "unknown_procedure")]
)
def test_what_has_no_form_is_told(tmp_path, code, error):
    status, answer, target = form(tmp_path, code, {})
    assert (status, answer["ok"], answer["error"]) == (1, False, error)
    assert not target.exists()


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    target = tmp_path / "nowhere" / "form.pdf"
    status, answer, _ = form(tmp_path, "1.001193", BIRTH, "-o", str(target))
    assert (status, answer["error"]) == (1, "unwritable_file")


def test_answers_are_required(tmp_path):
    done = CliRunner().invoke(app, ["form", "1.001193", "-o", str(tmp_path / "form.pdf")])
    assert done.exit_code == 2
