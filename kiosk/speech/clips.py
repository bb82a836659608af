"""Sentences that were recorded or rendered before: said from there instead of by an engine."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.speech.framing import Word
from kiosk.speech.sentence import Sentence, sentences_of
from kiosk.speech.utterance import Language, Script, Utterance
from kiosk.speech.word_timing import word_spans


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one sentence, 16-bit mono; `begins` has the first sample of each word."""

    rate_hz: int
    pcm: bytes
    begins: tuple[int, ...]


class Clips(Protocol):
    """Where clips come from. All calls come on the speaker's thread and must be short."""

    def warm(self) -> None:
        """Make ready for the first question."""

    def has(self, language: Language, text: str) -> bool:
        """Whether there is a clip of this sentence."""

    def fetch(self, language: Language, text: str, rate: float) -> Clip | None:
        """The clip at this pace; None where it is damaged or there is none at this pace."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a script, said in one go; `recorded` is its one sentence where there is a clip."""

    text: str
    at: int
    recorded: Sentence | None = None

    def words(self, clip: Clip) -> tuple[Word, ...]:
        """Give the words of a clip, at their places in the script; () when it has others."""
        assert self.recorded is not None
        spans = word_spans(self.recorded.text)
        if len(spans) != len(clip.begins):
            return ()
        placed = zip(clip.begins, spans, strict=True)
        return tuple(Word(sample, self.at + start, end - start) for sample, (start, end) in placed)


def parts_of(script: Script, utterance: Utterance, clips: Clips | None) -> tuple[Part, ...]:
    """Divide a script: a part for each sentence with a clip, one for all others in a row."""
    parts: list[Part] = []
    begin = 0
    for sentence in sentences_of(script) if clips is not None else ():
        assert clips is not None
        if clips.has(utterance.language, sentence.text):
            if begin < sentence.at:
                parts += _spoken(script.text[begin : sentence.at], begin)
            text = script.text[sentence.at : sentence.end].rstrip()
            parts.append(Part(text, sentence.at, sentence))
            begin = sentence.end
    return (*parts, *_spoken(script.text[begin:], begin))


def _spoken(raw: str, at: int) -> tuple[Part, ...]:
    """Give the part an engine says; none where only signs are left."""
    return (Part(raw, at),) if any(c.isalnum() for c in raw) else ()
