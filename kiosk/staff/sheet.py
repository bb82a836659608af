"""The sheet one person on duty hands to the next: counts, what needs a person, a line to sign.

No name and no procedure: the kiosk cannot read them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.doctor.words import moment
from kiosk.paper.handover import HandOver
from kiosk.staff.times import drift_words, start_of_day, when
from kiosk.staff.wording import Language, said
from sync.outbox import (
    Glance,
    Outbox,
    Queued,
    grouped,
    in_words,
    standing_of,
    standing_words,
    what_to_do,
)

MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the queue is at a moment; `look` are the first of those a person must look at."""

    at: datetime
    glance: Glance
    offset_s: float
    look: tuple[Queued, ...]
    enrolled: bool

    @property
    def condition(self) -> str | None:
        """Why nothing is being sent, as a code of `sync.reasons`; None when all is well."""
        return self.glance.reason if self.enrolled else "not_enrolled"

    @property
    def more(self) -> int:
        """How many more must be looked at than are listed."""
        return max(0, self.glance.look - len(self.look))

    def to_json(self) -> dict[str, Any]:
        """Give it as `kiosk queue handover --json` does."""
        return {
            "at": self.at.isoformat(),
            "waiting": self.glance.waiting,
            "held": self.glance.held,
            "damaged": self.glance.damaged,
            "arrived_today": self.glance.arrived,
            "condition": self.condition,
            "clock_offset_s": self.offset_s,
            "look": [
                {"reference": one.reference, "state": one.state, "reason": one.reason}
                for one in self.look
            ],
        }


def make_sheet(outbox: Outbox, wall: datetime, now: datetime) -> Sheet:
    """Put it together; `wall` is this machine's clock, `now` the corrected local time."""
    return Sheet(
        at=now,
        glance=outbox.glance(start_of_day(wall)),
        offset_s=outbox.time().offset_s,
        look=tuple(outbox.list_group("look", 0, MOST_LISTED)),
        enrolled=outbox.enrolment() is not None,
    )


def condition_words(sheet: Sheet, language: Language) -> str:
    """Say why nothing is being sent, since when, and what to do; empty when all is well."""
    code = sheet.condition
    if code is None:
        return ""
    words, since = in_words(code, language), when(sheet.glance.since, language)
    if since and code == sheet.glance.reason:
        words = said("line_since", language, words=words, at=since)
    return f"{words} {what_to_do(code, language)}".rstrip()


def condition_lines(sheet: Sheet, language: Language) -> list[str]:
    """Say how the whole site is, once: what is in the way, and the clock."""
    lines = (condition_words(sheet, language), drift_words(sheet.offset_s, language))
    return [line for line in lines if line]


def count_lines(sheet: Sheet, language: Language) -> list[str]:
    """Say how many wait, are held, are damaged, arrived today."""
    counts = {
        "waiting": sheet.glance.waiting,
        "held": sheet.glance.held,
        "damaged": sheet.glance.damaged,
        "arrived": sheet.glance.arrived,
    }
    return [said(f"sheet_{name}", language, count=count) for name, count in counts.items()]


def saved_words(one: Queued, language: Language) -> str:
    """Say when it was saved."""
    at = when(one.created_at, language)
    return said("saved_at", language, at=at) if at else said("saved_unknown", language)


def papers_words(one: Queued, language: Language) -> str:
    """Say how many of its pictures are at the centre; empty where it has none."""
    if not one.attachments:
        return ""
    return said("papers", language, sent=one.attachments_sent, count=one.attachments)


def standing_line(one: Queued, language: Language) -> str:
    """Say where it stands, with its pictures."""
    standing = standing_words(standing_of(one.state, one.reason), language)
    return " · ".join(filter(None, (standing, papers_words(one, language))))


def look_lines(one: Queued, language: Language) -> list[str]:
    """Say of one what is on the sheet: number, when, and why a person must look."""
    why = in_words(one.reason, language) if one.reason else standing_line(one, language)
    return [f"{grouped(one.reference)} · {saved_words(one, language)}", why]


def sheet_lines(sheet: Sheet, machine: int, language: Language) -> list[str]:
    """Write the sheet as lines, for a screen or a terminal."""
    looks: Sequence[str] = [line for one in sheet.look for line in look_lines(one, language)]
    heading = "sheet_look" if looks else "sheet_look_none"
    more = [said("sheet_more", language, count=sheet.more)] if sheet.more else []
    return [
        f"{said('sheet_title', language)} · {said('sheet_machine', language, machine=machine)}",
        said("sheet_at", language, at=moment(sheet.at, language)),
        *condition_lines(sheet, language),
        *count_lines(sheet, language),
        said(heading, language),
        *looks,
        *more,
    ]


def on_paper(sheet: Sheet, machine: int, point: str, language: Language) -> HandOver:
    """Word it for the printer."""
    looks = [look_lines(one, language) for one in sheet.look]
    return HandOver(
        point=point,
        title=said("sheet_title", language),
        machine=said("sheet_machine", language, machine=machine),
        at=moment(sheet.at, language),
        counts=tuple(count_lines(sheet, language)),
        notes=tuple(condition_lines(sheet, language)),
        heading=said("sheet_look" if looks else "sheet_look_none", language),
        looks=tuple((which, why) for which, why in looks),
        more=said("sheet_more", language, count=sheet.more) if sheet.more else "",
        signed_by=tuple(said(f"sheet_{who}", language) for who in ("giving", "taking")),
    )
