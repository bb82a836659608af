import os
from types import SimpleNamespace

import pytest

from kiosk.speech.child import Child
from kiosk.speech.engine_pyttsx3 import private_file, voice_for
from kiosk.speech.engines import PYTTSX3
from kiosk.speech.framing import Ready, Request
from tests.speech.stand_ins import collect, sound_of, until

QUESTION = "Quý vị khai cho ai? Một là khai cho mình."


def test_a_text_comes_whole_with_every_word_guessed():
    said = sound_of(PYTTSX3, QUESTION * 4)
    assert len(said.pcm) > 22_050 * 2 * 8
    assert len(said.words) == 10 * 4
    assert any(said.pcm)


def test_the_same_text_gives_the_same_bytes():
    assert sound_of(PYTTSX3, QUESTION).pcm == sound_of(PYTTSX3, QUESTION).pcm


def test_the_rate_is_heard():
    slow, fast = (
        sound_of(PYTTSX3, QUESTION, rate=0.5).pcm,
        sound_of(PYTTSX3, QUESTION, rate=2.0).pcm,
    )
    assert len(fast) < 0.5 * len(slow)


def test_a_language_without_a_voice_is_refused():
    assert collect(PYTTSX3, "…", "xx").reason == "no_voice"


def test_no_file_of_the_spoken_text_is_left_not_even_by_a_killed_child(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    child = Child(PYTTSX3)
    until(lambda: child.receive() == [Ready()])
    child.ask(Request(QUESTION * 100, "vi", 1))
    child.kill()
    until(child.bury)
    sound_of(PYTTSX3, QUESTION)
    assert list(tmp_path.iterdir()) == []


def test_the_file_has_no_name_in_any_folder():
    with private_file() as path:
        path.write_bytes(b"words")
        assert str(path.readlink()).startswith("/memfd:")
        assert path.read_bytes() == b"words"
    assert not path.exists()


def test_where_memory_cannot_be_a_file_the_folder_is_private_and_goes(monkeypatch):
    monkeypatch.delattr(os, "memfd_create")
    with private_file() as path:
        path.write_bytes(b"words")
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [
        ([["en-gb"], ["vi-vn-x-central"], ["vi"]], 2),
        ([["en_US"], ["vi_VN"]], 1),
        ([["vi-vn-x-south"], ["en"]], None),
        ([[], ["en"]], None),
    ],
)
def test_the_plainest_voice_of_the_language_is_chosen(languages, chosen):
    voices = [SimpleNamespace(id=str(at), languages=codes) for at, codes in enumerate(languages)]
    assert voice_for(voices, "vi") == (None if chosen is None else str(chosen))
