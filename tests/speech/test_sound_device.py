from pathlib import Path

import miniaudio

from kiosk.speech.sound_device import backends, open_sound


def test_where_nothing_else_opens_there_is_a_silent_device_that_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    opened = open_sound(22_050, (miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.NULL))
    assert opened is not None
    assert (opened.backend, opened.audible) == ("Null", False)
    opened.device.close()


def test_no_device_at_all_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    assert open_sound(22_050, (miniaudio.Backend.PULSEAUDIO,)) is None


def test_alsa_is_tried_only_where_there_is_a_card(tmp_path):
    assert miniaudio.Backend.ALSA in backends(tmp_path)
    assert miniaudio.Backend.ALSA not in backends(tmp_path / "none")
    assert backends(Path("/nowhere"))[-1] is miniaudio.Backend.NULL
