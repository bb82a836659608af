"""What the centre asks of any adapter: hand one report over, and say what stands there now.

Number, decision and archive belong to the province; here is only a courier.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from central.adapters.status import Standing
from central.declarations import Filed
from central.statuses import Mark
from kiosk.procedures.model import Procedure


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One decision of the desk with the declaration it is about, opened in memory only.

    `task` is FILE for the decision that received it, PROGRESS for every later one. Without a repr,
    so that no log can show what a person said. `repeated`: an earlier attempt may have arrived.
    """

    file_id: str
    task: str
    decision: int
    filed: Filed
    mark: Mark
    state: str
    part: str
    decided_at: datetime
    received_at: datetime
    note: Mapping[str, str]
    received_note: Mapping[str, str]
    procedure: Procedure | None
    agency: str
    repeated: bool

    @property
    def plain(self) -> Mapping[str, Any]:
        """Give the declaration as sealed."""
        return self.filed.plain or {}


@dataclass(frozen=True, slots=True)
class Delivered:
    """The province has it."""


@dataclass(frozen=True, slots=True)
class Later:
    """It may or may not have arrived. `reached`: something answered, only not as it should."""

    reason: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The province answered that it does not take it."""

    reason: str


class Province(Protocol):
    """One way to the province. Used from one thread; a call may take as long as its deadline."""

    def deliver(self, report: Report) -> Delivered | Later | Refused:
        """Hand one report over, so that handing it over again changes nothing."""

    def look_up(self, file_id: str) -> Standing | Later | Refused:
        """Say what the province tells of a file it was given."""

    def close(self) -> None:
        """Let go of connections."""
