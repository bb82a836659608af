"""Words of an address, and the forms in which names are compared: marks are optional."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from kiosk.text.folding import fold
from kiosk.text.syllables import TONE_MARKS

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+", re.UNICODE)
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_TONES = frozenset(TONE_MARKS[1:])
_APART = (",", ";", " - ", "–", "—")
_KNOWN_WORDS = 20_000

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: where it stands, without marks, and with its tone at the end.

    Letters and digits part: "Q1" is two words. `begins` tells that it stands after a comma or a
    dash, or first.
    """

    start: int
    end: int
    folded: str
    exact: str
    begins: bool


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a text into words; `text` is NFC."""
    found: list[Token] = []
    seen = 0
    for match in _WORD.finditer(text):
        between = text[seen : match.start()]
        begins = not found or any(sign in between for sign in _APART)
        word = match.group()
        found.append(Token(match.start(), match.end(), folded(word), exact(word), begins))
        seen = match.end()
    return tuple(found)


def folded_key(name: str) -> Key:
    """A name's words without marks."""
    return tuple(folded(word) for word in _WORD.findall(name))


def exact_key(name: str) -> Key:
    """A name's words with their marks; "Hoà" and "Hòa" are the same."""
    return tuple(exact(word) for word in _WORD.findall(name))


@functools.lru_cache(maxsize=_KNOWN_WORDS)
def folded(word: str) -> str:
    """Without marks and apostrophes; of a number without leading zeros."""
    plain = fold(word).translate(_APOSTROPHES)
    return plain.lstrip("0") or "0" if plain.isdigit() else plain


@functools.lru_cache(maxsize=_KNOWN_WORDS)
def exact(word: str) -> str:
    """In lower case with the tone at the end, so that it may be written over either vowel."""
    letters = unicodedata.normalize("NFD", word.lower().translate(_APOSTROPHES))
    tone = "".join(letter for letter in letters if letter in _TONES)
    rest = "".join(letter for letter in letters if letter not in _TONES)
    plain = rest.lstrip("0") or "0" if rest.isdigit() else rest
    return unicodedata.normalize("NFC", plain) + tone
