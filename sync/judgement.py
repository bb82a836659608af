"""What an outcome means for a dossier and for the site. Pure; randomness passed in."""

from dataclasses import dataclass
from typing import Literal

from sync.backoff import Backoff
from sync.outcome import (
    Busy,
    Delivered,
    NotOurCentre,
    Refused,
    SiteRefused,
    Trouble,
    Unreachable,
    Waiting,
)


@dataclass(frozen=True, slots=True)
class Pause:
    """Why nothing more is to be sent for now; `wait_s` when the centre named it."""

    reason: str
    wait_s: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one dossier.

    `outcome` goes into the attempt, `reason` into the delivery; a `pause` is a condition of the
    site, never of the dossier, and stops all sending. `made` is whether anything was sent.
    `goes_on`: all is well, attachments are left to send or a receipt to fetch.
    """

    state: Literal["queued", "delivered", "held", "damaged"]
    outcome: str
    reason: str | None = None
    wait_s: float | None = None
    delivered: Delivered | None = None
    pause: Pause | None = None
    made: bool = True
    goes_on: bool = False


GOES_ON = Verdict("queued", "attachments_waiting", reason="attachments_waiting", goes_on=True)
NOT_MADE = Verdict("queued", "not_made", made=False)


def judge(
    outcome: Delivered | Waiting | Trouble, attempts: int, backoff: Backoff, random: float
) -> Verdict:
    """Judge one attempt.

    A dossier waits for itself only when it may be the cause, so that one that breaks the centre
    lets the others go first; with no line at all it keeps its place. A busy centre says how long
    all wait, but one that is told so each time must not stand before the others: it goes last.
    """
    wait_s = backoff.delay_s(attempts, random)
    if isinstance(outcome, Delivered):
        word = "already_there" if outcome.already_there else "delivered"
        return Verdict("delivered", word, delivered=outcome)
    if isinstance(outcome, Waiting):
        return GOES_ON
    if isinstance(outcome, Refused):
        return refused(outcome, wait_s)
    pause = pause_of(outcome)
    if isinstance(outcome, Busy):
        return Verdict("queued", pause.reason, wait_s=0.0, pause=pause)
    innocent = isinstance(outcome, Unreachable) and not outcome.sent
    return Verdict("queued", pause.reason, wait_s=None if innocent else wait_s, pause=pause)


def refused(outcome: Refused, wait_s: float) -> Verdict:
    """Judge a no to this one dossier."""
    if outcome.held:
        return Verdict("held", outcome.code, reason=outcome.code)
    return Verdict("queued", outcome.code, reason=outcome.code, wait_s=wait_s)


def pause_of(outcome: SiteRefused | NotOurCentre | Unreachable | Busy) -> Pause:
    """Say why the whole site must wait."""
    if isinstance(outcome, SiteRefused):
        return Pause(outcome.code)
    if isinstance(outcome, Busy):
        return Pause("busy", outcome.retry_after_s)
    return Pause(outcome.reason)
