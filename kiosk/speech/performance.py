"""How far the saying of one utterance has come: its parts in order, their sound in one track."""

from array import array
from collections import deque
from collections.abc import Sequence

from kiosk.speech.clips import Clips, Part, parts_of
from kiosk.speech.engines import Engine
from kiosk.speech.framing import Sound, Word
from kiosk.speech.sound_device import resampled
from kiosk.speech.track import Track
from kiosk.speech.utterance import Script, Utterance

QUIET = 100
"""Samples up to this are not heard (-50 dB); espeak-ng begins with 40 ms of them."""


class Performance:
    """One utterance being said, by clips and by the first of `engines`, without a gap between.

    The sound of the next part is put behind that of the one before as soon as it is there, which
    is long before that one has been heard.
    """

    def __init__(
        self, utterance: Utterance, script: Script, engines: Sequence[Engine], clips: Clips | None
    ) -> None:
        self.utterance = utterance
        self.script = script
        self.engines = list(engines)
        self.track: Track | None = None
        self.part = Part("", 0)
        self._all = parts_of(script, utterance, clips)
        self.parts = deque(self._all)
        self._samples = 0
        self._part_begins = 0

    def next_part(self) -> Part:
        """Take the part to be said now."""
        self.part = self.parts.popleft()
        self._part_begins = self._samples
        return self.part

    def restart(self) -> None:
        """Begin again with the first part, in a new track."""
        self.track = None
        self.parts = deque(self._all)
        self._samples = self._part_begins = 0

    def placed(self, sound: Sound) -> Sound:
        """Turn the places an engine tells, in the text of its part, into places in the script."""
        at = self.part.at
        words = tuple(Word(w.sample, at + w.position, w.length) for w in sound.words)
        return Sound(sound.rate_hz, words, sound.pcm)

    def put(self, sound: Sound) -> None:
        """Put sound of this part into the track; the words' samples count from the part's begin.

        Silence before the first sound of all is left out: nobody waits for it.
        """
        assert self.track is not None
        rate_hz = self.track.rate_hz
        pcm = resampled(sound.pcm, sound.rate_hz, rate_hz)
        if not self._samples:
            lead = leading_silence(pcm)
            pcm = pcm[lead * 2 :]
            self._part_begins -= lead
        words = tuple(
            Word(self._place(w.sample * rate_hz // sound.rate_hz), w.position, w.length)
            for w in sound.words
        )
        self.track.add(pcm, words)
        self._samples += len(pcm) // 2

    def _place(self, sample: int) -> int:
        return max(0, self._part_begins + sample)


def leading_silence(pcm: bytes) -> int:
    """Give how many samples pass before anything can be heard."""
    samples = array("h", pcm)
    return next((at for at, value in enumerate(samples) if abs(value) > QUIET), len(samples))
