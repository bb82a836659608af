"""The slip a resident carries to the counter: a number, a code, where to go now, what to bring.

A slip holds no personal data: no name, no ID number, no answer. It claims nothing that only an
officer can say: no result date, no official number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.config import Point
from kiosk.paper.applies import Applies
from kiosk.paper.codes import code
from kiosk.paper.layout import Block, Digits, Rule, Space, Text, face
from kiosk.paper.papers import (
    BODY_MM,
    Handling,
    PaperGroup,
    exempt_blocks,
    group_papers,
    paper_blocks,
)
from kiosk.paper.wording import Language, day_words, fee_words, moment_words, weekday, word
from kiosk.procedures.model import Procedure

STRONG_MM = 4.0
TITLE_MM = 4.4
NUMBER_MM = 9.0
CODE_MODULE_DOTS = 10
REFERENCE_DIGITS = 11
TO_BRING: tuple[Handling, ...] = ("hand_in", "show", "number_only")


@dataclass(frozen=True, slots=True)
class Slip:
    """Every word on one slip, ready to print in one language."""

    language: Language
    point: str
    title: str
    title_for_desk: str | None
    procedure: str
    saved: str
    reference: str
    queue_number: str | None
    go_now: str
    hand_over: str
    home: str | None
    papers: tuple[PaperGroup, ...]
    fee: str
    fee_note: str
    exempt: tuple[str, ...]
    place: tuple[str, ...]
    network: str
    lines: tuple[str, ...]

    @property
    def reference_groups(self) -> str:
        """The number as it is printed and read: 004 100 017 42."""
        return group_reference(self.reference)

    @property
    def payload(self) -> str:
        """What the slip's QR code says."""
        return f"PHIEU:{self.reference}"


def group_reference(reference: str) -> str:
    """Eleven digits in groups of three: "00410001742" → "004 100 017 42"."""
    return " ".join(reference[start : start + 3] for start in range(0, len(reference), 3))


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: its number (eleven digits), when, and a queue number if one was given."""

    reference: str
    at: datetime
    queue_number: str | None = None


def make_slip(
    procedure: Procedure, applies: Applies, point: Point, saved: Saved, language: Language
) -> Slip:
    """Word a slip."""
    if len(saved.reference) != REFERENCE_DIGITS or not saved.reference.isascii():
        raise ValueError("a reference has eleven digits")
    if not saved.reference.isdigit():
        raise ValueError("a reference has digits only")
    step = applies.step or procedure.next_step
    kind = "slip" if procedure.ends == "slip" else "declaration"
    outside = step is procedure.next_step.outside
    return Slip(
        language=language,
        point=point.name if language == "vi" else point.name_en,
        title=word("slip_title", language),
        title_for_desk=None if language == "vi" else word("slip_title", "vi"),
        procedure=getattr(procedure.plain_name, language),
        saved=word(f"saved_{kind}", language),
        reference=saved.reference,
        queue_number=saved.queue_number,
        go_now=getattr(step.counter, language),
        hand_over=getattr(step.bring, language),
        home=None if step.home is None else getattr(step.home, language),
        papers=group_papers(applies.papers, language, TO_BRING),
        fee=fee_words(procedure.fee, applies.fee_dong, language),
        fee_note=getattr(procedure.fee.note, language),
        exempt=tuple(getattr(who, language) for who in procedure.fee.exempt),
        place=place_lines(point, language),
        network=word(f"network_{'outside' if outside else kind}", language),
        lines=_closing_lines(kind, point, saved, language)[1 if outside else 0 :],
    )


def place_lines(point: Point, language: Language) -> tuple[str, ...]:
    """Address, opening hours and telephone of the point."""
    hours = point.hours if language == "vi" else point.hours_en
    return (
        point.address,
        word("hours", language, hours=hours),
        word("hotline", language, hotline=point.hotline.replace(" ", "\u00a0")),
    )


def _closing_lines(kind: str, point: Point, saved: Saved, language: Language) -> tuple[str, ...]:
    last_day = saved.at.date() + timedelta(days=point.waits_days)
    waits = word(
        f"waits_{kind}",
        language,
        weekday=weekday(last_day, language),
        date=day_words(last_day, language),
    )
    lost = [word("lost_slip", language)] if kind == "declaration" else []
    saved_at = moment_words("saved_at", saved.at, language)
    return (word("officer_receives", language), waits, *lost, saved_at)


def point_blocks(point: str, scale: float) -> list[Block]:
    """Give the name of the point; what stands after " · " goes on a line of its own."""
    name = face("SemiBold", BODY_MM, scale)
    return [Text(line, name, "centre") for line in point.split(" · ")]


def slip_blocks(slip: Slip, scale: float = 1.0) -> list[Block]:
    """Give the slip from top to bottom; `scale` enlarges all letters but the fitted number."""
    body = face("SemiBold", BODY_MM, scale)
    return [
        *_number_blocks(slip, scale),
        *_way_blocks(slip, scale),
        Rule(),
        Text(slip.network, face("Bold", BODY_MM, scale)),
        *(block for line in slip.lines for block in (Space(1), Text(line, body))),
        Rule(),
        *(Text(line, body) for line in slip.place),
        Space(3),
    ]


def _number_blocks(slip: Slip, scale: float) -> list[Block]:
    bold, title = face("Bold", BODY_MM, scale), face("Bold", TITLE_MM, scale)
    number = face("Bold", NUMBER_MM)
    blocks: list[Block] = [*point_blocks(slip.point, scale), Rule()]
    blocks.append(Text(slip.title, title, "centre"))
    if slip.title_for_desk:
        blocks.append(Text(slip.title_for_desk, bold, "centre"))
    blocks += [
        Text(slip.procedure, bold, "centre"),
        Space(1.5),
        Text(word("reference", slip.language), bold, "centre"),
        Digits(slip.reference_groups, number),
        code(slip.payload, CODE_MODULE_DOTS),
        Text(slip.saved, bold, "centre"),
        Rule(),
    ]
    if slip.queue_number is not None:
        label = word("queue_number", slip.language)
        blocks += [Text(label, bold, "centre"), Digits(slip.queue_number, number), Rule()]
    return blocks


def _way_blocks(slip: Slip, scale: float) -> list[Block]:
    body, bold = face("SemiBold", BODY_MM, scale), face("Bold", BODY_MM, scale)
    strong = face("Bold", STRONG_MM, scale)
    blocks: list[Block] = [Text(slip.go_now, strong), Text(slip.hand_over, body)]
    if slip.home:
        blocks += [Space(1), Text(slip.home, body)]
    return [
        *blocks,
        Rule(),
        Text(word("bring", slip.language), strong),
        *paper_blocks(slip.papers, slip.language, scale, notes=False),
        Space(2),
        Text(word("fee", slip.language), strong),
        Text(slip.fee, bold),
        Text(slip.fee_note, body),
        *exempt_blocks(slip.exempt, slip.language, scale),
    ]
