"""When each word of a text is heard: by the engine's own events, by guess where it has none."""

import bisect
import itertools
import re
from array import array

from kiosk.speech.framing import Word

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEFORE_WORDS = frozenset(" \t\n\"'“‘«([{-–—")
_QUIET = 300
_PAUSES = {",": 3, ";": 4, ":": 4, ".": 6, "!": 6, "?": 6, "…": 6}
"""How many letters' time a voice rests after a sign."""


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give where each word of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


class WordOrder:
    """Turns an engine's events into every word of the text, once, in order.

    Engines point into the middle of words, to signs before them, back to words said already, and
    leave words out. A word left out is placed between its neighbours.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = word_spans(text)
        self._starts = [start for start, _ in self._spans]
        self._next = 0
        self._sample = 0

    def place(self, events: tuple[Word, ...]) -> tuple[Word, ...]:
        """Take the next events; the words they bring, whole."""
        placed: list[Word] = []
        for event in events:
            at = self._word_at(event.position)
            if at is None or at < self._next:
                continue
            sample = max(event.sample, self._sample)
            placed += self._left_out(at, sample)
            placed.append(self._word(at, sample))
            self._next, self._sample = at + 1, sample
        return tuple(placed)

    def rest(self, samples: int) -> tuple[Word, ...]:
        """Place the words that no event brought; the whole sound has so many samples."""
        placed = self._left_out(len(self._spans), max(samples, self._sample))
        self._next = len(self._spans)
        return tuple(placed)

    def _left_out(self, until: int, sample: int) -> list[Word]:
        """Words no event brought, before word `until`, which begins at `sample`."""
        first = max(0, self._next - 1)  # the word begun last takes its share of the time as well
        placed = self._spread(first, until, self._sample, sample)
        return placed[self._next - first :]

    def _word_at(self, position: int) -> int | None:
        at = bisect.bisect_right(self._starts, position) - 1
        if at >= 0 and position < self._spans[at][1]:
            return at
        between = self._text[position : self._starts[at + 1]] if at + 1 < len(self._spans) else "."
        return at + 1 if all(c in _BEFORE_WORDS for c in between) else None

    def _word(self, at: int, sample: int) -> Word:
        start, end = self._spans[at]
        return Word(sample, start, end - start)

    def _spread(self, first: int, last: int, begin: int, end: int) -> list[Word]:
        """Words `first` up to `last`, each with its share of the time from `begin` to `end`."""
        weights = self._weights(first, last)
        total = sum(weights)
        placed = []
        before = 0
        for at, weight in zip(range(first, last), weights, strict=True):
            placed.append(self._word(at, begin + (end - begin) * before // total))
            before += weight
        return placed

    def _weights(self, first: int, last: int) -> list[int]:
        spans = self._spans[first:last]
        weights = [1 + end - start for start, end in spans]
        for at, ((_, end), (start, _)) in enumerate(itertools.pairwise(spans)):
            weights[at] += sum(_PAUSES.get(c, 0) for c in self._text[end:start])
        return weights


def share_of_letters(text: str, pcm: bytes) -> tuple[Word, ...]:
    """Guess each word's place: it takes the part of the sound that its letters are of all letters.

    The silence before and after the voice is left out.
    """
    samples = array("h", pcm)
    first, last = 0, len(samples)
    while first < last and abs(samples[first]) < _QUIET:
        first += 1
    while last > first and abs(samples[last - 1]) < _QUIET:
        last -= 1
    guessed = WordOrder(text).rest(last - first)
    return tuple(Word(first + word.sample, word.position, word.length) for word in guessed)
