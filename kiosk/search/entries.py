"""What can be found, and the wordings for it: procedures, doors, listed codes, places elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiosk.procedures.doors import Door
from kiosk.procedures.library import Library, Summary
from kiosk.search.heard import Heard, Place

NAME, HEARD, SUBTITLE, ENGLISH, GROUP, LISTED = 1.0, 1.0, 0.75, 0.95, 0.6, 0.95

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
class Unclear:
    """What is asked when a clerk would ask back: it could be anything."""


Target = Result | Place | Unclear


class Entries:
    """Targets and their wordings: `phrases` are (number of the target, wording, importance)."""

    def __init__(
        self,
        library: Library,
        *,
        on: date | None,
        directory: Iterable[Listed],
        heard: Heard,
        places: Sequence[Place],
    ) -> None:
        """Take the procedures in force `on` a day (None: the newest of each), doors, directory."""
        self.targets: list[Target] = []
        self.phrases: list[tuple[int, str, float]] = []
        self._heard = heard
        self._known = {p.code: p for p in library.on(None)}
        self._guided = {p.code: self._add_procedure(p) for p in library.on(on)}
        self._add_doors(library)
        for listed in directory:
            self._add_listed(listed)
        for place in places:
            self._say(self._add(place), NAME, place.name.vi, place.name.en, *place.heard)
        self._say(self._add(Unclear()), HEARD, *heard.unclear)

    def _add(self, target: Target) -> int:
        self.targets.append(target)
        return len(self.targets) - 1

    def _say(self, target: int, weight: float, *wordings: str) -> None:
        self.phrases += [(target, wording, weight) for wording in wordings]

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
            result = self.targets[target]
            if isinstance(result, Result) and result.door is None:
                self.targets[target] = replace(result, door=door.number)
            return target
        own = self._add(
            Result(door.codes[0], door.title.vi, door.title.en, 0.0, guided=False, door=door.number)
        )
        for code in door.codes:
            self._add_code(code, door, own)
        return own

    def _add_code(self, code: str, door: Door, own: int) -> None:
        """Add what stands behind a door and is not guided today."""
        name, heard = self._told(code)
        if code in self._guided or not name:
            return
        target = own
        if len(door.codes) > 1:
            result = Result(code, name, door.title.en, 0.0, guided=False, door=door.number)
            target = self._add(result)
        self._say(target, NAME, name)
        self._say(target, HEARD, *heard)

    def _told(self, code: str) -> tuple[str, Sequence[str]]:
        """Name and words of a code that is not guided, or not on that day."""
        if named := self._heard.codes.get(code):
            return named.name, named.heard
        other_day = self._known.get(code)
        name = "" if other_day is None else other_day.plain_name.vi
        return name, self._heard.guided.get(code, ())

    def _add_listed(self, listed: Listed) -> None:
        if listed.code in self._guided:
            return
        name = _OFFICIAL_START.sub("", listed.name)
        name = name[:1].upper() + name[1:]
        target = self._add(Result(listed.code, name, name, 0.0, guided=False))
        self._say(target, LISTED, name)
