"""`kiosk voice neural`: from the file an operator was given to a kiosk that speaks with it."""

import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.commands import voice as command
from kiosk.neural import files as room
from kiosk.neural.home import installed
from kiosk.voice.home import open_clips
from kiosk.voice.wordings import Wording, fixed_sentences
from tests.neural.tiny_model import config, model

LISTED = fixed_sentences([Wording("vi", "Xin chờ."), Wording("en", "Please wait.")])


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(command, "fixed_in", lambda home, only: LISTED)
    (tmp_path / "giong.onnx").write_bytes(model())
    (tmp_path / "giong.onnx.json").write_bytes(config())
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, [*map(str, arguments), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout.splitlines()[-1])


def test_from_a_file_to_a_kiosk_that_speaks_with_it(here, monkeypatch):
    kept = run("voice", "neural", "giong.onnx")
    assert kept["ok"]
    assert run("say", "Mời ngồi.", "--engine", "neural", "-o", "a.wav")["error"] == "no_engine"
    assert run("voice", "build", "--engine", "neural")["error"] == "no_voice"
    monkeypatch.setenv("KIOSK_SPEECH_NEURAL", kept["neural"])
    for engine in ("neural", "auto"):
        said = run("say", "Mời ngồi.", "--engine", engine, "-o", "a.wav")
        assert said["engine"] == "neural"
    built = run("voice", "build", "--engine", "neural")
    folder = installed(here / "data", kept["neural"])
    assert (built["made"], built["output"]) == (1, str(folder))
    assert open_clips(here / "data", here / "nothing", own=folder).has("vi", "Xin chờ")


def test_a_person_is_told_what_to_write_into_the_settings(here):
    done = CliRunner().invoke(app, ["voice", "neural", "giong.onnx"])
    digest = next((here / "data" / "neural").iterdir()).name
    assert f'neural = "{digest}"' in done.stdout


@pytest.mark.parametrize("name", ["giong.onnx", "giong.onnx.json"])
def test_a_file_that_is_not_there_is_told(here, name):
    (here / name).unlink()
    answer = run("voice", "neural", "giong.onnx")
    assert (answer["error"], answer["message"]) == ("voice_unusable", f"{name} cannot be opened.")


def test_a_file_that_is_too_large_is_told(here, monkeypatch):
    monkeypatch.setattr(room, "MOST_MODEL_BYTES", 10)
    assert run("voice", "neural", "giong.onnx")["error"] == "voice_unusable"


def test_a_description_of_another_kind_is_told_and_nothing_kept(here):
    (here / "other.json").write_bytes(config(espeak={"voice": "fr"}))
    answer = run("voice", "neural", "giong.onnx", "--description", "other.json")
    assert "neither Vietnamese nor English" in answer["message"]
    assert not (here / "data").exists()


def test_a_voice_that_says_nothing_is_told_and_not_kept(here):
    (here / "giong.onnx").write_bytes(b"no model")
    assert run("voice", "neural", "giong.onnx")["error"] == "voice_unusable"
    assert list((here / "data" / "neural").iterdir()) == []


def test_a_voice_in_use_stays_when_it_cannot_speak_just_now(here, monkeypatch):
    kept = run("voice", "neural", "giong.onnx")["neural"]
    absent = ("/nonexistent/engine",)
    monkeypatch.setattr("kiosk.speech.engines.child_command", lambda *told, frozen: absent)
    assert run("voice", "neural", "giong.onnx")["error"] == "voice_unusable"
    assert installed(here / "data", kept) is not None


def test_without_the_library_that_is_told(here, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert run("voice", "neural", "giong.onnx")["error"] == "no_runtime"


def test_a_folder_that_cannot_be_written_is_told(here):
    (here / "data").write_text("")
    assert run("voice", "neural", "giong.onnx")["error"] == "cannot_write"


def test_a_digest_that_is_none_is_refused_by_the_settings(here, monkeypatch):
    monkeypatch.setenv("KIOSK_SPEECH_NEURAL", "../../etc")
    assert run("voice", "build", "--engine", "neural")["error"] == "bad_settings"
