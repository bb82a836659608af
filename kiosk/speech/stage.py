"""From text to heard words: what the speaker's thread does, step by step."""

import time
from collections.abc import Callable

from kiosk.speech.child import Child
from kiosk.speech.child_pool import ChildPool
from kiosk.speech.claim import Claim
from kiosk.speech.engines import Engine
from kiosk.speech.framing import Word
from kiosk.speech.player import Player
from kiosk.speech.speaker import Listener, Reason
from kiosk.speech.track import Track
from kiosk.speech.turn import Turn, fits
from kiosk.speech.utterance import Script, Utterance, script_of

REST_AFTER_S = 10.0
"""Between screens the device keeps running: starting it costs time before the first word.

Not for long: asking for silence costs 2 % of a core."""


class Stage:
    """Holds the utterance being said. Only the speaker's thread touches it."""

    def __init__(
        self,
        pool: ChildPool,
        player: Player,
        claim: Claim,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.listener: Listener | None = None
        self._pool = pool
        self._player = player
        self._claim = claim
        self._monotonic = monotonic
        self._turn: Turn | None = None
        self._left: list[Engine] = []
        self._track: Track | None = None
        self._began = False
        self._span: tuple[int, int] | None = None
        self._active_at = monotonic()

    @property
    def child(self) -> Child | None:
        """The process whose messages are waited for."""
        turn = self._turn
        return turn.child if turn is not None and not turn.ended else None

    def wait_s(self) -> float | None:
        """How long nothing needs to be done unless something happens; None: for ever."""
        if self._pool.dying:
            return 0.02
        now = self._monotonic()
        if self._turn is not None:
            return max(0.0, min(1.0, self._turn.deadline - now))
        if self._player.running:
            return max(0.0, self._active_at + REST_AFTER_S - now)
        return None

    def begin(self, utterance: Utterance) -> None:
        """Start saying it, instead of anything else."""
        self.drop()
        self._player.set_volume(utterance.volume_db)
        self._began = False
        script = script_of(utterance.segments)
        if not any(c.isalnum() for c in script.text):
            self._tell_started(utterance)
            self._finish(utterance)
        elif not fits(script):
            self._give_up(utterance, "too_long")
        else:
            self._left = list(self._pool.engines)
            self._try_next(utterance, script, "no_engine")

    def advance(self) -> None:
        """Take what engine and device have to say by now."""
        self._pool.reap()
        turn = self._turn
        if turn is not None and not self._claim.holds(turn.utterance):
            self.drop()
        elif turn is not None:
            if not turn.ended:
                self._collect(turn)
            self._announce()
        if self._turn is None or self._turn.sounded:
            self._pool.keep_spare()
        self._rest_when_idle()

    def drop(self) -> None:
        """Forget what was being said, and end the process that works for it."""
        turn, self._turn, self._track, self._span = self._turn, None, None, None
        if turn is not None and not turn.ended:
            self._claim.release()
            self._pool.discard(turn.child)

    def _try_next(self, utterance: Utterance, script: Script, reason: Reason) -> None:
        while self._left:
            engine = self._left.pop(0)
            child = self._pool.take(engine)
            if child is None:
                reason = "missing"
                self._pool.failed(engine, reason)
            elif self._claim.lend(utterance, child):
                self._turn = Turn(utterance, script, child, self._monotonic())
                return
            else:
                self._pool.discard(child)
                return
        self._give_up(utterance, reason)

    def _collect(self, turn: Turn) -> None:
        delivery = turn.receive(self._monotonic())
        for sound in delivery.sounds if delivery.failure is None else ():
            if self._track is None:
                if not self._player.prepare(sound.rate_hz):
                    self._abandon(turn, "sound_stalled")
                    return
                self._pool.loaded(turn.engine)
                self._track = self._player.new_track()
                self._claim.play(turn.utterance, self._track)
            self._track.add(sound.pcm, sound.words)
        if delivery.failure is not None:
            self._change_engine(turn, delivery.failure)
        elif delivery.ended and self._track is not None:
            self._track.complete()
            self._claim.release()
            self._pool.succeeded(turn.engine)
            self._pool.give_back(turn.child)

    def _change_engine(self, turn: Turn, reason: Reason) -> None:
        """Say it from the beginning with the next engine: a question half heard is not asked."""
        if not self._claim.holds(turn.utterance):  # a stop ended its process: no failure
            self.drop()
            return
        self._pool.failed(turn.engine, reason)
        self._player.stop()
        self.drop()
        if reason == "too_long":
            self._left.clear()
        self._try_next(turn.utterance, turn.script, reason)

    def _announce(self) -> None:
        for track, milestone in self._player.milestones():
            turn = self._turn
            if turn is None or track is not self._track:
                continue
            if milestone == "began":
                self._tell_started(turn.utterance)
            elif milestone == "ended":
                self._turn = self._track = self._span = None
                self._finish(turn.utterance)
            elif isinstance(milestone, Word):
                self._tell_word(turn, milestone)
        if self._turn is not None and self._track is not None and self._player.stalled:
            self._abandon(self._turn, "sound_stalled")

    def _tell_started(self, utterance: Utterance) -> None:
        if not self._began and self.listener is not None and self._claim.holds(utterance):
            self._began = True
            self.listener.started(utterance)

    def _tell_word(self, turn: Turn, word: Word) -> None:
        span = turn.script.shown_span(word.position, word.length)
        if span is None or span == self._span:
            return
        self._span = span
        if self.listener is not None and self._claim.holds(turn.utterance):
            self.listener.word(turn.utterance, *span)

    def _finish(self, utterance: Utterance) -> None:
        if self.listener is not None and self._claim.holds(utterance):
            self.listener.finished(utterance)
        self._claim.settle(utterance)

    def _abandon(self, turn: Turn, reason: Reason) -> None:
        self._player.close()
        self.drop()
        self._give_up(turn.utterance, reason)

    def _give_up(self, utterance: Utterance, reason: Reason) -> None:
        if self.listener is not None and self._claim.holds(utterance):
            self.listener.failed(utterance, reason)
        self._claim.settle(utterance)

    def _rest_when_idle(self) -> None:
        now = self._monotonic()
        if self._turn is not None or self._player.busy:
            self._active_at = now
        elif self._player.running and now - self._active_at >= REST_AFTER_S:
            self._player.rest()
