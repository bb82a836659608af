"""Words of a question or of a name, in the forms they are compared by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.text.composer import compose_line
from kiosk.text.folding import fold, lower, nfc, without_marks

_WORD = re.compile(r"[^\W_]+")
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
_LONGEST_QUERY = 200
_MOST_WORDS = 24


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


def tokens_of(text: str, known: dict[str, Token] | None = None) -> tuple[Token, ...]:
    """Cut text into words; digits are words too. `known` is filled and read, to index faster."""
    memory = {} if known is None else known
    tokens = []
    for word in _WORD.findall(lower(text)):
        token = memory.get(word)
        if token is None:
            folded = word if word.isascii() else fold(word)
            token = memory[word] = Token(word, folded, sound_of(folded))
        if token.folded:
            tokens.append(token)
    return tuple(tokens)


def readings(query: str, short_forms: Mapping[str, str]) -> list[tuple[Token, ...]]:
    """Give a query as typed, and as it reads when keys of Telex or VNI were left in it."""
    text = nfc(query[:_LONGEST_QUERY]).lower()
    ways = [text]
    if text == without_marks(text):
        ways += [compose_line(text, "telex"), compose_line(text, "vni")]
    found = []
    for way in dict.fromkeys(ways):
        spelled = " ".join(short_forms.get(word, word) for word in _WORD.findall(way))
        found.append(tokens_of(spelled)[:_MOST_WORDS])
    return found
