"""Finding a procedure by everyday words, official names, short forms or code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from kiosk.procedures.library import Library
from kiosk.search.codes import beginning_in, code_in, tail_in
from kiosk.search.entries import Entries, Listed, Result, Target
from kiosk.search.heard import Heard, Place, load_heard, load_places
from kiosk.search.ranking import Ranking, Score

LIMIT = 8
LEAST_SCORE = 0.55
SHARE_OF_BEST, SHARE_OF_PLACE = 0.6, 0.85
"""What is found beside a place that is surely meant has to answer nearly as well."""
SURE_SCORE, SURE_COVERED, SURE_LEAD, SURE_LEAD_IN_WORDS = 0.7, 0.6, 0.06, 0.06
SAME_SCORE, SAME_COVERED, SAME_LEAD = 0.93, 0.95, 0.03
ELSEWHERE_SCORE, NEARLY = 0.58, 0.08
"""A place is told of when it stands first, or so nearly that it may be meant."""
GUIDED_ADVANTAGE = 0.03


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was asked for is done elsewhere: its name, and where to ask, in both languages.

    `sure` when it is very likely what is meant.
    """

    name: str
    advice: str
    name_en: str
    advice_en: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Results, best first; `confident` when the first is very likely what is meant."""

    results: tuple[Result, ...]
    confident: bool
    elsewhere: Elsewhere | None


class Ranked(NamedTuple):
    """A target and how well it answers, with what guided ones have ahead."""

    total: float
    target: Target
    score: Score


NOTHING = Found((), confident=False, elsewhere=None)


class Search:
    """An index in memory over a library; nothing to close."""

    def __init__(
        self,
        library: Library,
        *,
        on: date | None = None,
        directory: Iterable[Listed] = (),
        heard: Heard | None = None,
        places: Sequence[Place] | None = None,
    ) -> None:
        """Index the procedures in force `on` a day (None: the newest of each), doors, directory."""
        heard = heard or load_heard()
        entries = Entries(
            library,
            on=on,
            directory=directory,
            heard=heard,
            places=load_places() if places is None else places,
        )
        self._targets = entries.targets
        self._ranking = Ranking(entries.phrases, heard.filler, heard.short_forms, heard.alike)

    def find(self, query: str, limit: int = LIMIT) -> Found:
        """Answer one query; at most `limit` results."""
        if code := code_in(query) or self._ending_with(tail_in(query)):
            return self._by_code(code)
        if (begun := beginning_in(query)) is not None:
            return self._by_beginning(begun, limit)
        return _found(self._ranked(self._ranking.scores(query)), limit)

    def _ranked(self, scores: Mapping[int, Score]) -> list[Ranked]:
        """Whatever answers, the best first; each code and each name once."""
        ranked = []
        for number, score in scores.items():
            target = self._targets[number]
            guided = isinstance(target, Result) and target.guided
            total = min(1.0, score.total + (GUIDED_ADVANTAGE if guided else 0.0))
            ranked.append(Ranked(round(total, 4), target, score))
        ranked.sort(key=_order)
        seen: set[str] = set()
        kept = []
        for each in ranked:
            names = _names(each.target)
            if seen.isdisjoint(names):
                kept.append(each)
                seen.update(names)
        return kept

    def _by_code(self, code: str) -> Found:
        named = [t for t in self._targets if isinstance(t, Result) and t.code == code]
        if not named:
            return NOTHING
        first = min(named, key=lambda result: not result.guided)
        return Found((replace(first, score=1.0),), confident=True, elsewhere=None)

    def _ending_with(self, tail: str | None) -> str | None:
        """The one code that ends with these digits."""
        if tail is None:
            return None
        named = {target.code for target in self._targets if isinstance(target, Result)}
        ends = {code for code in named if code.partition(".")[2] == tail}
        return ends.pop() if len(ends) == 1 else None

    def _by_beginning(self, begun: str, limit: int) -> Found:
        named = [t for t in self._targets if isinstance(t, Result) and t.code.startswith(begun)]
        named.sort(key=lambda result: (not result.guided, result.code))
        by_code = {result.code: replace(result, score=LEAST_SCORE) for result in reversed(named)}
        found = sorted(by_code.values(), key=lambda result: (not result.guided, result.code))
        return Found(tuple(found[:limit]), confident=False, elsewhere=None)


def _found(ranked: Sequence[Ranked], limit: int) -> Found:
    if not ranked:
        return NOTHING
    sure = _is_sure(ranked)
    least_away = max(ELSEWHERE_SCORE, ranked[0].total - NEARLY)
    places = [
        (each, each.target)
        for each in ranked
        if isinstance(each.target, Place) and each.total >= least_away
    ]
    results = [
        replace(each.target, score=each.total) for each in ranked if isinstance(each.target, Result)
    ]
    top = places[0][0].total if places else results[0].score if results else 0.0
    is_away = sure and isinstance(ranked[0].target, Place)
    least = max(LEAST_SCORE, (SHARE_OF_PLACE if is_away else SHARE_OF_BEST) * top)
    away = [_elsewhere(place, sure=is_away and each is ranked[0]) for each, place in places[:1]]
    return Found(
        tuple([result for result in results if result.score >= least][:limit]),
        confident=sure and isinstance(ranked[0].target, Result),
        elsewhere=away[0] if away else None,
    )


def _order(ranked: Ranked) -> tuple[float, bool, bool, str]:
    """The best first; of equals a place elsewhere, then what is guided."""
    target = ranked.target
    if isinstance(target, Result):
        return -ranked.total, True, not target.guided, target.code
    return -ranked.total, False, False, ""


def _names(target: Target) -> Sequence[str]:
    return (target.code, target.name) if isinstance(target, Result) else ()


def _is_sure(ranked: Sequence[Ranked]) -> bool:
    """Whether the first answers well, most of the question, and clearly better than any other.

    It has to lead by its best wording and by all its words together, or to be asked for in just
    the words of a wording.
    """
    first, others = ranked[0], ranked[1:]
    second = max((each.total for each in others), default=0.0)
    words = max((each.score.words for each in others), default=0.0)
    same_words = first.total >= SAME_SCORE and first.score.covered >= SAME_COVERED
    return (
        first.total >= SURE_SCORE
        and first.score.covered >= SURE_COVERED
        and first.total - second >= (SAME_LEAD if same_words else SURE_LEAD)
        and (same_words or first.score.words - words >= SURE_LEAD_IN_WORDS)
    )


def _elsewhere(place: Place, *, sure: bool) -> Elsewhere:
    return Elsewhere(place.name.vi, place.advice.vi, place.name.en, place.advice.en, sure)
