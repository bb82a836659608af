import pytest

from kiosk.doctor import voice
from kiosk.doctor.voice import voice_health
from kiosk.speech.engines import Engine
from kiosk.speech.sound_device import OpenDevice


class Silence:
    """A sound device that is only opened and closed."""

    def __init__(self):
        self.closed = False

    def start(self, pull, /):
        raise AssertionError("the check must not be heard")

    def stop(self):
        raise AssertionError("it was never started")

    def close(self):
        self.closed = True


def test_a_voice_with_a_loudspeaker_is_well_and_not_heard():
    device = Silence()
    found = voice_health("auto", "en", lambda _: OpenDevice(device, "ALSA", True, 0.03))
    assert found.ok
    assert found.message == "The voice espeak speaks; sound goes through ALSA."
    assert device.closed


@pytest.mark.parametrize("opened", [None, OpenDevice(Silence(), "Null", False, 0.03)])
def test_a_voice_nobody_can_hear_is_told(opened):
    found = voice_health("espeak", "vi", lambda _: opened)
    assert (found.ok, found.message) == (
        False,
        "Giọng espeak đọc được nhưng máy không có loa.",
    )


def test_a_kiosk_set_to_silence_says_so():
    assert not voice_health("none", "en").ok
    assert "[speech]" in voice_health("none", "en").advice


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("/nonexistent/engine",), "No voice is installed."),
        (("true",), "The voice stopped in the middle."),
        (("sleep", "600"), "The voice did not answer in time."),
        (("yes",), "The voice stopped in the middle."),
    ],
)
def test_an_engine_that_does_not_work_is_told(monkeypatch, command, said):
    broken = Engine("broken", ("sh", "-c", 'shift; exec "$@"', "-", "-", *command), 0.2, True)
    monkeypatch.setattr(voice, "choose", lambda _: (broken,))
    if command[0].startswith("/"):
        monkeypatch.setattr(voice, "choose", lambda _: (Engine("gone", command, 0.2, True),))
    found = voice_health("auto", "en", lambda _: None)
    assert (found.ok, found.message) == (False, said)
    assert found.advice
