"""How well phrases answer a query: each word weighed by how rare it is, marks optional."""

import bisect
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.search.tokens import Token, tokens_of

SAME, UNMARKED, OTHER_MARKS, SOUNDS_ALIKE, TYPO, BEGINNING = 1.0, 0.96, 0.72, 0.8, 0.75, 0.8
FILLER_WEIGHT, UNKNOWN_WEIGHT, LEAST_WEIGHT = 0.12, 0.55, 0.25
COVERS_QUERY, COVERS_PHRASE, IN_ORDER = 0.55, 0.35, 0.10
BEST_PHRASE, WHOLE_TARGET = 0.85, 0.15
SHARE_WORTH_SCORING = 0.5
BARELY_BEGUN = 0.5
SHORTEST_TYPO, SHORTEST_BEGINNING, MOST_BEGINNINGS = 4, 2, 30

Hits = dict[int, tuple[float, int]]
"""Query word -> (quality, position in the phrase)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording that stands for a target; `importance` up to 1 says how much it counts."""

    target: int
    tokens: tuple[Token, ...]
    importance: float


class Ranking:
    """An index of phrases; build once, ask often."""

    def __init__(self, phrases: Iterable[tuple[int, str, float]], filler: Iterable[str]) -> None:
        """Take (target, wording, importance) rows and the words that carry no meaning."""
        known: dict[str, Token] = {}
        self._phrases = [
            Phrase(target, tokens, importance)
            for target, wording, importance in phrases
            if (tokens := tokens_of(wording, known))
        ]
        self._filler = {token.written for word in filler for token in tokens_of(word)}
        self._postings: dict[str, dict[Token, list[tuple[int, int]]]] = defaultdict(dict)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for number, phrase in enumerate(self._phrases):
            for position, token in enumerate(phrase.tokens):
                places = self._postings[token.folded].setdefault(token, [])
                places.append((number, position))
                self._sounds[token.sound].add(token.folded)
        self._vocabulary = sorted(self._postings)
        self._rarity = self._rarities()
        self._weights = [[self._weight(t) for t in phrase.tokens] for phrase in self._phrases]
        self._totals = [sum(weights) for weights in self._weights]

    def scores(self, query: Sequence[Token]) -> Mapping[int, float]:
        """Score every target that shares a word with the query, 0 to 1."""
        weights = [self._weight(token) for token in query]
        total = sum(weights)
        best: dict[int, float] = {}
        covered: dict[int, dict[int, float]] = defaultdict(dict)
        for number, hits, asked in _worth_scoring(self._hits(query), weights):
            phrase = self._phrases[number]
            score = phrase.importance * self._phrase_score(number, hits, asked / total)
            best[phrase.target] = max(best.get(phrase.target, 0.0), score)
            seen = covered[phrase.target]
            for word, (quality, _) in hits.items():
                seen[word] = max(seen.get(word, 0.0), quality)
        return {
            target: BEST_PHRASE * score
            + WHOLE_TARGET * sum(weights[w] * q for w, q in covered[target].items()) / total
            for target, score in best.items()
        }

    def _rarities(self) -> Mapping[str, float]:
        count = len({phrase.target for phrase in self._phrases}) or 1
        rarity = {}
        for word, written in self._postings.items():
            numbers = {number for places in written.values() for number, _ in places}
            share = count / len({self._phrases[number].target for number in numbers})
            rarity[word] = max(LEAST_WEIGHT, math.log(1 + share) / math.log(1 + count))
        return rarity

    def _phrase_score(self, number: int, hits: Hits, query_part: float) -> float:
        followed = 0
        places: dict[int, float] = {}
        for word, (quality, position) in hits.items():
            places[position] = max(places.get(position, 0.0), quality)
            after = hits.get(word + 1)
            followed += after is not None and after[1] == position + 1
        own_weights = self._weights[number]
        phrase_part = sum(own_weights[place] * quality for place, quality in places.items())
        steps = len(own_weights) - 1
        return (
            COVERS_QUERY * query_part
            + COVERS_PHRASE * phrase_part / self._totals[number]
            + IN_ORDER * (min(1.0, followed / steps) if steps else 1.0)
        )

    def _hits(self, query: Sequence[Token]) -> Mapping[int, Hits]:
        """Find the phrases that share a word; filler alone finds none, if there is more."""
        found: dict[int, Hits] = {}
        filler = [word for word, token in enumerate(query) if token.written in self._filler]
        telling = [word for word in range(len(query)) if word not in filler] or filler
        for word in telling:
            for quality, places in self._places(query, word):
                for number, position in places:
                    hits = found.setdefault(number, {})
                    hits.setdefault(word, (quality, position))
        for word in filler if telling is not filler else ():
            for quality, places in self._places(query, word):
                for number, position in places:
                    if number in found:
                        found[number].setdefault(word, (quality, position))
        return found

    def _places(
        self, query: Sequence[Token], word: int
    ) -> Sequence[tuple[float, Sequence[tuple[int, int]]]]:
        """Give the places of a query word, the best likeness first."""
        token = query[word]
        places = [
            (quality * _likeness(token, written), found)
            for folded, quality in self._matches(token, is_last=word == len(query) - 1).items()
            for written, found in self._postings[folded].items()
        ]
        return sorted(places, key=lambda place: -place[0])

    def _matches(self, token: Token, *, is_last: bool) -> Mapping[str, float]:
        """Give the words of the index that a query word may stand for."""
        if token.folded in self._postings and token.written in self._filler:
            return {token.folded: SAME}
        matches: dict[str, float] = {}
        if token.folded.isalpha():
            matches = dict.fromkeys(self._sounds.get(token.sound, ()), SOUNDS_ALIKE)
            if token.folded not in self._postings:
                matches = dict.fromkeys(self._near(token.folded), TYPO) | matches
        if is_last and len(token.folded) >= SHORTEST_BEGINNING:
            for folded in self._beginning_with(token.folded):
                begun = BEGINNING if len(token.folded) > SHORTEST_BEGINNING else BARELY_BEGUN
                matches[folded] = max(matches.get(folded, 0.0), begun)
        if token.folded in self._postings:
            matches[token.folded] = SAME
        return matches

    def _near(self, folded: str) -> list[str]:
        """Words one slip of a finger away; short words keep their first letter."""
        if len(folded) < SHORTEST_TYPO:
            return []
        near = process.extract(
            folded, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=8
        )
        long = len(folded) > SHORTEST_TYPO
        return [word for word, _, _ in near if long or word[0] == folded[0]]

    def _beginning_with(self, start: str) -> Sequence[str]:
        first = bisect.bisect_left(self._vocabulary, start)
        last = bisect.bisect_left(self._vocabulary, start + "\uffff")
        return self._vocabulary[first : min(last, first + MOST_BEGINNINGS)]

    def _weight(self, token: Token) -> float:
        if token.written in self._filler:
            return FILLER_WEIGHT
        return self._rarity.get(token.folded, UNKNOWN_WEIGHT)


def _worth_scoring(
    found: Mapping[int, Hits], weights: Sequence[float]
) -> Iterable[tuple[int, Hits, float]]:
    """Give the phrases that answer enough of the query, each with the weight it answers."""
    answered = {
        number: sum(weights[word] * quality for word, (quality, _) in hits.items())
        for number, hits in found.items()
    }
    least = SHARE_WORTH_SCORING * max(answered.values(), default=0.0)
    for number, asked in answered.items():
        if asked >= least:
            yield number, found[number], asked


def _likeness(asked: Token, written: Token) -> float:
    """Say how well the marks agree where the letters do, or where a word is only begun."""
    if asked.written == written.written:
        return 1.0
    if asked.folded == written.folded:
        return UNMARKED if asked.is_plain or written.is_plain else OTHER_MARKS
    begun = written.folded.startswith(asked.folded) and not asked.is_plain
    return OTHER_MARKS if begun and not written.written.startswith(asked.written) else 1.0
