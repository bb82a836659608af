"""From text to heard words: what the speaker's thread does, step by step."""

import time
from collections.abc import Callable

from kiosk.log import Log
from kiosk.speech.child import Child
from kiosk.speech.child_pool import ChildPool
from kiosk.speech.claim import Claim
from kiosk.speech.clips import Clip, Clips, Part
from kiosk.speech.framing import Sound, Word
from kiosk.speech.performance import Performance
from kiosk.speech.player import Player
from kiosk.speech.speaker import Listener, Reason
from kiosk.speech.turn import Turn, fits
from kiosk.speech.utterance import Utterance, script_of

_log = Log(__name__)

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
        clips: Clips | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.listener: Listener | None = None
        self._pool = pool
        self._player = player
        self._claim = claim
        self._clips = clips
        self._monotonic = monotonic
        self._performance: Performance | None = None
        self._turn: Turn | None = None
        self._began = False
        self._span: tuple[int, int] | None = None
        self._active_at = monotonic()

    @property
    def child(self) -> Child | None:
        """The process whose messages are waited for."""
        return None if self._turn is None else self._turn.child

    def wait_s(self) -> float | None:
        """How long nothing needs to be done unless something happens; None: for ever."""
        performance = self._performance
        if performance is not None and performance.parts and self._turn is None:
            return 0.0
        if self._pool.dying:
            return 0.02
        now = self._monotonic()
        if performance is not None:
            deadline = now + 1.0 if self._turn is None else self._turn.deadline
            return max(0.0, min(1.0, deadline - now))
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
            self._performance = Performance(utterance, script, self._pool.engines, self._clips)
            self._go_on(self._performance)

    def advance(self) -> None:
        """Take what engine and device have to say by now."""
        self._pool.reap()
        performance = self._performance
        if performance is not None and not self._claim.holds(performance.utterance):
            self.drop()
        elif performance is not None:
            if self._turn is not None:
                self._collect(performance, self._turn)
            elif performance.parts:
                self._go_on(performance)
            self._announce()
        if self._turn is None or self._turn.sounded:
            self._pool.keep_spare()
        self._rest_when_idle()

    def drop(self) -> None:
        """Forget what was being said, and end the process that works for it."""
        self._performance = self._span = None
        self._drop_turn()

    def _drop_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            self._claim.release()
            self._pool.discard(turn.child)

    def _go_on(self, performance: Performance) -> None:
        """Say the next part: at once where there is a clip of it, else by an engine."""
        part = performance.next_part()
        clip = self._clip_of(performance, part)
        if clip is None:
            self._ask(performance, part, "no_engine")
        elif self._put(performance, Sound(clip.rate_hz, part.words(clip), clip.pcm)):
            self._end_part(performance)

    def _clip_of(self, performance: Performance, part: Part) -> Clip | None:
        if self._clips is None or part.recorded is None:
            return None
        utterance = performance.utterance
        clip = self._clips.fetch(utterance.language, part.recorded.text, utterance.rate)
        if clip is not None and not part.words(clip):
            _log.warning("clip has other words than its sentence")
            return None
        return clip

    def _ask(self, performance: Performance, part: Part, reason: Reason) -> None:
        utterance = performance.utterance
        while performance.engines:
            engine = performance.engines[0]
            if len(performance.engines) > 1 and not self._pool.is_ready(engine):
                performance.engines.pop(0)
                continue
            child = self._pool.take(engine)
            if child is None:
                reason = "missing"
                performance.engines.pop(0)
                self._pool.failed(engine, reason)
            elif self._claim.lend(utterance, child):
                self._turn = Turn(utterance, part.text, child, self._monotonic())
                return
            else:
                self._pool.discard(child)
                return
        self._give_up(utterance, reason)

    def _collect(self, performance: Performance, turn: Turn) -> None:
        delivery = turn.receive(self._monotonic())
        for sound in delivery.sounds if delivery.failure is None else ():
            if not self._put(performance, performance.placed(sound)):
                return
            self._pool.loaded(turn.engine)
        if delivery.failure is not None:
            self._change_engine(performance, turn, delivery.failure)
        elif delivery.ended:
            self._turn = None
            self._claim.release()
            self._pool.succeeded(turn.engine)
            self._pool.give_back(turn.child)
            self._end_part(performance)

    def _put(self, performance: Performance, sound: Sound) -> bool:
        """Let it be heard after what was put before; False when there is no sound device."""
        if performance.track is None:
            if not self._player.prepare(sound.rate_hz):
                self._abandon(performance.utterance, "sound_stalled")
                return False
            performance.track = self._player.new_track()
            self._claim.play(performance.utterance, performance.track)
        performance.put(sound)
        return True

    @staticmethod
    def _end_part(performance: Performance) -> None:
        if not performance.parts and performance.track is not None:
            performance.track.complete()

    def _change_engine(self, performance: Performance, turn: Turn, reason: Reason) -> None:
        """Let the next engine say it, all from the beginning: half a question is not asked.

        Where no sound of this part was heard, what stands before it need not be said again.
        """
        if not self._claim.holds(performance.utterance):  # a stop ended its process: no failure
            self.drop()
            return
        self._drop_turn()
        self._pool.failed(turn.engine, reason)
        performance.engines.pop(0)
        if reason == "too_long":
            performance.engines.clear()
        if not turn.sounded:
            self._ask(performance, performance.part, reason)
            return
        self._player.stop()
        performance.restart()
        if performance.engines:
            self._go_on(performance)
        else:
            self._give_up(performance.utterance, reason)

    def _announce(self) -> None:
        for track, milestone in self._player.milestones():
            performance = self._performance
            if performance is None or track is not performance.track:
                continue
            if milestone == "began":
                self._tell_started(performance.utterance)
            elif milestone == "ended":
                self._performance = self._span = None
                self._finish(performance.utterance)
            elif isinstance(milestone, Word):
                self._tell_word(performance, milestone)
        performance = self._performance
        if performance is not None and performance.track is not None and self._player.stalled:
            self._abandon(performance.utterance, "sound_stalled")

    def _tell_started(self, utterance: Utterance) -> None:
        if not self._began and self.listener is not None and self._claim.holds(utterance):
            self._began = True
            self.listener.started(utterance)

    def _tell_word(self, performance: Performance, word: Word) -> None:
        span = performance.script.shown_span(word.position, word.length)
        if span is None or span == self._span:
            return
        self._span = span
        if self.listener is not None and self._claim.holds(performance.utterance):
            self.listener.word(performance.utterance, *span)

    def _finish(self, utterance: Utterance) -> None:
        if self.listener is not None and self._claim.holds(utterance):
            self.listener.finished(utterance)
        self._claim.settle(utterance)

    def _abandon(self, utterance: Utterance, reason: Reason) -> None:
        self._player.close()
        self._give_up(utterance, reason)

    def _give_up(self, utterance: Utterance, reason: Reason) -> None:
        self.drop()
        if self.listener is not None and self._claim.holds(utterance):
            self.listener.failed(utterance, reason)
        self._claim.settle(utterance)

    def _rest_when_idle(self) -> None:
        now = self._monotonic()
        if self._performance is not None or self._player.busy:
            self._active_at = now
        elif self._player.running and now - self._active_at >= REST_AFTER_S:
            self._player.rest()
