"""Finding a procedure by everyday words, official names, short forms or code."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.procedures.library import Library, Summary
from kiosk.procedures.model import Door
from kiosk.search.heard import Heard, Place, load_heard, load_places
from kiosk.search.ranking import Ranking
from kiosk.search.tokens import readings

LIMIT = 8
LEAST_SCORE = 0.5
SHARE_OF_BEST = 0.6
CONFIDENT_SCORE, SURE_SCORE, CONFIDENT_LEAD = 0.62, 0.85, 0.04
ELSEWHERE_SCORE = 0.55
GUIDED_ADVANTAGE = 0.03

NAME, HEARD, SUBTITLE, ENGLISH, GROUP, LISTED = 1.0, 1.0, 0.75, 0.95, 0.6, 0.95

_CODE = re.compile(r"(?<!\d)(\d)[. ]?(\d{6})(?!\d)")
_OFFICIAL_START = re.compile(r"^(?:Thủ tục|Thủ tục hành chính)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure of an imported directory: code and official name only."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """One answer: `guided` when the kiosk leads through it, `door` where it is on the find screen.

    A code can stand behind several doors; open by code only when `guided`.
    """

    code: str
    name: str
    name_en: str
    score: float
    guided: bool
    door: int | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was asked for is done elsewhere: its name, and where to ask, in both languages."""

    name: str
    advice: str
    name_en: str
    advice_en: str


@dataclass(frozen=True, slots=True)
class Found:
    """Results, best first; `confident` when the first is very likely what is meant."""

    results: tuple[Result, ...]
    confident: bool
    elsewhere: Elsewhere | None


NOTHING = Found((), confident=False, elsewhere=None)


class Search:
    """An index in memory over a library; a few milliseconds to build, nothing to close."""

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
        self._heard = heard or load_heard()
        self._places = load_places().places if places is None else places
        self._targets: list[Result | Place] = []
        self._phrases: list[tuple[int, str, float]] = []
        self._guided = {p.code: self._add_procedure(p) for p in library.on(on)}
        self._add_doors(library)
        for listed in directory:
            self._add_listed(listed)
        for place in self._places:
            target = self._add(place)
            self._say(target, NAME, place.name.vi, place.name.en, *place.heard)
        self._ranking = Ranking(self._phrases, self._heard.filler)

    def find(self, query: str, limit: int = LIMIT) -> Found:
        """Answer one query; at most `limit` results."""
        if code := _CODE.search(query):
            return self._by_code(f"{code[1]}.{code[2]}")
        best: dict[int, float] = {}
        for reading in readings(query, self._heard.short_forms):
            scores = self._ranking.scores(reading)
            if max(scores.values(), default=0.0) > max(best.values(), default=0.0):
                best = dict(scores)
        return self._found(best, limit)

    def _found(self, scores: dict[int, float], limit: int) -> Found:
        results = [
            _scored(target, score)
            for number, score in scores.items()
            if score > LEAST_SCORE - GUIDED_ADVANTAGE
            and isinstance(target := self._targets[number], Result)
        ]
        results.sort(key=lambda result: (-result.score, not result.guided, result.code))
        places = [
            (scores[number], target)
            for number in scores
            if isinstance(target := self._targets[number], Place)
        ]
        top = results[0].score if results else 0.0
        score, place = max(places, key=lambda found: found[0], default=(0.0, None))
        away = place if place is not None and score >= max(ELSEWHERE_SCORE, top) else None
        least = max(LEAST_SCORE, SHARE_OF_BEST * max(top, score if away else 0.0))
        kept = [result for result in _one_a_code(results) if result.score >= least]
        return Found(
            tuple(kept[:limit]),
            confident=away is None and _leads(kept),
            elsewhere=None if away is None else _elsewhere(away),
        )

    def _by_code(self, code: str) -> Found:
        named = [t for t in self._targets if isinstance(t, Result) and t.code == code]
        if not named:
            return NOTHING
        first = min(named, key=lambda result: not result.guided)
        return Found((_scored(first, 1.0),), confident=True, elsewhere=None)

    def _add(self, target: Result | Place) -> int:
        self._targets.append(target)
        return len(self._targets) - 1

    def _say(self, target: int, weight: float, *wordings: str) -> None:
        self._phrases += [(target, wording, weight) for wording in wordings]

    def _add_procedure(self, procedure: Summary) -> int:
        plain, official = procedure.plain_name, procedure.official_name
        target = self._add(Result(procedure.code, plain.vi, plain.en, 0.0, guided=True))
        self._say(target, NAME, plain.vi, _OFFICIAL_START.sub("", official.vi))
        self._say(target, ENGLISH, plain.en, official.en)
        self._say(target, HEARD, *procedure.synonyms)
        self._say(target, HEARD, *self._heard.guided.get(procedure.code, ()))
        if named := self._heard.codes.get(procedure.code):
            self._say(target, HEARD, named.name, *named.heard)
        return target

    def _add_doors(self, library: Library) -> None:
        for group in library.doors.groups:
            for door in group.doors:
                target = self._door_target(door)
                self._say(target, NAME, door.title.vi, *self._heard.doors.get(door.number, ()))
                self._say(target, ENGLISH, door.title.en)
                self._say(target, SUBTITLE, door.subtitle.vi)
                self._say(target, GROUP, group.title.vi, group.title.en)

    def _door_target(self, door: Door) -> int:
        """Give what a door stands for; codes without guided content get targets of their own."""
        if door.guided is not None and door.guided in self._guided:
            target = self._guided[door.guided]
            if self._is_first_door(target):
                self._targets[target] = _at_door(self._targets[target], door.number)
            return target
        own = self._add(
            Result(door.codes[0], door.title.vi, door.title.en, 0.0, guided=False, door=door.number)
        )
        for code in door.codes:
            self._add_code(code, door, own)
        return own

    def _add_code(self, code: str, door: Door, own: int) -> None:
        named = self._heard.codes.get(code)
        if named is None:
            return
        target = own
        if len(door.codes) > 1:
            result = Result(code, named.name, door.title.en, 0.0, guided=False, door=door.number)
            target = self._add(result)
        self._say(target, NAME, named.name)
        self._say(target, HEARD, *named.heard)

    def _is_first_door(self, target: int) -> bool:
        result = self._targets[target]
        return isinstance(result, Result) and result.door is None

    def _add_listed(self, listed: Listed) -> None:
        if listed.code in self._guided:
            return
        name = _OFFICIAL_START.sub("", listed.name)
        name = name[:1].upper() + name[1:]
        target = self._add(Result(listed.code, name, name, 0.0, guided=False))
        self._say(target, LISTED, name)


def _at_door(target: Result | Place, door: int) -> Result | Place:
    if isinstance(target, Place):
        return target
    return Result(target.code, target.name, target.name_en, 0.0, guided=target.guided, door=door)


def _scored(result: Result, score: float) -> Result:
    raised = min(1.0, score + (GUIDED_ADVANTAGE if result.guided else 0.0))
    return Result(
        result.code,
        result.name,
        result.name_en,
        round(raised, 4),
        guided=result.guided,
        door=result.door,
    )


def _one_a_code(results: Sequence[Result]) -> list[Result]:
    kept: dict[str, Result] = {}
    names: set[str] = set()
    for result in results:
        if result.code not in kept and result.name not in names:
            kept[result.code] = result
            names.add(result.name)
    return list(kept.values())


def _leads(results: Sequence[Result]) -> bool:
    """Tell whether the first result is good, and clearly better than the second."""
    first = results[0].score if results else 0.0
    second = results[1].score if len(results) > 1 else 0.0
    return first >= SURE_SCORE or (first >= CONFIDENT_SCORE and first - second >= CONFIDENT_LEAD)


def _elsewhere(place: Place) -> Elsewhere:
    return Elsewhere(place.name.vi, place.advice.vi, place.name.en, place.advice.en)
