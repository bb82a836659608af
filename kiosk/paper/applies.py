"""What applies to one person, as slip and list need it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.paper.papers import AnyPaper
from kiosk.procedures.model import Step


@dataclass(frozen=True, slots=True)
class Applies:
    """What applies here; `maybe` are papers that depend on answers not yet given.

    `fee_dong` is the fee worked out from the answers, where that is possible; `step` is what these
    answers ask for, where that is not what most people do.
    """

    papers: Sequence[AnyPaper]
    maybe: Sequence[AnyPaper] = ()
    notices: Sequence[str] = ()
    fee_dong: int | None = None
    step: Step | None = None
