"""Every procedure of a content folder: short summaries at hand, each whole one read when asked."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from kiosk.procedures.doors import Doors
from kiosk.procedures.model import AgencyKind, Code, Content, Ends, Procedure, Version, Words


class Dated(Protocol):
    """What has a code, a version, and the days from and to which it counts."""

    @property
    def code(self) -> str:
        """National code, or `local.` and a name."""

    @property
    def version(self) -> str:
        """Of the content."""

    @property
    def effective_from(self) -> date:
        """First day."""

    @property
    def effective_to(self) -> date | None:
        """Last day, or None."""


DatedItem = TypeVar("DatedItem", bound=Dated)


class Summary(Content):
    """What lists and the search need of one version of a procedure."""

    code: Code
    version: Version
    official_name: Words
    plain_name: Words
    field: Words
    agency: Words
    agency_kind: AgencyKind
    ends: Ends
    guided: bool
    synonyms: list[str]
    effective_from: date
    effective_to: date | None


def summary_of(procedure: Procedure) -> Summary:
    """Summarise one version; guided is one that asks something."""
    known = {name: getattr(procedure, name) for name in Summary.model_fields if name != "guided"}
    guided = any(part.questions for part in procedure.parts)
    return Summary.model_construct(**known, guided=guided)


class Library:
    """All versions of all procedures, and the doors of the find screen."""

    def __init__(
        self,
        summaries: Sequence[Summary],
        doors: Doors,
        read: Callable[[int], Procedure],
        earlier: "Callable[[], Library] | None" = None,
    ) -> None:
        """`read` gives the procedure of the summary with that number, once each."""
        self.summaries = tuple(summaries)
        self.doors = doors
        self._read = read
        self._earlier = earlier
        self._whole: dict[int, Procedure] = {}

    @staticmethod
    def holding(procedures: Iterable[Procedure], doors: Doors) -> "Library":
        """Make a library of procedures that are read already."""
        whole = tuple(procedures)
        return Library([summary_of(item) for item in whole], doors, whole.__getitem__)

    def after(self, earlier: "Callable[[], Library]") -> "Library":
        """Give this library, which looks into an earlier one for a version it does not hold."""
        return Library(self.summaries, self.doors, self._read, earlier)

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """Every version of every procedure, whole: for checks and lists, not for a visit."""
        return tuple(self._whole_one(number) for number in range(len(self.summaries)))

    def procedure(
        self, code: str, on: date | None = None, version: str | None = None
    ) -> Procedure | None:
        """Give the version in force on a day, that exact version, or else the newest one."""
        found = newest(self.summaries, code, on, version)
        if found is not None:
            return self._whole_one(self.summaries.index(found))
        if version is not None and self._earlier is not None:
            return self._earlier().procedure(code, on, version)
        return None

    def summary(self, code: str, on: date | None = None) -> Summary | None:
        """Summarise the version in force on a day, or else the newest one."""
        return newest(self.summaries, code, on)

    def on(self, day: date | None) -> tuple[Summary, ...]:
        """Summarise what is in force on a day (None: the newest of each), one version a code."""
        codes = dict.fromkeys(item.code for item in self.summaries)
        found = (self.summary(code, day) for code in codes)
        return tuple(item for item in found if item is not None)

    def _whole_one(self, number: int) -> Procedure:
        if number not in self._whole:
            self._whole[number] = self._read(number)
        return self._whole[number]


def newest(
    items: Iterable[DatedItem], code: str, on: date | None = None, version: str | None = None
) -> DatedItem | None:
    """Give of a code the newest that has this version and is in force on this day."""
    found = [
        item
        for item in items
        if item.code == code
        and (version is None or item.version == version)
        and (on is None or in_force(item, on))
    ]
    return max(found, key=lambda item: item.effective_from, default=None)


def in_force(item: Dated, day: date) -> bool:
    """Say whether this version counts on a day; both ends are included."""
    return item.effective_from <= day and (item.effective_to is None or day <= item.effective_to)
