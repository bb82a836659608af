"""What one touch can bring back: the answers as they were before something took their place. Pure.

It lives in the visit alone, is not written to the journal, and is gone with the next answer.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kiosk.journey.answers import Answers

if TYPE_CHECKING:
    from kiosk.session.visit import Visit

Kind = Literal["changed", "card", "reused"]


@dataclass(frozen=True, slots=True)
class Before:
    """Answers and place before, and why they are not the same any more."""

    kind: Kind
    answers: Answers
    at: str


def undone(visit: "Visit") -> "Visit":
    """Have the answers of before; among the questions also stand where that was."""
    before = visit.before
    if before is None:
        return visit
    at = before.at if visit.page == "question" else visit.at
    return replace(visit, answers=before.answers, at=at, before=None, draft=("", ""))
