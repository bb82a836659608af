"""The ear at a real speaker's place: what a device takes, and what a speaker is asked to say."""

import threading
from array import array
from collections.abc import Iterator

import pytest

from kiosk.config import Data, Settings
from kiosk.demo import ear as ears
from kiosk.demo.ear import Ear, Listening, Overhearing
from kiosk.jobs import Lane
from kiosk.speech import sound_device
from kiosk.speech.sound_device import OpenDevice, Pull
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak
from kiosk.world import World
from tests.screens.borders import QuietVoice

RATE_HZ = 16_000


class Notes:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def started(self, utterance: Utterance) -> None:
        self.events.append("started")

    def word(self, utterance: Utterance, start: int, end: int) -> None:
        self.events.append(f"word {start} {end}")

    def finished(self, utterance: Utterance) -> None:
        self.events.append("finished")

    def failed(self, utterance: Utterance, reason: str) -> None:
        self.events.append(f"failed {reason}")


def utterance(text: str) -> Utterance:
    return Utterance(speak(text, "vi"), "vi")


def sounds(loud: bool, asked: threading.Event) -> Pull:
    """As a player's generator: waits at a bare yield."""

    def pull() -> Iterator[bytes]:
        frames = yield b""
        while True:
            asked.set()
            frames = yield array("h", [3000 if loud else 3] * frames).tobytes()

    made = pull()
    next(made)
    return made  # type: ignore[return-value]


@pytest.mark.parametrize(("loud", "heard"), [(True, True), (False, False)])
def test_a_device_of_its_own_takes_sound_and_tells_it_from_silence(loud, heard):
    ear, asked = Ear(), threading.Event()
    device = Listening(ear, RATE_HZ)
    device.start(sounds(loud, asked))
    assert asked.wait(10)
    device.stop()
    assert (ear.take_sounding_s() > 0) is heard
    assert ear.take_sounding_s() == 0
    device.close()


def test_a_sound_card_plays_on_and_is_overheard():
    taken: list[bytes] = []

    class Card:
        def start(self, pull: Pull, /) -> None:
            taken.append(pull.send(RATE_HZ))

        def stop(self) -> None:
            taken.append(b"stopped")

        def close(self) -> None:
            taken.append(b"closed")

    ear = Ear()
    device = Overhearing(OpenDevice(Card(), "card", audible=True, latency_s=0.1), ear, RATE_HZ)
    device.start(sounds(True, threading.Event()))
    device.stop()
    device.close()
    assert len(taken[0]) == RATE_HZ * 2
    assert taken[1:] == [b"stopped", b"closed"]
    assert ear.take_sounding_s() == 1.0


@pytest.mark.parametrize(
    ("audible", "kind"), [(True, Overhearing), (False, Listening), (None, Listening)]
)
def test_the_card_is_used_where_there_is_one(monkeypatch, audible, kind):
    class Silent:
        def close(self) -> None:
            pass

    opened = None if audible is None else OpenDevice(Silent(), "x", audible, 0.1)  # type: ignore[arg-type]
    monkeypatch.setattr(sound_device, "open_sound", lambda rate_hz: opened)
    device = Ear().open_device(RATE_HZ)
    assert device is not None
    assert isinstance(device.device, kind)
    assert device.audible


def test_what_is_said_is_known_once_it_is_heard_and_passed_on():
    ear, notes, voice = Ear(), Notes(), QuietVoice()
    voice.patient = True
    speaker = ear.heed(voice)
    speaker.attach(notes)
    said = utterance("Làm giấy tờ tại đây")
    speaker.say(said)
    assert (ear.speaking, ear.take_sentences()) == (True, [])
    witness = voice._listener
    assert witness is not None
    witness.started(said)
    witness.word(said, 0, 3)
    assert [sentence.shown for sentence in ear.take_sentences()] == ["Làm giấy tờ tại đây"]
    witness.finished(said)
    assert not ear.speaking
    assert notes.events == ["started", "word 0 3", "finished"]


def test_the_end_of_what_was_replaced_is_no_silence():
    ear, voice = Ear(), QuietVoice()
    voice.patient = True
    speaker = ear.heed(voice)
    speaker.attach(Notes())
    first, second = utterance("một"), utterance("hai")
    speaker.say(first)
    speaker.say(second)
    witness = voice._listener
    assert witness is not None
    witness.failed(first, "crashed")
    assert ear.speaking
    speaker.stop()
    assert not ear.speaking


def test_a_world_speaks_into_its_border(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(ears.Ear, "open_device", lambda self, rate_hz: opened.append(rate_hz))
    lanes: dict[str, Lane] = {}
    world = World(Settings(data=Data(dir=tmp_path / "data")), lanes)
    world.border = Ear()
    speaker = world.open_speaker()
    assert isinstance(speaker, ears.Heeded)
    world.close()
    assert opened
