"""How far the saying of one utterance has come: its parts in order, their sound in one track."""

from collections import deque
from collections.abc import Sequence

from kiosk.speech.clips import Clips, Part, parts_of
from kiosk.speech.engines import Engine
from kiosk.speech.framing import Sound, Word
from kiosk.speech.sound_device import resampled
from kiosk.speech.track import Track
from kiosk.speech.utterance import Script, Utterance


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
        """Put sound of this part into the track; the words' samples count from the part's begin."""
        assert self.track is not None
        rate_hz = self.track.rate_hz
        pcm = resampled(sound.pcm, sound.rate_hz, rate_hz)
        words = tuple(
            Word(self._part_begins + w.sample * rate_hz // sound.rate_hz, w.position, w.length)
            for w in sound.words
        )
        self.track.add(pcm, words)
        self._samples += len(pcm) // 2
