"""One procedure of the directory: what the national list says of it, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Way = Literal["in_person", "online", "post"]
Unit = Literal["working_day", "day", "working_hour", "hour", "month", "minute"]
Audience = Literal["citizen", "organisation"]

WAYS: tuple[Way, ...] = get_args(Way)
UNITS: tuple[Unit, ...] = get_args(Unit)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
FREE = "free"
COLUMNS = (
    *("code", "name", "field", "level", "decision", "audience", "result", "result_code", "page"),
    *("online_time", "online_fee", "online"),
    *("post_time", "post_fee", "post"),
    *("in_person_time", "in_person_fee", "in_person"),
)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long it may take. The list gives some numbers without a unit: then it is not known."""

    count: int
    unit: Unit | None

    def __str__(self) -> str:
        return str(self.count) if self.unit is None else f"{self.count} {self.unit}"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to file that is offered. `fee_dong` 0 is free; None is set by the province."""

    way: Way
    time: TimeLimit | None
    fee_dong: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list; texts may be empty where the list says nothing, but code and name."""

    code: str
    name: str
    field: str
    level: str
    decision: str
    audience: Audience
    result: str
    result_code: str
    page: str
    channels: tuple[Channel, ...]

    def cells(self) -> dict[str, str]:
        """Give the row as the list has it, by column; equal entries give equal cells."""
        texts = {column: getattr(self, column) for column in COLUMNS[:9]}
        return texts | {column: cell for way in WAYS for column, cell in self._cells_of(way)}

    def _cells_of(self, way: Way) -> Iterator[tuple[str, str]]:
        channel = next((one for one in self.channels if one.way == way), None)
        yield way, "no" if channel is None else "yes"
        time = channel.time if channel else None
        fee = channel.fee_dong if channel else None
        yield f"{way}_time", "" if time is None else str(time)
        yield f"{way}_fee", "" if fee is None else FREE if fee == 0 else str(fee)
