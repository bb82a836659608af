"""`kiosk voice` from the command line, and the terminal at which a voice is recorded."""

import json
import os
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.commands import voice as command
from kiosk.commands.voice_desk import Terminal, meter
from kiosk.voice.booth import Booth
from kiosk.voice.home import open_clips
from kiosk.voice.microphone import NoMicrophone
from kiosk.voice.sources import fixed_in
from kiosk.voice.take import take_of
from kiosk.voice.wordings import Wording, fixed_sentences
from tests.voice.conftest import silence, tone

LISTED = fixed_sentences([Wording("vi", "Xin chờ."), Wording("en", "Please wait.")])
GOOD = silence(0.2) + tone(0.6) + silence(0.2)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(command, "fixed_in", lambda home, only: LISTED)
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, [*map(str, arguments), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout.splitlines()[-1])


def recorded(folder):
    Booth(folder, LISTED).keep(LISTED[0], take_of(GOOD).pcm)


def test_build_makes_the_clips_of_one_language(here):
    made = run("voice", "build", "-o", here / "made")
    assert (made["sentences"], made["made"]) == (1, 1)
    assert run("voice", "build", "-o", here / "made")["made"] == 0
    assert run("voice", "build", "-o", here / "made", "--language", "en")["made"] == 1
    clips = open_clips(here / "data", here / "made")
    assert clips.has("vi", "Xin chờ")
    assert clips.has("en", "Please wait")


def test_build_leaves_with_the_reason(here, monkeypatch):
    (here / "file").write_text("")
    assert run("voice", "build", "-o", here / "file")["error"] == "cannot_write"
    monkeypatch.setattr("kiosk.voice.codec.ENCODER", "/nonexistent/oggenc")
    assert run("voice", "build", "-o", here / "made")["error"] == "no_encoder"
    monkeypatch.setattr("kiosk.speech.engine_espeak.version", lambda: None)
    assert run("voice", "build", "-o", here / "made")["error"] == "no_voice"


def test_from_recordings_to_a_voice_in_use(here, monkeypatch):
    assert run("voice", "pack", "mau", "--version", "2026.11.30", "-o", "v.zip")["error"] == (
        "no_recording"
    )
    recorded(here / "mau")
    packed = run("voice", "pack", "mau", "--version", "2026.11.30", "-o", "v.zip")
    assert packed["sentences"] == 1
    key = run("content", "key", "-o", "voice.key")["key"]
    monkeypatch.setenv("KIOSK_PACKS_VOICE_KEYS", key)
    assert run("voice", "install", "v.zip")["error"] == "unsigned"
    assert run("voice", "sign", "v.zip", "--key", "voice.key")["ok"]
    assert run("voice", "install", "v.zip")["ok"]
    clips = open_clips(here / "data", here / "nothing")
    assert clips.fetch("vi", "Xin chờ", 1.0) is not None


def test_record_leaves_with_the_reason_where_there_is_no_microphone(here, monkeypatch):
    def none():
        raise NoMicrophone("none")

    monkeypatch.setattr(command, "CaptureMicrophone", none)
    done = CliRunner().invoke(app, ["voice", "record", "mau", "--json"], input="\n")
    assert json.loads(done.stdout.splitlines()[-1])["error"] == "no_microphone"


def test_record_tells_how_far_one_has_come_and_ends_with_its_input(here):
    done = CliRunner().invoke(app, ["voice", "record", "mau", "--json"], input="")
    assert json.loads(done.stdout.splitlines()[-1])["left"] == 1
    assert "Có 1 câu, còn 1 câu chưa ghi." in done.stderr


@pytest.mark.parametrize("language", ["fr", ""])
def test_another_language_is_wrong_use(here, language):
    done = CliRunner().invoke(app, ["voice", "build", "--language", language])
    assert done.exit_code == 2


@pytest.fixture
def keys():
    """The keyboard, as a pipe, and a terminal that reads it."""
    read, write = os.pipe()
    shown = StringIO()
    with os.fdopen(read) as reader, os.fdopen(write, "w") as writer:
        console = Console(file=shown, width=80)
        yield Terminal(reader, console), writer, shown


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("", "enter"),
        ("n", "play"),
        ("T", "again"),
        (" b ", "skip"),
        ("q", "quit"),
        ("?\nq", "quit"),
    ],
)
def test_each_key_is_an_answer_and_others_are_asked_again(keys, line, answer):
    terminal, writer, _ = keys
    writer.write(f"{line}\n")
    writer.flush()
    assert terminal.ask("keep") == answer


def test_the_sentence_stands_alone_with_its_number(keys):
    terminal, _, shown = keys
    terminal.sentence(LISTED[0], 3, 900)
    assert "Xin chờ" in shown.getvalue()
    assert "Câu 3 trên 900" in shown.getvalue()


def test_the_level_is_shown_until_a_key_is_pressed(keys):
    terminal, writer, shown = keys
    assert not terminal.level(tone(0.05))
    assert "█" in shown.getvalue()
    writer.write("\n")
    writer.flush()
    assert terminal.level(b"")


@pytest.mark.parametrize(("db", "colour"), [(-50, "yellow"), (-20, "green"), (-1, "red")])
def test_the_meter_is_green_where_the_voice_is_right(db, colour):
    assert meter(db).style == colour
    assert len(meter(db)) == 40


def test_the_meter_is_longer_the_louder_it_is():
    full = [meter(db).plain.count("█") for db in (float("-inf"), -40, -20, 0)]
    assert full == sorted(full)
    assert full[0] == 0
    assert full[-1] == 40


@pytest.mark.parametrize("fault", [b"", tone(0.5, 100)])
def test_what_is_wrong_is_said_in_words(keys, fault):
    terminal, _, shown = keys
    terminal.fault(take_of(fault))
    assert "ghi lại" in shown.getvalue()


def test_the_real_list_is_what_is_recorded():
    assert command.fixed_in is fixed_in
