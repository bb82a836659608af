"""What was promised before a cut, by the marks of the test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.cuts.trace import Operation


@dataclass(slots=True)
class Promises:
    """Everything somebody was told so far.

    `initialised`: ids of the keys the centre was made with. `begun`: how many saves were begun,
    told of or not; None when nobody counts. `shown`: ids of dossiers told to be saved, with their
    references. `slips`: references read off the screen. `asked`: numbers of requests told to be
    taken. `receipted`: ids whose receipt left the centre.
    """

    enrolled: bool = False
    initialised: tuple[str, str] | None = None
    begun: int | None = None
    shown: dict[str, str] = field(default_factory=dict)
    slips: set[str] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    receipted: set[str] = field(default_factory=set)

    def hear(self, step: Operation) -> None:
        """Add what a mark says."""
        said = step.mark
        match said["mark"]:
            case "enrolled":
                self.enrolled = True
            case "initialised":
                self.initialised = (said["seal"], said["receipt"])
            case "begun":
                self.begun = (self.begun or 0) + 1
            case "shown":
                self.shown[said["id"]] = said["reference"]
            case "slip":
                self.slips.add(said["reference"])
            case "asked":
                self.asked.add(said["request"])
            case "receipted":
                self.receipted.add(said["id"])
            case other:
                raise AssertionError(other)

    def marks(self) -> Iterator[dict[str, Any]]:
        """The marks that say all this, for a recording that goes on from here."""
        if self.enrolled:
            yield {"mark": "enrolled"}
        for _ in range(self.begun or 0):
            yield {"mark": "begun"}
        for name, reference in self.shown.items():
            yield {"mark": "shown", "id": name, "reference": reference}


@dataclass(frozen=True, slots=True)
class Flaw:
    """A promise broken; `kind` is lost, doubled or corrupt."""

    kind: str
    what: str


def lost(what: str, missing: Sequence[Any]) -> list[Flaw]:
    """One flaw for each thing that is not there."""
    return [Flaw("lost", f"{what} {one}") for one in missing]
