"""A text cut into phrases that a neural voice says one after the other: the first is soon heard.

While one is heard the next is made. A phrase ends where a sentence does, else at a comma, else
between two words; the fewer cuts the better it sounds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 12
STOPS = ".!?…"

_CLAUSE = re.compile(r"[^,;:.!?…\n]*[,;:.!?…\n]*")
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text; it begins at the character `at` of the whole."""

    text: str
    at: int

    @property
    def stops(self) -> bool:
        """Whether a sentence ends with it."""
        return self.text.rstrip()[-1:] in STOPS


def phrases(text: str) -> Iterator[Phrase]:
    """Cut a text; pieces in which nothing is said are left out."""
    held = Phrase("", 0)
    for clause in _clauses(text):
        together = _count(held.text) + _count(clause.text)
        if held.text and (held.stops or together > MOST_WORDS):
            yield from _spoken(held)
            held = Phrase("", 0)
        held = Phrase(held.text + clause.text, held.at) if held.text else clause
    yield from _spoken(held)


def _clauses(text: str) -> Iterator[Phrase]:
    """Give pieces from one sign to the next, none of more words than a phrase may have."""
    for found in _CLAUSE.finditer(text):
        words = list(_WORD.finditer(text, *found.span()))
        blank = found.end() if not words else words[0].start()
        if found.start() < blank:
            yield Phrase(text[found.start() : blank], found.start())
        pieces = -(-len(words) // MOST_WORDS)
        for piece in range(pieces):
            share = words[len(words) * piece // pieces : len(words) * (piece + 1) // pieces]
            yield Phrase(text[share[0].start() : share[-1].end()], share[0].start())


def _count(text: str) -> int:
    return len(text.split())


def _spoken(phrase: Phrase) -> Iterator[Phrase]:
    if any(letter.isalnum() for letter in phrase.text):
        yield phrase
