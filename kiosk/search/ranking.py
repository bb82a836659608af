"""How well targets answer a question: their best wording, and all their words together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kiosk.search.phrasebook import FILLER_WEIGHT, Phrasebook, Weighed, read_phrases
from kiosk.search.question import Asked, readings
from kiosk.search.tokens import tokens_of
from kiosk.search.vocabulary import Vocabulary
from kiosk.search.wordbag import WordBag

UNKNOWN_WEIGHT, INITIAL_WEIGHT, LEAST_WEIGHT = 0.45, 0.4, 0.25
SHORTEST_BEGINNING, SHORTEST_BEGINNING_ALONE = 3, 2
ENOUGH_COVERED = 0.7
BEST_PHRASE, WHOLE_TARGET, SAME_WORDS = 0.70, 0.10, 0.20


class Score(NamedTuple):
    """How well a target answers, all 0 to 1.

    `covered`: how much of the question its wordings hold. `words`: what all its words are worth,
    beside the target whose words are worth most.
    """

    total: float
    covered: float
    words: float


class Ranking:
    """An index of phrases; build once, ask often."""

    def __init__(
        self,
        phrases: Iterable[tuple[int, str, float]],
        filler: Iterable[str] = (),
        short_forms: Mapping[str, str] | None = None,
        alike: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Take (target, wording, importance) rows and what is known of words."""
        self._short_forms = short_forms or {}
        read = read_phrases(phrases, self._short_forms)
        words = {token for word in filler for token in tokens_of(word)}
        self._filler = {token.written for token in words}
        self._plain_filler = {token.folded for token in words}
        self._bag = WordBag((p.target, [t.folded for t in p.tokens], p.importance) for p in read)
        self._rarity = self._rarities({token.folded for p in read for token in p.tokens})
        self._book = Phrasebook(read, self._filler, self._rarity)
        self._vocabulary = Vocabulary(self._rarity, alike or {})

    def scores(self, query: str) -> Mapping[int, Score]:
        """Score every target that shares a word with a query; the best reading counts."""
        best: dict[int, Score] = {}
        for asked in readings(query, self._short_forms, self._knows):
            for target, score in self._read_scores(asked).items():
                if target not in best or score.total > best[target].total:
                    best[target] = score
        return best

    def _knows(self, folded: str) -> bool:
        return folded in self._vocabulary

    def _read_scores(self, asked: Sequence[Asked]) -> Mapping[int, Score]:
        question = self._weighed(asked)
        best: dict[int, float] = {}
        covered: dict[int, dict[int, float]] = defaultdict(dict)
        for phrase, score, hits in self._book.best(question):
            best[phrase.target] = max(best.get(phrase.target, 0.0), score)
            seen = covered[phrase.target]
            for word, hit in hits.items():
                seen[word] = max(seen.get(word, 0.0), hit[0])
        bag = self._bag.scores([{} if word.is_filler else word.matches for word in question])
        most = max(bag.values(), default=0.0) or 1.0
        found = {}
        for target, score in best.items():
            part, words = _covered(question, covered[target]), bag.get(target, 0.0) / most
            total = BEST_PHRASE * score + WHOLE_TARGET * part + SAME_WORDS * words * _enough(part)
            found[target] = Score(total, part, words)
        return found

    def _rarities(self, words: Iterable[str]) -> Mapping[str, float]:
        """What each word weighs, up to 1 where it stands in one target only."""
        count = self._bag.targets
        return {
            word: max(
                LEAST_WEIGHT, math.log(1 + count / self._bag.spread(word)) / math.log(1 + count)
            )
            for word in words
        }

    def _weighed(self, asked: Sequence[Asked]) -> list[Weighed]:
        plain = all(word.typed.is_plain for word in asked)
        begun_from = SHORTEST_BEGINNING if len(asked) > 1 else SHORTEST_BEGINNING_ALONE
        weighed = [self._weigh(word, plain=plain) for word in asked[:-1]]
        weighed += [self._weigh(word, plain=plain, begun_from=begun_from) for word in asked[-1:]]
        return weighed

    def _weigh(self, asked: Asked, *, plain: bool, begun_from: int = 0) -> Weighed:
        is_filler = any(form.written in self._filler for form in asked.forms) or (
            plain and asked.typed.folded in self._plain_filler
        )
        if is_filler:
            known = {form.folded: 1.0 for form in asked.forms if self._knows(form.folded)}
            return Weighed(asked, known, FILLER_WEIGHT, is_filler=True)
        matches = self._vocabulary.matches(asked, begun_from=begun_from)
        best = max(matches.values(), default=0.0)
        likeliest = [self._rarity[word] for word, quality in matches.items() if quality == best]
        weight = min(likeliest, default=UNKNOWN_WEIGHT)
        if asked.typed.folded not in matches and self._book.has_initials(asked.initials):
            weight = max(weight, INITIAL_WEIGHT * len(asked.initials))
        return Weighed(asked, matches, weight, is_filler=False)


def _enough(covered: float) -> float:
    """How far the words of a target may count: little where they answer little of a question."""
    return min(1.0, covered / ENOUGH_COVERED)


def _covered(question: Sequence[Weighed], hits: Mapping[int, float]) -> float:
    """How much of what a question says is answered; filler counts where there is nothing else."""
    telling = [n for n, word in enumerate(question) if not word.is_filler] or range(len(question))
    total = sum(question[n].weight for n in telling)
    return sum(question[n].weight * hits.get(n, 0.0) for n in telling) / total if total else 0.0
