"""A script cut into sentences: what a voice pack holds, one clip a sentence."""

import hashlib
from dataclasses import dataclass

from kiosk.speech.utterance import Language, Script, SpokenSegment

_STOPS = frozenset(".!?")
_SHOWN_STOPS = (";", "\n")
_SILENT_END = " ,.;:…"
KEY_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said between two stops; `text` begins at `at` of the script, `end` is past its stop.

    `text` has its question or exclamation mark, but no full stop and no comma at its end: whether
    a wording ends a line or stands before another one, it is the same sentence.
    """

    text: str
    at: int
    end: int


def sentences_of(script: Script) -> tuple[Sentence, ...]:
    """Cut where the voice stops, and at the ends of lines and after semicolons, as screens do."""
    found: list[Sentence] = []
    begin = 0
    ends = [*script.begins, len(script.text)][1:]
    for number, (segment, end) in enumerate(zip(script.segments, ends, strict=True), start=1):
        if not (_stops(segment) or number == len(script.segments)):
            continue
        raw = script.text[begin:end]
        text = raw.strip().rstrip(_SILENT_END)
        if any(c.isalnum() for c in text):
            at = begin + len(raw) - len(raw.lstrip())
            found.append(Sentence(text, at, end))
            begin = end
    return tuple(found)


def _stops(segment: SpokenSegment) -> bool:
    if segment.spoken in _STOPS:
        return True
    return segment.spoken == "," and segment.shown.strip(" ").endswith(_SHOWN_STOPS)


def key_of(language: Language, text: str) -> str:
    """Give the name under which a pack holds a sentence."""
    return hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()[:KEY_LETTERS]
