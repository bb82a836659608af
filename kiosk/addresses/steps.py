"""Where somebody stands within one address: frozen, each step knows the one before it.

Steps(place)  .go("province")  .choose_province(p)  .choose_commune(c)  .back()
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

from kiosk.addresses.unit import Commune, Province

Step = Literal[
    "given",  # an address stands there: kept, changed, or said in today's names
    "place",  # where to begin: this ward, another, another province, one line
    "province",  # one of all provinces
    "commune",  # its first letters are typed
    "list",  # one of all communes of the province
    "line",  # house, street, hamlet are typed
    "whole",  # all of it is typed
]
TYPED: frozenset[Step] = frozenset({"commune", "line", "whole"})


@dataclass(frozen=True, slots=True)
class Steps:
    """One step; `text` and `origin` are of the address that is `given`."""

    step: Step = "place"
    province: Province | None = None
    commune: Commune | None = None
    text: str = ""
    origin: str = ""
    before: "Steps | None" = None

    @property
    def typing(self) -> bool:
        """Whether the keyboard is needed."""
        return self.step in TYPED

    def go(self, step: Step, **changes: Any) -> "Steps":
        """One step on; Back returns to this one."""
        return replace(self, step=step, before=self, **changes)

    def choose_province(self, province: Province) -> "Steps":
        """Ask for the commune within it."""
        return self.go("commune", province=province, commune=None)

    def choose_commune(self, commune: Commune) -> "Steps":
        """Ask for what stands before it."""
        return self.go("line", province=commune.province, commune=commune)
