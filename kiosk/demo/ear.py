"""An ear where the loudspeaker would be: it takes the sound, and knows which sentences began.

It is in no hurry to be heard by anybody, so it takes sound faster than a loudspeaker would, unless
there is one: then that plays it as always.
"""

import threading
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.demo.sentence import Sentence, sentence_of
from kiosk.speech.speaker import Listener, Reason, Speaker, SpeechState
from kiosk.speech.utterance import Utterance

if TYPE_CHECKING:
    from kiosk.speech.sound_device import OpenDevice, Pull

HASTE = 12
"""Times as fast as it would be heard."""
BLOCK_S = 0.06
QUIET = 100
"""Samples up to this are not heard."""


class Ear:
    """A `Border`. What it heard is taken by the GUI thread, put by those of speech and sound."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sentences: list[Sentence] = []
        self._said: Utterance | None = None
        self._sounding = 0.0

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or about to be."""
        return self._said is not None

    def take_sentences(self) -> list[Sentence]:
        """What was begun to be heard since the last call."""
        with self._lock:
            taken, self._sentences = self._sentences, []
        return taken

    def take_sounding_s(self) -> float:
        """For how many seconds there was sound since the last call, and not silence."""
        with self._lock:
            taken, self._sounding = self._sounding, 0.0
        return taken

    def open_device(self, rate_hz: int) -> "OpenDevice | None":
        """The sound card with an ear at it; without one, an ear alone."""
        from kiosk.speech.sound_device import OpenDevice, open_sound  # noqa: PLC0415 -- a library

        opened = open_sound(rate_hz)
        if opened is not None and opened.audible:
            return replace(opened, device=Overhearing(opened, self, rate_hz))
        if opened is not None:
            opened.device.close()
        return OpenDevice(Listening(self, rate_hz), "ear", audible=True, latency_s=0.0)

    def heed(self, speaker: Speaker) -> Speaker:
        """Have a speaker tell what it is asked to say."""
        return Heeded(speaker, self)

    def hear(self, pcm: bytes, rate_hz: int) -> None:
        """Take some sound."""
        samples = array("h", pcm)
        if max(samples, default=0) > QUIET or min(samples, default=0) < -QUIET:
            with self._lock:
                self._sounding += len(samples) / rate_hz

    def expect(self, utterance: Utterance | None) -> None:
        """Know what is to be heard now; None for silence."""
        self._said = utterance

    def begin(self, utterance: Utterance) -> None:
        """Hear the first sound of it."""
        with self._lock:
            self._sentences.append(sentence_of(utterance))

    def end(self, utterance: Utterance) -> None:
        """Hear no more of it, unless something else is said by now."""
        if self._said is utterance:
            self._said = None


class Heeded:
    """A `Speaker` that another one speaks for, and an ear hears."""

    def __init__(self, speaker: Speaker, ear: Ear) -> None:
        self._speaker = speaker
        self._ear = ear

    @property
    def state(self) -> SpeechState:
        """What is known about voice and sound."""
        return self._speaker.state

    def attach(self, listener: Listener) -> None:
        """Send events there, by way of the ear."""
        self._speaker.attach(Witness(listener, self._ear))

    def say(self, utterance: Utterance) -> None:
        """Say it now."""
        self._ear.expect(utterance)
        self._speaker.say(utterance)

    def stop(self) -> None:
        """Be silent at once."""
        self._ear.expect(None)
        self._speaker.stop()

    def set_volume(self, volume_db: float) -> None:
        """Change the loudness."""
        self._speaker.set_volume(volume_db)

    def chime(self) -> None:
        """Sound the chime."""
        self._speaker.chime()


class Witness:
    """A `Listener` between a speaker and its own; before it passes an end on, the ear knows it."""

    def __init__(self, listener: Listener, ear: Ear) -> None:
        self._listener = listener
        self._ear = ear

    def started(self, utterance: Utterance) -> None:
        """Pass it on."""
        self._ear.begin(utterance)
        self._listener.started(utterance)

    def word(self, utterance: Utterance, start: int, end: int) -> None:
        """Pass it on."""
        self._listener.word(utterance, start, end)

    def finished(self, utterance: Utterance) -> None:
        """Pass it on."""
        self._ear.end(utterance)
        self._listener.finished(utterance)

    def failed(self, utterance: Utterance, reason: Reason) -> None:
        """Pass it on."""
        self._ear.end(utterance)
        self._listener.failed(utterance, reason)


class Listening:
    """A `Device` that asks for sound as fast as it likes, and hears it."""

    def __init__(self, ear: Ear, rate_hz: int) -> None:
        self._ear = ear
        self._rate_hz = rate_hz
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pull: "Pull", /) -> None:
        """Ask again and again."""
        self._over.clear()
        self._thread = threading.Thread(target=self._ask, args=(pull,), name="ear", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def close(self) -> None:
        """Ask no more."""
        self.stop()

    def _ask(self, pull: "Pull") -> None:
        frames = round(BLOCK_S * self._rate_hz)
        while not self._over.wait(BLOCK_S / HASTE):
            self._ear.hear(pull.send(frames), self._rate_hz)


class Overhearing:
    """A `Device` that lets another one play, and hears it."""

    def __init__(self, opened: "OpenDevice", ear: Ear, rate_hz: int) -> None:
        self._device = opened.device
        self._ear = ear
        self._rate_hz = rate_hz

    def start(self, pull: "Pull", /) -> None:
        """Have it played."""
        heard = self._heard(pull)
        next(heard)
        self._device.start(heard)

    def stop(self) -> None:
        """Have it played no more."""
        self._device.stop()

    def close(self) -> None:
        """Let the other go."""
        self._device.close()

    def _heard(self, pull: "Pull") -> "Pull":
        frames = yield b""
        while True:
            pcm = pull.send(frames)
            self._ear.hear(pcm, self._rate_hz)
            frames = yield pcm
