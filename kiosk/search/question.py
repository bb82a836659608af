"""A question read word by word: short forms, keys left over, words run together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.search.tokens import Token, spelled_out, token_of, words_of
from kiosk.text.composer import compose_line
from kiosk.text.syllables import is_syllable

_TELEX = re.compile(r"[sfrxjwz]|aa|ee|oo|dd")
_VNI = re.compile(r"\d")
_LONGEST = 300
_MOST_WORDS = 40
_SHORTEST_GLUED = 5
_INITIALS = range(2, 8)


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question: as typed, then as keys of Telex or VNI would have written it.

    `initials`: it may stand for so many words by their first letters.
    """

    forms: tuple[Token, ...]
    initials: str = ""

    @property
    def typed(self) -> Token:
        """The word as it was typed."""
        return self.forms[0]


def readings(
    query: str, short_forms: Mapping[str, str], is_known: Callable[[str], bool]
) -> list[tuple[Asked, ...]]:
    """Read a question; where short forms stand in it, also with them left as they are."""
    words = _letters_joined(words_of(query[:_LONGEST]))
    spelled = spelled_out(words, short_forms)
    ways = [words] if spelled is words else [spelled, words]
    return [_read(way, is_known) for way in ways]


def _read(words: Sequence[str], is_known: Callable[[str], bool]) -> tuple[Asked, ...]:
    read = [asked for word in words for asked in _word(word, is_known)]
    return tuple(asked for asked in read if asked.typed.folded)[:_MOST_WORDS]


def _letters_joined(words: Sequence[str]) -> Sequence[str]:
    """Letters that stand alone side by side are one short form: "n-l-n"."""
    joined: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        joined += [run, word] if run else [word]
        run = ""
    return [*joined, run] if run else joined


def _word(word: str, is_known: Callable[[str], bool]) -> Sequence[Asked]:
    token = token_of(word)
    known = is_known(token.folded)
    if word.isdigit() or (is_word(word) and "oo" not in word):
        return [Asked((token,))]
    composed = () if known else tuple(map(token_of, _composed(word)))
    if not composed and not known:
        for cut in range(2, len(word) - 1) if len(word) >= _SHORTEST_GLUED else ():
            parts = word[:cut], word[cut:]
            if all(is_word(part) and is_known(token_of(part).folded) for part in parts):
                return [Asked((token_of(part),)) for part in parts]
    short = len(word) in _INITIALS and word.isalpha() and word.replace("đ", "d").isascii()
    return [Asked((token, *composed), token.folded if short else "")]


@lru_cache(maxsize=1024)
def _composed(word: str) -> tuple[str, ...]:
    """The syllables that the keys of a word give by either way of typing."""
    ways = [compose_line(word, "telex")] if _TELEX.search(word) else []
    ways += [compose_line(word, "vni")] if _VNI.search(word) else []
    return tuple(dict.fromkeys(way for way in ways if way != word and is_word(way)))


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether it is one Vietnamese syllable, its marks where they may be."""
    return word.isalpha() and is_syllable(word)
