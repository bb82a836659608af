"""One utterance being said by one engine's process."""

from dataclasses import dataclass, field

from kiosk.speech.child import Child
from kiosk.speech.engines import Engine
from kiosk.speech.framing import (
    MAX_TEXT_BYTES,
    MAX_TEXT_CHARS,
    End,
    Garbled,
    Message,
    Refused,
    Request,
    Sound,
)
from kiosk.speech.speaker import Reason
from kiosk.speech.utterance import Script, Utterance
from kiosk.speech.word_timing import WordOrder, share_of_letters

MAX_SECONDS = 600
_REASONS: dict[str, Reason] = {"missing": "missing", "no_voice": "no_voice"}


def fits(script: Script) -> bool:
    """Whether the text is short enough to be handed to an engine without waiting."""
    text = script.text
    return len(text) <= MAX_TEXT_CHARS and len(text.encode("utf-8", "replace")) <= MAX_TEXT_BYTES


@dataclass(slots=True)
class Delivery:
    """What came from the engine in one look: sound in order, then perhaps the end or a failure."""

    sounds: list[Sound] = field(default_factory=list)
    ended: bool = False
    failure: Reason | None = None


class Turn:
    """Asks the process for the sound of a text of an utterance and checks what comes back.

    `now` is monotonic time in seconds everywhere.
    """

    def __init__(self, utterance: Utterance, text: str, child: Child, now: float) -> None:
        self.utterance = utterance
        self.text = text
        self.child = child
        self.ended = False
        self.sounded = False
        self._order = WordOrder(text)
        self._timed = False
        self._kept = bytearray()
        self._samples = 0
        self._rate_hz = 0
        self._deadline = now + self.engine.patience_s
        self._asked = child.ask(Request(text, utterance.language, utterance.rate))

    @property
    def engine(self) -> Engine:
        """The engine whose process is asked."""
        return self.child.engine

    @property
    def deadline(self) -> float:
        """When patience ends; far away once everything has come."""
        return float("inf") if self.ended else self._deadline

    def receive(self, now: float) -> Delivery:
        """Take what the process has sent by now."""
        delivery = Delivery()
        try:
            messages = self.child.receive()
        except Garbled:
            delivery.failure = "garbled"
            return delivery
        for message in messages or ():
            self._take(message, delivery)
        if messages:
            self._deadline = now + self.engine.patience_s
        if delivery.failure is None:
            delivery.failure = self._given_up(messages, now)
        return delivery

    def _take(self, message: Message, delivery: Delivery) -> None:
        match message:
            case Sound():
                self._sound(message, delivery)
            case Refused(reason):
                delivery.failure = _REASONS.get(reason, "crashed")
            case End():
                self._end(delivery)
            case Request():
                delivery.failure = "garbled"

    def _given_up(self, messages: list[Message] | None, now: float) -> Reason | None:
        if self.ended:
            return None
        if messages is None or not self._asked:
            return "crashed"
        return "slow" if now > self._deadline else None

    def _sound(self, sound: Sound, delivery: Delivery) -> None:
        self._samples += len(sound.pcm) // 2
        self._timed = self._timed or bool(sound.words)
        if not self._timed:
            self._kept += sound.pcm
        self._rate_hz = self._rate_hz or sound.rate_hz
        if self.ended or sound.rate_hz != self._rate_hz:
            delivery.failure = "garbled"
        elif self._samples > MAX_SECONDS * sound.rate_hz:
            delivery.failure = "too_long"
        else:
            self.sounded = True
            words = self._order.place(sound.words)
            delivery.sounds.append(Sound(sound.rate_hz, words, sound.pcm))

    def _end(self, delivery: Delivery) -> None:
        if not self.sounded:
            delivery.failure = "garbled"
            return
        self.ended = delivery.ended = True
        words = self._order.rest(self._samples)
        if not self._timed:
            words = share_of_letters(self.text, bytes(self._kept))
        delivery.sounds.append(Sound(self._rate_hz, words, b""))
        self._kept.clear()
