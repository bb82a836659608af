"""Which targets speak of the same things as a question: words and pairs of words, by rarity (BM25).

Two syllables side by side carry meaning in Vietnamese ("khai sinh", "tạm trú"), so pairs count.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

SATURATES_AT, LENGTH_COUNTS = 1.2, 0.3
PAIR_WEIGHT = 0.9

Matches = Mapping[str, float]
"""Word of the index -> how well a word of the question stands for it."""


class WordBag:
    """How often every word and every pair stands in the wordings of each target."""

    def __init__(self, phrases: Iterable[tuple[int, Sequence[str], float]]) -> None:
        """Take (target, words, importance) of every wording."""
        self._counts: dict[str, dict[int, float]] = defaultdict(dict)
        self._lengths: dict[int, float] = defaultdict(float)
        for target, words, importance in phrases:
            self._lengths[target] += importance * len(words)
            for term in (*words, *map(" ".join, pairwise(words))):
                counts = self._counts[term]
                counts[target] = counts.get(target, 0.0) + importance
        self._average = sum(self._lengths.values()) / (len(self._lengths) or 1)
        self._worths: dict[str, Mapping[int, float]] = {}

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return len(self._lengths)

    def spread(self, word: str) -> int:
        """In how many targets a word stands."""
        return len(self._counts[word])

    def scores(self, question: Sequence[Matches]) -> Mapping[int, float]:
        """Sum what each target's words and pairs are worth to a question."""
        found: dict[int, float] = defaultdict(float)
        for place, matches in enumerate(question):
            self._add(found, matches.items(), 1.0)
            for after in (1, 2):
                if place + after < len(question):
                    pairs = _pairs(matches, question[place + after])
                    self._add(found, pairs, PAIR_WEIGHT / after)
        return found

    def _add(
        self, found: dict[int, float], terms: Iterable[tuple[str, float]], weight: float
    ) -> None:
        best: dict[int, float] = {}
        for term, quality in terms:
            if term in self._counts:
                for target, worth in self._worth(term).items():
                    best[target] = max(best.get(target, 0.0), worth * quality)
        for target, worth in best.items():
            found[target] += worth * weight

    def _worth(self, term: str) -> Mapping[int, float]:
        """What a term is worth in each of its targets; worked out when it is first asked for."""
        known = self._worths.get(term)
        if known is None:
            counts = self._counts[term]
            rarity = math.log(1 + (self.targets - len(counts) + 0.5) / (len(counts) + 0.5))
            known = self._worths[term] = {
                target: rarity * count * (SATURATES_AT + 1) / (count + self._saturation(target))
                for target, count in counts.items()
            }
        return known

    def _saturation(self, target: int) -> float:
        longer = self._lengths[target] / self._average
        return SATURATES_AT * (1 - LENGTH_COUNTS + LENGTH_COUNTS * longer)


def _pairs(one: Matches, other: Matches) -> Iterable[tuple[str, float]]:
    for first, quality in one.items():
        for second, as_well in other.items():
            yield f"{first} {second}", quality * as_well
