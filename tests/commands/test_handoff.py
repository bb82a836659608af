import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from tests.screens.borders import enrol

ON = ("--on", "2026-11-24T09:30")
ANSWERS = json.dumps({"relation": "mother", "child_name": "ĐỖ ẨM", "child_dob": "2026-11-02"})


def run(data_dir, *arguments, data=b""):
    done = CliRunner(env={"KIOSK_DATA_DIR": str(data_dir)}).invoke(
        app, ["handoff", *arguments, "--json"], input=data
    )
    return done.exit_code, json.loads(done.stdout.splitlines()[-1])


def made(data_dir):
    code, answer = run(data_dir, "make", "1.001193", "--answers", "-", *ON, data=ANSWERS.encode())
    assert (code, answer["ok"]) == (0, True)
    return answer["frames"]


def lines(texts):
    return "\r\n".join(texts).encode()


def test_what_one_kiosk_makes_another_takes_up(tmp_path):
    enrol(tmp_path / "a")
    enrol(tmp_path / "b")
    frames = made(tmp_path / "a")
    code, answer = run(tmp_path / "b", "read", *ON, data=lines(reversed(frames)))
    assert code == 0
    assert answer["answers"].items() >= json.loads(ANSWERS).items()
    assert (answer["by"], answer["signer"], answer["left_out"]) == ("0042", "another", [])
    assert run(tmp_path / "a", "read", *ON, data=lines(frames))[1]["signer"] == "this_kiosk"


def test_a_kiosk_that_is_not_enrolled_makes_unsigned_ones(tmp_path):
    answer = run(tmp_path, "read", *ON, data=lines(made(tmp_path)))[1]
    assert (answer["ok"], answer["signer"], answer["by"]) == (True, "nobody", "0000")


def test_without_answers_it_makes_questions_for_at_home(tmp_path):
    frames = run(tmp_path, "make", "1.001193", *ON)[1]["frames"]
    answer = run(tmp_path, "read", *ON, data=lines(frames))[1]
    assert (answer["kind"], answer["answers"]) == ("questions", {})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "empty"),
        (b"https://x.invalid", "not_recognised"),
        (b"CHUYEN:AB", "handoff_damaged"),
        (b"\xff\xfe", "not_recognised"),
        (b"x" * 1_000_001, "too_long"),
    ],
)
def test_what_is_no_declaration_says_why(tmp_path, data, error):
    code, answer = run(tmp_path, "read", *ON, data=data)
    assert (code, answer["ok"], answer["error"]) == (1, False, error)
    assert answer["message"]


def test_too_few_codes_and_too_late_say_so(tmp_path):
    frames = run(tmp_path, "make", "1.004873", *ON)[1]["frames"]
    assert len(frames) > 2
    assert run(tmp_path, "read", *ON, data=lines(frames[:1]))[1]["error"] == "handoff_part"
    late = ("--on", "2026-12-24T09:30")
    assert run(tmp_path, "read", *late, data=lines(frames))[1]["error"] == "handoff_expired"
