"""What can come of asking the centre for something: one type for each thing the agent can do next.

`Trouble` is every outcome but the good one. Codes and reasons are keys of `sync.reasons`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sync.wire import (
    EnrolmentAnswer,
    Health,
    MissingAttachment,
    Receipt,
    SequenceRange,
    SignedKeyLink,
    StatusAnswer,
)

Stranger = Literal[
    "login_page",
    "redirected",
    "other_answer",
    "bad_tls",
    "wrong_signature",
    "other_receipt",
    "endless_answer",
]
Silence = Literal["no_line", "no_answer", "centre_down"]


@dataclass(frozen=True, slots=True)
class Answered:
    """A JSON body from something that speaks like the centre; nothing in it is believed yet."""

    body: bytes
    date: datetime | None
    round_trip_s: float


@dataclass(frozen=True, slots=True)
class Delivered:
    """The pinned centre signed for exactly this dossier."""

    receipt: Receipt
    receipt_raw: bytes
    receipt_signature: bytes
    already_there: bool
    epoch: int
    held: tuple[SequenceRange, ...]
    answered: Answered


@dataclass(frozen=True, slots=True)
class Waiting:
    """The pinned centre signed that it has the header; these attachments are not all there."""

    missing: tuple[MissingAttachment, ...]
    epoch: int


@dataclass(frozen=True, slots=True)
class PieceTaken:
    """So many bytes of the attachment are at the centre now."""

    offset: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The centre says no to this one dossier; `held`: only a person can help, else try later."""

    code: str
    held: bool


@dataclass(frozen=True, slots=True)
class SiteRefused:
    """The centre says no to this kiosk: nothing is wrong with the dossier."""

    code: str


@dataclass(frozen=True, slots=True)
class NotOurCentre:
    """Something answered that is not the centre this kiosk is pinned to."""

    reason: Stranger


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No answer. `sent`: the dossier may have arrived all the same, or may be the cause."""

    reason: Silence
    sent: bool


@dataclass(frozen=True, slots=True)
class Busy:
    """The centre asks to come back later; the wait is within sane bounds."""

    retry_after_s: float


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The pinned centre knows this kiosk now."""

    answer: EnrolmentAnswer


@dataclass(frozen=True, slots=True)
class StatusKnown:
    """What the centre says of this kiosk's dossiers, of what it holds and of the time."""

    answer: StatusAnswer
    answered: Answered


@dataclass(frozen=True, slots=True)
class KeysTold:
    """Links from one pair of the centre's keys to the next; each has to prove itself."""

    links: tuple[SignedKeyLink, ...]


@dataclass(frozen=True, slots=True)
class Alive:
    """Something calls itself a centre; only a signature proves which."""

    health: Health


Trouble = Refused | SiteRefused | NotOurCentre | Unreachable | Busy
