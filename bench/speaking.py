"""How soon a page is heard, and how soon a stop is silence: at the border to the sound device."""

import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import median
from bench.result import LIMIT, Result
from bench.workbench import NotMeasured, Workbench, load, say
from kiosk.speech.child_speaker import ChildSpeaker
from kiosk.speech.clips import Clips
from kiosk.speech.engines import ESPEAK
from kiosk.speech.sound_device import PERIOD_MS, PERIODS, OpenDevice, Pull
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak
from kiosk.voice.home import open_clips

PAGE_MS = 30
"""How long a page waits before it asks to be read (`screens/controls/Reading.qml`)."""
HELD_MS = PERIOD_MS * (PERIODS - 1)
"""How long a real device holds sound: it asks for a period when the others are full."""
RATE_HZ = 22_050
FRAMES = RATE_HZ * PERIOD_MS // 1000
FIRST_MS, STOP_MS = 100.0, 50.0
TEXT = "Quý vị khai cho ai? Bản chính giấy cần sao. Phiếu số 42."
TIMES = 8
LONGEST_S = 10.0


class Ear:
    """Takes sound as fast as a real device and notes when it began and ended."""

    def __init__(self) -> None:
        self.sound_at = self.silent_at = self._loud_until = 0.0
        self._running = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pull: Pull, /) -> None:
        """Begin to listen."""
        self._running.set()
        self._thread = threading.Thread(target=self._listen, args=(pull,), daemon=True)
        self._thread.start()

    def _listen(self, pull: Pull) -> None:
        due = time.monotonic()
        while self._running.is_set():
            now = time.monotonic()
            loud = [at for at, value in enumerate(array("h", pull.send(FRAMES))) if value]
            if loud:
                self.sound_at = self.sound_at or now + loud[0] / RATE_HZ
                self._loud_until, self.silent_at = now + loud[-1] / RATE_HZ, 0.0
            else:
                self.silent_at = self._loud_until
            due += PERIOD_MS / 1000
            time.sleep(max(0.0, due - time.monotonic()))

    def stop(self) -> None:
        """Listen no more."""
        self._running.clear()
        if self._thread is not None:
            self._thread.join()

    def close(self) -> None:
        """Let go."""
        self.stop()


def measure(bench: Workbench) -> list[Result]:
    """Median over the rounds of what was worst in each, with clips and by the engine in turn."""
    clips = open_clips(Path("/nonexistent"))
    if clips is None:
        message = "there is no default voice pack: make setup"
        raise NotMeasured(message)
    load_before = load()
    first: dict[str, list[float]] = {"clips": [], "engine": []}
    stop: dict[str, list[float]] = {"clips": [], "engine": []}
    for number in range(1, bench.rounds + 1):
        for side, pack in (("clips", clips), ("engine", None)):
            begun, stopped = one_round(pack)
            first[side].append(begun + PAGE_MS + HELD_MS)
            stop[side].append(stopped + HELD_MS)
            say(f"speaking, round {number}, {side}: {begun:.0f} ms to sound, {stopped:.0f} to none")
    return [
        Result(
            name=name,
            what=f"{what}; worst of {TIMES} a round, with the {HELD_MS} ms a device holds",
            ours=median(figures["clips"]),
            peer=limit,
            peer_name=LIMIT,
            goal="<=1.0",
            rounds=bench.rounds,
            unit="ms",
            load=load_before,
            samples=figures,
        )
        for name, what, figures, limit in (
            ("first_sound", "from a page shown to its first sound, by clips", first, FIRST_MS),
            ("stop_to_silence", "from a stop to silence", stop, STOP_MS),
        )
    ]


def one_round(clips: Clips | None) -> tuple[float, float]:
    """Say and stop some times; the longest wait for sound and for silence, in milliseconds."""
    first, stop = 0.0, 0.0
    with speaking(clips) as (speaker, ear):
        for _ in range(TIMES):
            ear.sound_at = 0.0
            begun = time.monotonic()
            speaker.say(Utterance(speak(TEXT, "vi"), "vi"))
            first = max(first, _wait(ear, "sound_at") - begun)
            time.sleep(0.2)
            stopped = time.monotonic()
            speaker.stop()
            stop = max(stop, _wait(ear, "silent_at") - stopped)
            time.sleep(0.2)
    return first * 1000, stop * 1000


@contextmanager
def speaking(clips: Clips | None) -> Iterator[tuple[ChildSpeaker, Ear]]:
    """A warm speaker, and the ear that hears it."""
    ear = Ear()
    speaker = ChildSpeaker(
        (ESPEAK,), lambda _: OpenDevice(ear, "ear", audible=True, latency_s=HELD_MS / 1000), clips
    )
    try:
        speaker.warm()
        end = time.monotonic() + LONGEST_S
        while speaker.state != "ready":
            if time.monotonic() > end:
                message = "the voice does not become ready"
                raise NotMeasured(message)
            time.sleep(0.01)
        yield speaker, ear
    finally:
        speaker.close()


def _wait(ear: Ear, what: str) -> float:
    end = time.monotonic() + LONGEST_S
    while not (moment := float(getattr(ear, what))):
        if time.monotonic() > end:
            message = f"the voice was asked and {what} never came"
            raise NotMeasured(message)
        time.sleep(0.001)
    return moment
