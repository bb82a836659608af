"""All wordings, word by word, and how well each of them answers a question."""

import bisect
import heapq
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from kiosk.search.question import Asked
from kiosk.search.tokens import Token, tokens_of_each
from kiosk.search.vocabulary import likeness

INITIALS, TWO_INITIALS = 0.85, 0.6
FILLER_WEIGHT = 0.12
ENOUGH_ASKED = 2.0
COVERS_QUESTION, COVERS_PHRASE, IN_ORDER = 0.50, 0.35, 0.15
APART = 0.5
MOST_SCORED = 80
SHARE_WORTH_SCORING = 0.4
PLACES = 64
"""Words of a phrase that are looked at; a place is its number times this, and the position."""


class Phrase(NamedTuple):
    """One wording that stands for a target; `importance` up to 1 says how much it counts."""

    target: int
    tokens: tuple[Token, ...]
    importance: float


def read_phrases(
    rows: Iterable[tuple[int, str, float]], short_forms: Mapping[str, str]
) -> list[Phrase]:
    """Cut (target, wording, importance) rows into words; what has none is left out."""
    kept = list(rows)
    said = tokens_of_each([wording for _, wording, _ in kept], short_forms)
    cut = zip(kept, said, strict=True)
    return [
        Phrase(target, tokens[:PLACES], importance)
        for (target, _, importance), tokens in cut
        if tokens
    ]


Hit = tuple[float, int, int]
"""Quality, position in the phrase, and how many words of it: a short form covers several."""

Hits = dict[int, Hit]
"""By word of the question."""


class Weighed(NamedTuple):
    """A word of a question, what it may stand for, and what it counts."""

    asked: Asked
    matches: Mapping[str, float]
    weight: float
    is_filler: bool


class Phrasebook:
    """Words lead to the phrases they stand in; rare words weigh more."""

    def __init__(
        self, phrases: Sequence[Phrase], filler: Collection[str], rarity: Mapping[str, float]
    ) -> None:
        """Take the phrases, the words that carry no meaning, and what each word weighs."""
        self._phrases = phrases
        self._filler = filler
        self._rarity = rarity
        found: dict[str, tuple[Token, array[int]]] = {}
        for number, phrase in enumerate(phrases):
            for place, token in enumerate(phrase.tokens, number * PLACES):
                if token.written not in found:
                    found[token.written] = token, array("I")
                found[token.written][1].append(place)
        self._places_of: dict[str, list[tuple[Token, array[int]]]] = defaultdict(list)
        for token, places in found.values():
            self._places_of[token.folded].append((token, places))
        self._weights: dict[int, tuple[Sequence[float], float]] = {}

    @cached_property
    def _first_letters(self) -> tuple[str, Sequence[int]]:
        """First letters of all phrases, a blank between two, and where each phrase begins."""
        firsts = ["".join(token.folded[0] for token in p.tokens) for p in self._phrases]
        return " ".join(firsts), [0, *accumulate(len(letters) + 1 for letters in firsts)]

    def best(self, question: Sequence[Weighed]) -> Iterable[tuple[Phrase, float, Hits]]:
        """Score the phrases that answer most of the question, 0 to 1."""
        total = sum(word.weight for word in question)
        enough = min(total, ENOUGH_ASKED) or 1.0
        found, asked = self._hits(question)
        least = SHARE_WORTH_SCORING * max(asked.values(), default=0.0)
        promises = [
            (part * min(1.0, part / self._weights_of(number)[1]), -self._length(number), number)
            for number, part in asked.items()
            if part >= least
        ]
        likely = [number for *_, number in heapq.nlargest(MOST_SCORED, promises)]
        fillers = _places_of_filler(question)
        for number in likely:
            hits = self._with_filler(number, found[number], question, fillers)
            part = sum(question[word].weight * hit[0] for word, hit in hits.items())
            score = self._score(number, hits, min(1.0, part / enough))
            phrase = self._phrases[number]
            yield phrase, phrase.importance * score, hits

    def _score(self, number: int, hits: Hits, question_part: float) -> float:
        weights, whole = self._weights_of(number)
        covered: dict[int, tuple[float, int]] = {}
        for word, (quality, position, words) in hits.items():
            for place in range(position, position + words):
                if quality > covered.get(place, (0.0, 0))[0]:
                    covered[place] = quality, word
        phrase_part = sum(weights[place] * quality for place, (quality, _) in covered.items())
        steps = len(weights) - 1
        followed = sum(
            _follows(covered[place][1], covered[place + 1][1])
            for place in covered
            if place + 1 in covered
        )
        return (
            COVERS_QUESTION * question_part
            + COVERS_PHRASE * phrase_part / whole
            + IN_ORDER * (followed / steps if steps else 1.0)
        )

    def _hits(self, question: Sequence[Weighed]) -> tuple[dict[int, Hits], dict[int, float]]:
        """Find the phrases that share a word, and how much of the question each answers.

        Filler alone finds none, if there is more.
        """
        found: dict[int, Hits] = defaultdict(dict)
        asked: dict[int, float] = defaultdict(float)
        only_filler = all(word.is_filler for word in question)
        for number, word in enumerate(question):
            if word.is_filler and not only_filler:
                continue
            for phrase, hit in self._of_word(word):
                hits = found[phrase]
                if number not in hits:
                    hits[number] = hit
                    asked[phrase] += word.weight * hit[0]
                else:
                    before = hits.get(number - 1)
                    if before and before[1] + 1 == hit[1]:
                        hits[number] = hit
        return found, asked

    def _of_word(self, word: Weighed) -> Iterable[tuple[int, Hit]]:
        yield from self._initials(word.asked)
        for quality, places in self._places(word):
            for place in places:
                yield place // PLACES, (quality, place % PLACES, 1)

    def _places(self, word: Weighed) -> "Sequence[tuple[float, array[int]]]":
        """Give the places of a word of the question, the best likeness first."""
        places = [
            (quality * likeness(word.asked, written), found)
            for folded, quality in word.matches.items()
            for written, found in self._places_of[folded]
        ]
        return sorted(places, key=lambda place: -place[0])

    def has_initials(self, letters: str) -> bool:
        """Whether words that begin with these letters stand side by side in any phrase."""
        return bool(letters) and letters in self._first_letters[0]

    def _initials(self, asked: Asked) -> Iterable[tuple[int, Hit]]:
        """Phrases in which words stand that begin with these letters, one after another."""
        letters = asked.initials
        if not letters:
            return
        quality = INITIALS if len(letters) > 2 else TWO_INITIALS
        firsts, starts = self._first_letters
        at = firsts.find(letters)
        while at >= 0:
            number = bisect.bisect_right(starts, at) - 1
            yield number, (quality, at - starts[number], len(letters))
            at = firsts.find(letters, at + 1)

    def _with_filler(
        self,
        number: int,
        hits: Hits,
        question: Sequence[Weighed],
        fillers: Mapping[str, Sequence[int]],
    ) -> Hits:
        """Add the filler that a phrase shares, best where it follows what stands before it."""
        whole = dict(hits)
        taken = {hit[1]: word for word, hit in hits.items()}
        for position, token in enumerate(self._phrases[number].tokens):
            words = fillers.get(token.folded)
            if words is None or position in taken:
                continue
            after = taken.get(position - 1, -1) + 1
            word = after if after in words else words[0]
            if word not in whole:
                whole[word] = (likeness(question[word].asked, token), position, 1)
                taken[position] = word
        return whole

    def _length(self, number: int) -> int:
        return len(self._phrases[number].tokens)

    def _weights_of(self, number: int) -> tuple[Sequence[float], float]:
        """What each word of a phrase weighs, and all together."""
        known = self._weights.get(number)
        if known is None:
            weights = [self._weight(token) for token in self._phrases[number].tokens]
            known = self._weights[number] = weights, sum(weights)
        return known

    def _weight(self, token: Token) -> float:
        return FILLER_WEIGHT if token.written in self._filler else self._rarity[token.folded]


def _places_of_filler(question: Sequence[Weighed]) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(question):
        if word.is_filler:
            for form in word.asked.forms:
                places[form.folded].append(number)
    return places


def _follows(word: int, after: int) -> float:
    """Words of a phrase follow one another in the question too, perhaps with something between."""
    if word == after or after == word + 1:
        return 1.0
    return APART if word < after <= word + 3 else 0.0
