"""Saying a text into memory, without a sound device: for files and measurements."""

import select
import time
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.speech.child import Child
from kiosk.speech.engines import Engine
from kiosk.speech.speaker import Reason
from kiosk.speech.turn import Turn, fits
from kiosk.speech.utterance import Script, Utterance, script_of


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was said: 16-bit mono sound, and the delay from asking to the first of it."""

    engine: str
    spoken: str
    rate_hz: int
    pcm: bytes
    first_audio_ms: float

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / self.rate_hz


@dataclass(frozen=True, slots=True)
class NotRendered:
    """Why none of the engines said it; the reason of the last one tried."""

    spoken: str
    reason: Reason


def render(utterance: Utterance, engines: Sequence[Engine]) -> Rendered | NotRendered:
    """Get the sound of an utterance from the first engine that gives one. Waits for it."""
    script = script_of(utterance.segments)
    reason: Reason = "no_engine" if fits(script) else "too_long"
    for engine in engines if reason == "no_engine" else ():
        try:
            child = Child(engine)
        except OSError:
            reason = "missing"
            continue
        try:
            answer = _collect(utterance, script, child)
        finally:
            child.kill()
            while not child.bury():
                time.sleep(0.001)
        if isinstance(answer, Rendered):
            return answer
        reason = answer
    return NotRendered(script.text, reason)


def _collect(utterance: Utterance, script: Script, child: Child) -> Rendered | Reason:
    select.select([child], [], [], child.engine.patience_s)  # loaded, as the kiosk keeps it
    asked_at = time.monotonic()
    turn = Turn(utterance, script.text, child, asked_at)
    pcm = bytearray()
    rate_hz, first_at = 0, 0.0
    while True:
        select.select([child], [], [], max(0.0, turn.deadline - time.monotonic()))
        now = time.monotonic()
        delivery = turn.receive(now)
        if delivery.failure is not None:
            return delivery.failure
        for sound in delivery.sounds:
            first_at = first_at or now
            rate_hz = sound.rate_hz
            pcm += sound.pcm
        if delivery.ended:
            first_ms = (first_at - asked_at) * 1000
            return Rendered(child.engine.name, script.text, rate_hz, bytes(pcm), first_ms)
