"""The border between what wants something said and whoever says it."""

from typing import Literal, Protocol

from kiosk.speech.utterance import Utterance

Reason = Literal[
    "no_engine",  # no voice engine is left that works
    "missing",  # the engine, or its library, is not installed
    "no_voice",  # the engine has no voice for the language
    "crashed",  # its process ended in the middle
    "slow",  # it gave nothing within its time limit
    "garbled",  # what it sent is not sound as agreed
    "too_long",  # more text or sound than one utterance may have
    "sound_stalled",  # the sound device takes no more sound
]

SpeechState = Literal[
    "starting",  # nothing has been tried yet
    "ready",  # there is a voice and a sound device
    "no_sound",  # there is a voice but no sound device: words are followed, nothing is heard
    "silent",  # there is no voice
]


class Listener(Protocol):
    """Told what happens to utterances.

    Every call comes on the speaker's own thread, one at a time and in order; a call must be short
    (a Qt view model emits a queued signal). After `say` or `stop` has returned, no event of the
    replaced utterance is begun any more, but one that was under way may still be running: compare
    the utterance by identity.
    """

    def started(self, utterance: Utterance) -> None:
        """Hear that its first sound goes to the sound device."""

    def word(self, utterance: Utterance, start: int, end: int) -> None:
        """Hear that the word at `start`…`end` of the shown text is being said."""

    def finished(self, utterance: Utterance) -> None:
        """Hear that it was said to its end."""

    def failed(self, utterance: Utterance, reason: Reason) -> None:
        """Hear that it was not said, or not to its end; nothing more follows about it."""


class Speaker(Protocol):
    """Says one utterance at a time. Any thread may call any of these; none of them waits."""

    @property
    def state(self) -> SpeechState:
        """What is known at this moment about voice and sound."""

    def attach(self, listener: Listener) -> None:
        """Send events to `listener` from now on, instead of to an earlier one."""

    def say(self, utterance: Utterance) -> None:
        """Say it now; whatever was being said is cut off, without an event."""

    def stop(self) -> None:
        """Be silent at once; no event follows."""

    def set_volume(self, volume_db: float) -> None:
        """Change the loudness of what is being said, from its next moment."""

    def chime(self) -> None:
        """Sound the two notes of a staff call, over whatever is being said."""
