import miniaudio
import pytest

from kiosk.voice.microphone import CaptureMicrophone, NoMicrophone
from tests.speech.stand_ins import until


def test_what_a_microphone_hears_comes_as_samples():
    microphone = CaptureMicrophone((miniaudio.Backend.NULL,))
    heard = bytearray()

    def enough():
        heard.extend(microphone.heard())
        return len(heard) > 4_000

    try:
        until(enough)
    finally:
        microphone.close()
    assert len(heard) % 2 == 0


def test_a_machine_without_a_microphone_says_so():
    with pytest.raises(NoMicrophone):
        CaptureMicrophone((miniaudio.Backend.JACK,))
