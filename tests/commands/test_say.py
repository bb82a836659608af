import json
import wave

import pytest
from typer.testing import CliRunner

from kiosk.commands import say
from kiosk.speech.engines import Engine

ABSENT = Engine("absent", ("/nonexistent/engine",), 1, reusable=True)


@pytest.fixture
def run(tmp_path):
    def run(*arguments):
        out = tmp_path / "out.wav"
        result = CliRunner().invoke(say.app, [*arguments, "-o", str(out)])
        return result, out

    return run


@pytest.mark.parametrize("engine", ["espeak", "pyttsx3"])
def test_a_text_is_spoken_into_a_file_as_the_kiosk_says_it(run, engine):
    result, out = run("Phí là 20.000 đồng.", "--engine", engine, "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout.splitlines()[-1])
    assert set(answer) == {"engine", "spoken", "seconds", "first_audio_ms"}
    assert (answer["engine"], answer["spoken"]) == (engine, "Phí là hai mươi nghìn đồng.")
    with wave.open(str(out), "rb") as wav:
        assert (wav.getnchannels(), wav.getsampwidth()) == (1, 2)
        assert wav.getnframes() / wav.getframerate() == pytest.approx(answer["seconds"], abs=0.01)


def test_the_same_text_gives_the_same_file(run):
    _, out = run("Quý vị khai cho ai?")
    first = out.read_bytes()
    run("Quý vị khai cho ai?")
    assert out.read_bytes() == first


def test_english_is_spoken_by_another_voice(run):
    _, out = run("Hello.")
    vietnamese = out.read_bytes()
    result, _ = run("Hello.", "--language", "en", "--json")
    assert json.loads(result.stdout.splitlines()[-1])["spoken"] == "Hello."
    assert out.read_bytes() != vietnamese


@pytest.mark.parametrize(("engines", "code"), [((), "no_engine"), ((ABSENT,), "missing")])
def test_without_a_voice_the_answer_is_a_code(run, monkeypatch, engines, code):
    monkeypatch.setattr(say, "choose", lambda *_: engines)
    result, out = run("Mời ra quầy.", "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout.splitlines()[-1])
    assert (answer["ok"], answer["error"], answer["spoken"]) == (False, code, "Mời ra quầy.")
    assert answer["message"]
    assert not out.exists()


def test_a_text_without_words_is_an_answer(run):
    result, _ = run("– …", "--json")
    assert (result.exit_code, json.loads(result.stdout)["error"]) == (1, "nothing_to_say")


def test_a_file_that_cannot_be_written_is_an_answer(tmp_path):
    out = tmp_path / "none" / "out.wav"
    result = CliRunner().invoke(say.app, ["Một.", "-o", str(out), "--json"])
    assert (result.exit_code, json.loads(result.stdout)["error"]) == (1, "cannot_write")


def test_a_wrong_engine_is_wrong_use(run):
    result, _ = run("Một.", "--engine", "shouting")
    assert result.exit_code == 2
