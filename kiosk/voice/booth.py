"""Recordings of one voice in a folder: a WAV file a sentence, so that one can go on any day.

<folder>/<key>.wav      what was kept, trimmed and at the loudness of the kiosk
"""

from collections.abc import Sequence
from pathlib import Path

from kiosk.speech.utterance import Language
from kiosk.voice.alignment import estimated_begins
from kiosk.voice.codec import read_wav, write_wav
from kiosk.voice.making import Sounding, encode, pack_files
from kiosk.voice.wordings import FixedSentence


class Booth:
    """A folder of recordings, and the sentences to be recorded, most used first."""

    def __init__(self, folder: Path, sentences: Sequence[FixedSentence]) -> None:
        """Nothing is read or made yet."""
        self._folder = folder
        self._sentences = tuple(sentences)

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._sentences)

    def left(self) -> tuple[FixedSentence, ...]:
        """Give the sentences without a recording, in their order."""
        return tuple(s for s in self._sentences if not self._path(s).exists())

    def keep(self, sentence: FixedSentence, pcm: bytes) -> None:
        """Keep a recording, instead of any kept before; it is there whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._path(sentence).with_suffix(".draft")
        write_wav(draft, pcm)
        draft.replace(self._path(sentence))

    def kept(self) -> list[tuple[FixedSentence, bytes]]:
        """Read the recordings of sentences that are still said."""
        read = ((s, read_wav(self._path(s))) for s in self._sentences if self._path(s).exists())
        return [(sentence, pcm) for sentence, pcm in read if pcm]

    def files(self, language: Language, voice: str) -> dict[str, bytes]:
        """Make the files of a pack of them; empty without a recording. Raises NoEncoder."""
        soundings = [
            Sounding(sentence.key, pcm, estimated_begins(sentence.text, pcm))
            for sentence, pcm in self.kept()
            if sentence.language == language
        ]
        clips = encode(soundings)
        return dict(pack_files(language, voice, "estimated", clips)) if clips else {}

    def _path(self, sentence: FixedSentence) -> Path:
        return self._folder / f"{sentence.key}.wav"
