"""Saying a text into memory, without a sound device: for files and measurements."""

import select
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from kiosk.speech.child import Child
from kiosk.speech.engines import Engine
from kiosk.speech.framing import Word
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
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / self.rate_hz


@dataclass(frozen=True, slots=True)
class NotRendered:
    """Why none of the engines said it; the reason of the last one tried."""

    spoken: str
    reason: Reason


class Renderer:
    """One engine that says text after text into memory; a context manager: its process ends.

    Raises OSError when the engine cannot be started.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def say(self, utterance: Utterance, script: Script) -> Rendered | NotRendered:
        """Get the sound of a script. Waits for it."""
        if self._child is None:
            self._child = Child(self._engine)
            select.select([self._child], [], [], self._engine.patience_s)  # loaded, as kept warm
        answer = _collect(utterance, script, self._child)
        if isinstance(answer, Rendered):
            if not self._engine.reusable:
                self._end()
            return answer
        self._end()
        return NotRendered(script.text, answer)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        while not child.bury():
            time.sleep(0.001)


def render(utterance: Utterance, engines: Sequence[Engine]) -> Rendered | NotRendered:
    """Get the sound of an utterance from the first engine that gives one. Waits for it."""
    script = script_of(utterance.segments)
    if not fits(script):
        return NotRendered(script.text, "too_long")
    answer = NotRendered(script.text, "no_engine")
    for engine in engines:
        try:
            with Renderer(engine) as renderer:
                said = renderer.say(utterance, script)
        except OSError:
            answer = NotRendered(script.text, "missing")
            continue
        if isinstance(said, Rendered):
            return said
        answer = said
    return answer


def _collect(utterance: Utterance, script: Script, child: Child) -> Rendered | Reason:
    asked_at = time.monotonic()
    turn = Turn(utterance, script.text, child, asked_at)
    pcm = bytearray()
    words: list[Word] = []
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
            words += sound.words
        if delivery.ended:
            first_ms = (first_at - asked_at) * 1000
            name, text = child.engine.name, script.text
            return Rendered(name, text, rate_hz, bytes(pcm), first_ms, tuple(words))
