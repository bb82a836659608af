import re

import pytest

from kiosk.doctor import neural as room
from kiosk.doctor.neural import neural_health
from kiosk.neural.files import VoiceFiles, keep
from kiosk.neural.home import DESCRIPTION, MODEL
from tests.neural.tiny_model import config, model


@pytest.fixture
def voice(tmp_path):
    return keep(tmp_path, VoiceFiles(model(), config()))


def test_a_kiosk_without_one_is_well(tmp_path):
    assert neural_health(tmp_path, None, "en").ok


def test_one_that_speaks_is_told_with_its_first_sound(tmp_path, voice, monkeypatch):
    monkeypatch.setattr(room, "QUICK_S", 60)
    found = neural_health(tmp_path, voice.name, "en")
    assert found.ok
    assert re.match(r"The neural voice speaks, first sound after [0-9.]+ s\.$", found.message)


def test_one_that_keeps_people_waiting_is_told(tmp_path, voice, monkeypatch):
    monkeypatch.setattr(room, "QUICK_S", 0)
    found = neural_health(tmp_path, voice.name, "vi")
    assert (found.ok, "chậm" in found.message, "x_low" in found.advice) == (True, True, True)


def test_a_file_that_is_gone_is_told(tmp_path, voice):
    (voice / MODEL).unlink()
    found = neural_health(tmp_path, voice.name, "en")
    assert (found.ok, MODEL in found.message) == (False, True)


def test_a_file_that_was_changed_is_told(tmp_path, voice):
    (voice / DESCRIPTION).write_bytes(config(num_speakers=2))
    found = neural_health(tmp_path, voice.name, "en")
    assert (found.ok, "not those that were installed" in found.message) == (False, True)


def test_one_that_says_nothing_is_told(tmp_path):
    voice = keep(tmp_path, VoiceFiles(b"no model", config()))
    assert "says nothing" in neural_health(tmp_path, voice.name, "en").message


def test_a_description_that_cannot_be_used_is_told(tmp_path):
    voice = keep(tmp_path, VoiceFiles(model(), b"{}"))
    assert not neural_health(tmp_path, voice.name, "en").ok


def test_a_machine_without_the_library_is_told(tmp_path, voice, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    found = neural_health(tmp_path, voice.name, "en")
    assert (found.ok, "onnxruntime" in found.message) == (False, True)
