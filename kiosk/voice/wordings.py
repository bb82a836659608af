"""What the kiosk may say that is written beforehand, sentence by sentence."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.speech.sentence import key_of, sentences_of
from kiosk.speech.utterance import Language, script_of
from kiosk.text.spoken import speak

_HOLE = re.compile(r"\{[^{}]*\}|%[1-9n]")
FILLER = "xholex"
"""Stands where something is filled in: a word no wording has, so its sentence can be left out."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text as it is written, with a place in braces or %1 where something is filled in."""

    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class FixedSentence:
    """A sentence that is always said in the same words; `text` is what is said."""

    key: str
    language: Language
    text: str


def wordings_in(tree: Any) -> Iterator[Wording]:
    """Find every text with its English beside it, and what the voice says instead."""
    if isinstance(tree, Mapping):
        if isinstance(tree.get("vi"), str) and isinstance(tree.get("en"), str):
            yield Wording("vi", tree["vi"])
            yield Wording("en", tree["en"])
            if isinstance(tree.get("spoken"), str):
                yield Wording("vi", tree["spoken"])
        for value in tree.values():
            yield from wordings_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from wordings_in(value)


def wordings_of_screens(translations: str, first: Sequence[str] = ()) -> Iterator[Wording]:
    """Find the texts of the screens in the file of their translations (Qt's .ts).

    Screens named `first` come first, in that order.
    """
    contexts = {
        context.findtext("name") or "": context
        for context in ET.fromstring(translations).iter("context")  # noqa: S314 -- our own file
    }
    for name in (*first, *(name for name in contexts if name not in first)):
        for message in contexts[name].iter("message"):
            yield Wording("vi", message.findtext("source") or "")
            yield Wording("en", message.findtext("translation") or "")


def said_in(wording: Wording) -> Iterator[str]:
    """Cut a wording into sentences as the reader does, `FILLER` where something is filled in."""
    written = _HOLE.sub(FILLER, wording.text)
    for sentence in sentences_of(script_of(speak(written, wording.language))):
        yield sentence.text


def fixed_sentences(wordings: Iterable[Wording]) -> tuple[FixedSentence, ...]:
    """List what is said in them, each sentence once, none with something to fill in."""
    found: dict[str, FixedSentence] = {}
    for wording in wordings:
        for text in said_in(wording):
            if FILLER not in text:
                key = key_of(wording.language, text)
                found.setdefault(key, FixedSentence(key, wording.language, text))
    return tuple(found.values())
