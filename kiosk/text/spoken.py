"""Shown text to what the voice says, piece by piece, so that spoken words can be underlined."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.text import english, vietnamese
from kiosk.text.rules import PAUSE, STOP, Rule, first_reading

Language = Literal["vi", "en"]

_RULES: Mapping[Language, Sequence[Rule]] = {"vi": vietnamese.RULES, "en": english.RULES}
_PAUSES = frozenset(",.!?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of shown text and what is said for it.

    `shown` is `text[start:end]`; `spoken` is empty for what is silent, one of , . ! ? for a pause,
    or the words said while this piece stays underlined.
    """

    shown: str
    spoken: str
    start: int
    end: int


def speak(text: str, language: Language = "vi") -> tuple[Segment, ...]:
    """Cut shown text into segments that cover every character, in order, without overlap."""
    rules = _RULES[language]
    segments: list[Segment] = []
    position = 0
    while position < len(text):
        # No rule begins with a blank, and every second piece is one.
        found = None if text[position] == " " else first_reading(rules, text, position)
        end, spoken = found if found is not None else (_end_of_silence(text, position), "")
        shown = text[position:end]
        segments.append(Segment(shown, unicodedata.normalize("NFC", spoken), position, end))
        position = end
    return tuple(_single_pauses(segments))


def said(segments: Sequence[Segment]) -> str:
    """Join what is said into one text, for captions and engines without word events."""
    text = ""
    for segment in segments:
        if segment.spoken in _PAUSES:
            text += segment.spoken
        elif segment.spoken:
            text += f" {segment.spoken}" if text else segment.spoken
    return text


def _end_of_silence(text: str, position: int) -> int:
    if not text[position].isspace():
        return position + 1
    while position < len(text) and text[position].isspace() and text[position] != "\n":
        position += 1
    return position


def _single_pauses(segments: list[Segment]) -> list[Segment]:
    """One pause where several signs meet, the strongest; none before the first word."""
    kept: list[Segment] = []
    last_pause: int | None = None
    spoken_yet = False
    for segment in segments:
        current = segment
        if segment.spoken in _PAUSES:
            if not spoken_yet:
                current = replace(segment, spoken="")
            elif last_pause is None:
                last_pause = len(kept)
            elif kept[last_pause].spoken == PAUSE and segment.spoken != PAUSE:
                kept[last_pause] = replace(kept[last_pause], spoken="")
                last_pause = len(kept)
            else:
                current = replace(segment, spoken="")
        elif segment.spoken:
            spoken_yet, last_pause = True, None
        kept.append(current)
    if last_pause is not None and kept[last_pause].spoken == PAUSE:
        kept[last_pause] = replace(kept[last_pause], spoken=STOP)
    return kept
