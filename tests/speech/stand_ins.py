"""Stand-ins for the sound card and for voice engines, and ways to wait for them."""

import re
import select
import sys
import threading
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

import psutil

from kiosk.speech.child import Child
from kiosk.speech.clips import Clip
from kiosk.speech.engines import Engine
from kiosk.speech.sound_device import OpenDevice
from kiosk.speech.turn import Turn
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import Segment, speak


def until(condition, limit_s=20.0):
    """Wait for a condition; the limit only ends a test that has failed."""
    end = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.002)


def gone(pid):
    """Whether a process has ended, even where nobody has waited for it."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def as_shown(text, language):
    """Every word is said as it is shown."""
    del language
    return tuple(Segment(m.group(), m.group(), *m.span()) for m in re.finditer(r"\S+", text))


def fake_engine(mode, patience_s=20.0, reusable=True, heavy=False):
    """An engine whose program is fake_engine.py."""
    program = str(Path(__file__).with_name("fake_engine.py"))
    return Engine(f"fake-{mode}", (sys.executable, program, mode), patience_s, reusable, heavy)


class HandDevice:
    """A sound device a test turns by hand; starts answering when told to."""

    def __init__(self):
        self.pull = None
        self.closed = False

    def start(self, pull):
        self.pull = pull

    def stop(self):
        self.pull = None

    def close(self):
        self.closed = True

    def take(self, frames):
        return self.pull.send(frames)


@dataclass
class FastDevice:
    """A sound device in a hurry: takes sound on its own thread as soon as there is any."""

    frames: int = 441

    def __post_init__(self):
        self.running = threading.Event()
        self.thread = None

    def start(self, pull):
        self.running.set()
        self.thread = threading.Thread(target=self._play, args=(pull,), daemon=True)
        self.thread.start()

    def _play(self, pull):
        while self.running.is_set():
            pull.send(self.frames)
            time.sleep(0.0005)

    def stop(self):
        self.running.clear()
        if self.thread is not None:
            self.thread.join()

    def close(self):
        self.stop()


def fast_sound(rate_hz):
    """Opens a FastDevice."""
    del rate_hz
    return OpenDevice(FastDevice(), "fast", audible=True, latency_s=0.02)


class PacedDevice(FastDevice):
    """A sound device that takes sound as fast as a real one, and keeps what it took."""

    def __init__(self):
        super().__init__(frames=441)
        self.heard = bytearray()

    def _play(self, pull):
        due = time.monotonic()
        while self.running.is_set():
            self.heard += pull.send(self.frames)
            due += self.frames / 22_050
            time.sleep(max(0.0, due - time.monotonic()))

    def samples(self):
        """What was heard, without the silence before the first sound and after the last."""
        return array("h", bytes(self.heard)).tobytes().strip(b"\0")


class FakeClips:
    """Clips by sentence: so many seconds of one loud tone, the words evenly in it."""

    def __init__(self, **seconds_by_text):
        self.seconds = {text.replace("_", " "): s for text, s in seconds_by_text.items()}
        self.damaged = set()
        self.rates = []

    def warm(self):
        pass

    def has(self, language, text):
        return language == "vi" and text in self.seconds

    def fetch(self, language, text, rate):
        self.rates.append(rate)
        if text in self.damaged:
            return None
        count, words = int(self.seconds[text] * 22_050), len(text.split())
        begins = tuple(at * count // words for at in range(words))
        return Clip(22_050, b"\x11\x11" * count, begins)


class Ear:
    """Notes what a speaker tells, and on which thread."""

    def __init__(self):
        self.events = []
        self.threads = set()

    def _note(self, *event):
        self.threads.add(threading.current_thread().name)
        self.events.append(event)

    def started(self, utterance):
        self._note("started", utterance)

    def word(self, utterance, start, end):
        self._note("word", utterance, start, end)

    def finished(self, utterance):
        self._note("finished", utterance)

    def failed(self, utterance, reason):
        self._note("failed", utterance, reason)

    def names(self):
        return [event[0] for event in self.events]

    def spans(self, utterance):
        return [e[2:] for e in self.events if e[0] == "word" and e[1] is utterance]

    def over(self, utterance):
        return any(e[0] in ("finished", "failed") and e[1] is utterance for e in self.events)

    def reason(self, utterance):
        return next((e[2] for e in self.events if e[0] == "failed" and e[1] is utterance), None)


class Notes:
    """Notes what is told about readings."""

    def __init__(self):
        self.events = []

    def item_started(self, reading, index):
        self.events.append(("started", reading, index))

    def word(self, reading, index, start, end):
        self.events.append(("word", reading, index, start, end))

    def item_finished(self, reading, index):
        self.events.append(("finished", reading, index))

    def item_failed(self, reading, index, reason):
        self.events.append(("failed", reading, index, reason))

    def reading_finished(self, reading):
        self.events.append(("end", reading))


def sound_of(engine, text, language="vi", rate=1.0):
    """What an engine that must not fail gives for a text."""
    collected = collect(engine, text, language, rate)
    assert collected.reason is None
    return collected


@dataclass
class Collected:
    """All that one engine gave for one text."""

    words: list
    pcm: bytearray
    reason: str | None = None


def collect(engine, text, language="vi", rate=1.0):
    """Let a process of the engine say a text, to its end or failure, and bury it."""
    utterance = Utterance(as_shown(text, language), language, rate)
    child = Child(engine)
    collected = Collected([], bytearray())
    try:
        turn = Turn(utterance, text, child, time.monotonic())
        while True:
            select.select([child], [], [], max(0, turn.deadline - time.monotonic()))
            delivery = turn.receive(time.monotonic())
            for sound in delivery.sounds:
                collected.words += sound.words
                collected.pcm += sound.pcm
            collected.reason = delivery.failure
            if delivery.ended or delivery.failure:
                return collected
    finally:
        child.kill()
        until(child.bury)


QUESTION = "Quý vị khai cho ai? Lệ phí 20.000đ."


def saying(text=QUESTION, normalise=speak, rate=2.0):
    return Utterance(tuple(normalise(text, "vi")), "vi", rate)
