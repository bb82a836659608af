"""Whole words for what is begun: marks are optional, but one that was typed counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.text.folding import nfc
from kiosk.text.syllables import LEVEL, Letter, read_letter

MOST = 3


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is to stand in the place of the last `letters` letters."""

    letters: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    letters: tuple[Letter, ...]
    tone: int


def completing(begun: str, words: Iterable[str]) -> tuple[str, ...]:
    """Give words that begin so: those of the same length first, else in the order they came in."""
    typed = _read(begun)
    if not begun.strip():
        return ()
    found = dict.fromkeys(word for word in words if _read(word) != typed and _fits(typed, word))
    return tuple(sorted(found, key=lambda word: len(word) != len(begun)))[:MOST]


def offered(before: str, texts: Iterable[str]) -> tuple[Completion, ...]:
    """Give whole texts that begin as what is written; all of them where nothing is."""
    found = completing(before, texts) if before.strip() else tuple(texts)[:MOST]
    return tuple(Completion(len(before), text) for text in found)


def _fits(typed: tuple[_Word, ...], word: str) -> bool:
    whole = _read(word)
    if len(typed) > len(whole):
        return False
    *ended, last = zip(typed, whole[: len(typed)], strict=True)
    alike = all(len(now.letters) == len(then.letters) for now, then in ended)
    return alike and all(_begins(now, then) for now, then in (*ended, last))


def _begins(typed: _Word, word: _Word) -> bool:
    if typed.tone not in (LEVEL, word.tone) or len(typed.letters) > len(word.letters):
        return False
    pairs = zip(typed.letters, word.letters, strict=False)
    return all(now.base == then.base and now.mark in ("", then.mark) for now, then in pairs)


def _read(text: str) -> tuple[_Word, ...]:
    """Words of a text; a blank at its end begins one more."""
    words = []
    for part in nfc(text).lower().split(" "):
        taken = [read_letter(char) for char in part]
        tone = next((tone for _, tone in taken if tone), LEVEL)
        words.append(_Word(tuple(letter for letter, _ in taken), tone))
    return tuple(words)
