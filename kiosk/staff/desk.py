"""What the staff page looks at, in one reading of the book, and its words for a declaration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.staff.sheet import Sheet, make_sheet, papers_words, saved_words, standing_line
from kiosk.staff.times import when
from kiosk.staff.wording import Language, said
from sync.outbox import (
    Group,
    Outbox,
    Queued,
    Tried,
    grouped,
    in_words,
    standing_of,
    standing_words,
    what_to_do,
)

ICONS = {
    "held": "warning",
    "aside": "warning",
    "closed": "warning",
    "damaged": "warning",
    "delivered": "check",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown beside the overview: part of a group, one declaration, a request's outcome."""

    group: Group = "look"
    start: int = 0
    count: int = 0
    seq: int = 0
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the book held at that moment; `more`: the group goes on after its rows."""

    sheet: Sheet
    rows: tuple[Queued, ...] = ()
    more: bool = False
    one: Queued | None = None
    tried: tuple[Tried, ...] = ()
    outcome: str | None = None


def look(outbox: Outbox, wanted: Wanted, wall: datetime, now: datetime) -> Seen:
    """Read it. Raises the errors of `sync.errors`."""
    sheet = make_sheet(outbox, wall, now)
    rows: Sequence[Queued] = ()
    if wanted.count:
        rows = outbox.list_group(wanted.group, wanted.start, wanted.count + 1)
    found = outbox.find_numbered(wanted.seq) if wanted.seq else None
    return Seen(
        sheet=sheet,
        rows=tuple(rows[: wanted.count]),
        more=len(rows) > wanted.count,
        one=found[0] if found else None,
        tried=tuple(found[1]) if found else (),
        outcome=None if wanted.request is None else outbox.outcome_of(wanted.request),
    )


def line_words(sheet: Sheet, language: Language) -> str:
    """Say that the line is well, and when the centre last answered."""
    at = when(sheet.glance.answered_at, language)
    return said("line_good", language, at=at) if at else said("line_quiet", language)


def row_words(one: Queued, language: Language) -> tuple[str, str, str]:
    """Give a line of a list: number, where it stands and since when, icon."""
    standing = standing_of(one.state, one.reason)
    note = f"{standing_line(one, language)} · {saved_words(one, language)}"
    return grouped(one.reference), note, ICONS.get(standing, "clock")


@dataclass(frozen=True, slots=True)
class OneWords:
    """All there is to say of one declaration."""

    number: str
    standing: str
    saved: str
    reason: str
    advice: str
    tried: str
    troubled: bool


def one_words(one: Queued, tried: Sequence[Tried], language: Language) -> OneWords:
    """Word it; a reason that is no trouble of its own is told, too."""
    standing = standing_of(one.state, one.reason)
    papers = papers_words(one, language)
    code = None if one.state in {"delivered", "purged"} else one.reason
    return OneWords(
        number=grouped(one.reference),
        standing=standing_words(standing, language),
        saved=". ".join(filter(None, (saved_words(one, language), papers.capitalize()))) + ".",
        reason=in_words(code, language) if code else "",
        advice=what_to_do(code, language) if code else "",
        tried=tried_words(tried, language),
        troubled=one.state in {"held", "damaged"},
    )


def tried_words(tried: Sequence[Tried], language: Language) -> str:
    """Say how often it was tried, and when last."""
    if not tried:
        return said("tried_never", language)
    at = when(tried[-1].started_at, language)
    return said("tried", language, count=len(tried), at=at)
