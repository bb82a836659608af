"""Reading a screen aloud: its texts in order, with again, skip, speed and loudness."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.speech.privacy import Kind, may_say
from kiosk.speech.speaker import Reason, Speaker, SpeechState
from kiosk.speech.utterance import (
    FASTEST,
    LOUDEST_DB,
    QUIETEST_DB,
    SLOWEST,
    Language,
    Normalise,
    Utterance,
)

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
VOLUMES_DB = (-12.0, -6.0, 0.0, 6.0, 12.0)
DEFAULT_SPEED = 1.0
DEFAULT_VOLUME_DB = 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a screen; `index` is the caller's number for it, `kind` decides who may hear."""

    index: int
    text: str
    language: Language
    kind: Kind


class ReadAloudListener(Protocol):
    """Told how the reading goes.

    Every call comes on the speaker's thread, one at a time and in order, and must be short: a view
    model emits queued signals. `reading` is the number that `read` returned; a call may arrive
    after a newer reading began or after `stop`, so drop what has another number than the last.
    What a call of `read`, `skip` or `stop` itself ends is not announced: the caller knows.
    """

    def item_started(self, reading: int, index: int) -> None:
        """Hear of the first sound of an item."""

    def word(self, reading: int, index: int, start: int, end: int) -> None:
        """Hear that the word at `start`…`end` of the item's text is being said."""

    def item_finished(self, reading: int, index: int) -> None:
        """Hear that an item was said to its end."""

    def item_failed(self, reading: int, index: int, reason: Reason) -> None:
        """Hear that an item was not said; the next follows unless there is no voice at all."""

    def reading_finished(self, reading: int) -> None:
        """Hear that nothing is left to say."""


class ReadAloud:
    """Reads items in order. Any thread may call it; no call waits for sound or engine.

    `normalise` runs on the caller's thread for the first item of a reading, else on the speaker's.
    It attaches itself to `speaker` as its listener.
    """

    def __init__(self, speaker: Speaker, normalise: Normalise, listener: ReadAloudListener) -> None:
        self._speaker = speaker
        self._normalise = normalise
        self._listener = listener
        self._lock = threading.RLock()
        self._items: tuple[Item, ...] = ()
        self._at = 0
        self._reading = 0
        self._utterance: Utterance | None = None
        self._speed = DEFAULT_SPEED
        self._volume_db = DEFAULT_VOLUME_DB
        speaker.attach(self)

    @property
    def speaking(self) -> bool:
        """Whether a reading is under way."""
        return self._utterance is not None

    @property
    def state(self) -> SpeechState:
        """What is known about voice and sound."""
        return self._speaker.state

    @property
    def speed(self) -> float:
        """Factor on the voice's own pace, 0.5–2."""
        return self._speed

    @property
    def volume_db(self) -> float:
        """Loudness against the kiosk's usual one, −24…+12."""
        return self._volume_db

    def read(self, items: Sequence[Item], *, headphones: bool = False, asked: bool = False) -> int:
        """Read these from the first, instead of anything else; the number of this reading.

        What may not be said here and now (`privacy.may_say`) is left out.
        """
        with self._lock:
            self._items = tuple(
                i for i in items if may_say(i.kind, headphones=headphones, asked=asked)
            )
            return self._begin(0)

    def repeat(self) -> int:
        """Read the same items again from the first; the number of the new reading."""
        with self._lock:
            return self._begin(0)

    def repeat_item(self) -> int:
        """Go on from the beginning of the item being read, or the last one read."""
        with self._lock:
            return self._begin(min(self._at, max(0, len(self._items) - 1)))

    def skip(self) -> bool:
        """Go on with the next item; False when that was the last and nothing is said any more."""
        with self._lock:
            if self._utterance is None:
                return False
            self._at += 1
            self._say()
            return self._utterance is not None

    def stop(self) -> None:
        """Be silent at once; `repeat` and `repeat_item` still know the items."""
        with self._lock:
            self._utterance = None
            self._speaker.stop()

    def reset(self) -> None:
        """For the next person: silence, usual speed and loudness, nothing remembered."""
        with self._lock:
            self.stop()
            self._items = ()
            self._at = 0
            self._speed = DEFAULT_SPEED
            self._volume_db = DEFAULT_VOLUME_DB

    def set_speed(self, speed: float) -> None:
        """Read at this pace (0.5–2); the item being read begins again, so the change is heard."""
        with self._lock:
            self._speed = min(FASTEST, max(SLOWEST, speed))
            if self._utterance is not None:
                self._say()

    def set_volume(self, volume_db: float) -> None:
        """Change the loudness (−24…+12 dB) from the next moment on."""
        with self._lock:
            self._volume_db = min(LOUDEST_DB, max(QUIETEST_DB, volume_db))
            self._speaker.set_volume(self._volume_db)

    def step_speed(self, steps: int) -> float:
        """Change the speed by so many `SPEEDS` (less than 0: slower); the one now in use."""
        self.set_speed(_stepped(SPEEDS, self._speed, steps))
        return self._speed

    def step_volume(self, steps: int) -> float:
        """Change the loudness by so many `VOLUMES_DB` (less than 0: quieter); the one in use."""
        self.set_volume(_stepped(VOLUMES_DB, self._volume_db, steps))
        return self._volume_db

    def started(self, utterance: Utterance) -> None:
        """Pass on what the speaker says; not for other callers."""
        with self._lock:
            if utterance is not self._utterance:
                return
            reading, index = self._reading, self._items[self._at].index
        self._listener.item_started(reading, index)

    def word(self, utterance: Utterance, start: int, end: int) -> None:
        """Pass on what the speaker says; not for other callers."""
        with self._lock:
            if utterance is not self._utterance:
                return
            reading, index = self._reading, self._items[self._at].index
        self._listener.word(reading, index, start, end)

    def finished(self, utterance: Utterance) -> None:
        """Pass on what the speaker says; not for other callers."""
        self._over(utterance, None)

    def failed(self, utterance: Utterance, reason: Reason) -> None:
        """Pass on what the speaker says; not for other callers."""
        self._over(utterance, reason)

    def _over(self, utterance: Utterance, reason: Reason | None) -> None:
        with self._lock:
            if utterance is not self._utterance:
                return
            reading, index = self._reading, self._items[self._at].index
            no_voice = reason == "no_engine" and self._speaker.state == "silent"
            self._at = len(self._items) if no_voice else self._at + 1
            self._say()
            ended = self._utterance is None
        if reason is None:
            self._listener.item_finished(reading, index)
        else:
            self._listener.item_failed(reading, index, reason)
        if ended:
            self._listener.reading_finished(reading)

    def _begin(self, at: int) -> int:
        self._reading += 1
        self._at = at
        self._say()
        return self._reading

    def _say(self) -> None:
        if self._at >= len(self._items):
            self._utterance = None
            self._speaker.stop()
            return
        item = self._items[self._at]
        segments = tuple(self._normalise(item.text, item.language))
        self._utterance = Utterance(segments, item.language, self._speed, self._volume_db)
        self._speaker.say(self._utterance)


def _stepped(values: tuple[float, ...], current: float, steps: int) -> float:
    nearest = min(range(len(values)), key=lambda at: abs(values[at] - current))
    return values[max(0, min(len(values) - 1, nearest + steps))]
