"""What a sound server really hears, through a sink that is its own recorder."""

import math
import os
import shutil
import subprocess
from array import array

import miniaudio
import pytest

from kiosk.speech.engines import ESPEAK
from kiosk.speech.sound_device import open_sound
from kiosk.speech.utterance import Utterance
from kiosk.voice.microphone import CaptureMicrophone
from tests.speech.stand_ins import as_shown, until

pytestmark = pytest.mark.skipif(
    shutil.which("pulseaudio") is None or shutil.which("parec") is None,
    reason="needs pulseaudio and its recorder",
)


@pytest.fixture
def server(tmp_path, monkeypatch):
    socket = tmp_path / "native"
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    modules = [
        "-L",
        "module-null-sink sink_name=kiosk rate=22050 channels=1 format=s16le",
        "-L",
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
    ]
    command = ["pulseaudio", *options, "--use-pid-file=no", *modules]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        until(socket.exists)
        yield
        process.terminate()


@pytest.fixture
def recorder(server):
    command = ["parec", "-d", "kiosk.monitor", "--rate=22050", "--channels=1", "--format=s16le"]
    options = ["--latency-msec=20", "--raw"]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        yield process.stdout
        process.terminate()


def heard(recorder):
    """How loud the newest stretch of the recording is, of 32,767; None when there is none."""
    data = recorder.read() or b""
    samples = array("h", data[: len(data) // 2 * 2])
    return math.sqrt(sum(s * s for s in samples) / len(samples)) if samples else None


def test_speech_reaches_the_sound_server_and_stops(make_speaker, ear, recorder):
    speaker = make_speaker(
        ESPEAK, open_device=lambda rate: open_sound(rate, (miniaudio.Backend.PULSEAUDIO,))
    )
    speaker.warm()
    until(lambda: speaker.state == "ready")
    utterance = Utterance(as_shown("Tôi xin cam đoan. " * 50, "vi"), "vi")
    speaker.say(utterance)
    until(lambda: (heard(recorder) or 0) > 300)
    until(lambda: ear.spans(utterance))
    speaker.stop()
    until(lambda: heard(recorder) == 0)


def test_a_microphone_hears_what_is_said_in_the_room(make_speaker, server, monkeypatch):
    """The room is a sink whose monitor is the only source there is."""
    pulse = (miniaudio.Backend.PULSEAUDIO,)
    monkeypatch.setenv("PULSE_SOURCE", "kiosk.monitor")
    speaker = make_speaker(ESPEAK, open_device=lambda rate: open_sound(rate, pulse))
    microphone = CaptureMicrophone(pulse)
    try:
        speaker.say(Utterance(as_shown("Tôi xin cam đoan. " * 20, "vi"), "vi"))
        heard = bytearray()

        def loud():
            heard.extend(microphone.heard())
            return max(map(abs, array("h", bytes(heard))), default=0) > 2_000

        until(loud)
    finally:
        microphone.close()
