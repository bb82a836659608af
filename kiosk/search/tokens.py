"""Words of a question or of a name, in the forms they are compared by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kiosk.search.ages import with_ages
from kiosk.text.folding import fold, nfc
from kiosk.text.syllables import TONE_MARKS

WORD = re.compile(r"[^\W_]+")
_SHORTENED = (
    ("kh", "kh"),
    ("ngh", "ng"),
    ("gh", "g"),
    ("tr", "ch"),
    ("gi", "d"),
    ("q", "c"),
    ("k", "c"),
)
_SWAPPED = {"r": "d", "s": "x", "l": "n"}
_NEW_TONES = {
    nfc(f"{vowels}{mark}"): nfc(f"{vowels[0]}{mark}{vowels[1]}")
    for vowels in ("oa", "oe", "uy")
    for mark in TONE_MARKS[1:]
}
_MARKS = dict.fromkeys(range(0x300, 0x370))
_AGE = re.compile(r"\dt|tu[oổ]i|year")
_NEW_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_NEW_TONES)})\b")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as written in lower case, without marks, and as it may sound in the north."""

    written: str
    folded: str
    sound: str

    @property
    def is_plain(self) -> bool:
        """Written without any mark."""
        return self.written == self.folded


def sound_of(folded: str) -> str:
    """Bring words that people mix up to one form: l and n, s and x, tr and ch, d, gi and r."""
    word = folded
    for start, other in _SHORTENED:
        if word.startswith(start) and len(word) > len(start):
            word = other + word[len(start) :]
            break
    else:
        word = _SWAPPED.get(word[:1], word[:1]) + word[1:]
    return word.replace("y", "i")


def words_of(text: str) -> list[str]:
    """Cut text into words in lower case, tones where the old spelling has them, ages in digits."""
    small = nfc(text).lower()
    words = [_with_old_tone(word) for word in WORD.findall(small)]
    return with_ages(words) if _AGE.search(small) else words


def token_of(word: str) -> Token:
    """One word, already in lower case and NFC, in all its forms."""
    folded = word if word.isascii() else _without_marks(word)
    return Token(word, folded, sound_of(folded))


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut text into words; digits are words too."""
    return tokens_of_each([text])[0]


def tokens_of_each(
    texts: Sequence[str], short_forms: Mapping[str, str] | None = None
) -> list[tuple[Token, ...]]:
    """Cut many texts, faster than one by one; short forms are written out."""
    spell = _Speller(short_forms or {})
    lines = nfc("\n".join(" ".join(text.splitlines()) for text in texts)).lower().split("\n")
    return [
        spell.each(words_of(line) if _AGE.search(line) else WORD.findall(line))
        for line in lines[: len(texts)]
    ]


class _Speller(dict[str, tuple[Token, ...]]):
    """Words as they are typed -> the words they stand for; each is worked out once."""

    def __init__(self, short_forms: Mapping[str, str]) -> None:
        super().__init__()
        self._short_forms = short_forms
        self._tokens: dict[str, Token] = {}

    def __missing__(self, word: str) -> tuple[Token, ...]:
        words = spelled_out([_with_old_tone(word)], self._short_forms)
        parts = tuple(token for part in words if (token := self._token(part)).folded)
        self[word] = parts
        return parts

    def _token(self, word: str) -> Token:
        token = self._tokens.get(word)
        if token is None:
            token = self._tokens[word] = token_of(word)
        return token

    def each(self, words: Iterable[str]) -> tuple[Token, ...]:
        return tuple(chain.from_iterable(map(self.__getitem__, words)))


def spelled_out(words: Sequence[str], short_forms: Mapping[str, str]) -> Sequence[str]:
    """Write short forms out."""
    if short_forms.keys().isdisjoint(words):
        return words
    return [part for word in words for part in short_forms.get(word, word).split()]


def _without_marks(word: str) -> str:
    """As `fold`, faster: it is done for every word of the index."""
    bare = unicodedata.normalize("NFD", word.replace("đ", "d")).translate(_MARKS)
    return bare if bare.isascii() else fold(word)


def _with_old_tone(word: str) -> str:
    return word if word.isascii() else _NEW_TONE.sub(_old_tone, word)


def _old_tone(found: re.Match[str]) -> str:
    return _NEW_TONES[found[0]]
