"""A script cut into sentences: what a voice pack holds, one clip a sentence."""

import hashlib
from dataclasses import dataclass

from kiosk.speech.utterance import Language, Script, SpokenSegment

_STOPS = frozenset(".!?")
_SHOWN_STOPS = (";", ":", "\n")
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
    """Cut where the voice stops, at the ends of lines, after semicolons and after colons.

    So a label is one sentence, and what is filled in behind its colon another.
    """
    found: list[Sentence] = []
    begin = 0
    ends = [*script.begins, len(script.text)][1:]
    following = [*script.segments, None][1:]
    for segment, after, end in zip(script.segments, following, ends, strict=True):
        if after is not None and not _stops(segment, after):
            continue
        raw = script.text[begin:end]
        text = raw.strip().rstrip(_SILENT_END)
        if any(c.isalnum() for c in text):
            at = begin + len(raw) - len(raw.lstrip())
            found.append(Sentence(text, at, end))
            begin = end
    return tuple(found)


def _stops(segment: SpokenSegment, after: SpokenSegment) -> bool:
    if segment.spoken in _STOPS:
        return True
    shown = segment.shown.strip(" ")
    apart = not shown.endswith(":") or after.start > segment.end  # not within 7:30
    return segment.spoken == "," and shown.endswith(_SHOWN_STOPS) and apart


def key_of(language: Language, text: str) -> str:
    """Give the name under which a pack holds a sentence, wherever in a line it begins."""
    written = text[:1].lower() + text[1:]
    return hashlib.sha256(f"{language}\n{written}".encode()).hexdigest()[:KEY_LETTERS]
