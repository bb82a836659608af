"""The list to take home: what a procedure takes, before anybody types anything."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.config import Point
from kiosk.paper.applies import Applies
from kiosk.paper.codes import code
from kiosk.paper.layout import Block, Rule, Space, Text, face
from kiosk.paper.papers import (
    BODY_MM,
    PaperGroup,
    exempt_blocks,
    group_papers,
    paper_blocks,
)
from kiosk.paper.slip import STRONG_MM, TITLE_MM, place_lines, point_blocks
from kiosk.paper.wording import Language, fee_words, moment_words, printable, word
from kiosk.procedures.model import Procedure

PAGE_MODULE_DOTS = 7


@dataclass(frozen=True, slots=True)
class TakeHome:
    """Every word on one list, ready to print in one language. Nothing about the person."""

    language: Language
    point: str
    title: str
    procedure: str
    who_may_file: str
    papers: tuple[PaperGroup, ...]
    maybe: tuple[PaperGroup, ...]
    fee: str
    fee_note: str
    exempt: tuple[str, ...]
    time_limit: str
    time_note: str
    notices: tuple[str, ...]
    place: tuple[str, ...]
    listed_at: str
    page: str | None


def make_list(
    procedure: Procedure,
    applies: Applies,
    point: Point,
    now: datetime,
    language: Language,
) -> TakeHome:
    """Word the list. Notices come as texts in `language`."""
    return TakeHome(
        language=language,
        point=point.name if language == "vi" else point.name_en,
        title=word("list_title", language),
        procedure=getattr(procedure.plain_name, language),
        who_may_file=getattr(procedure.who_may_file, language),
        papers=group_papers(applies.papers, language),
        maybe=group_papers(applies.maybe, language),
        fee=fee_words(procedure.fee, applies.fee_dong, language),
        fee_note=getattr(procedure.fee.note, language),
        exempt=tuple(getattr(who, language) for who in procedure.fee.exempt),
        time_limit=getattr(procedure.time_limit.headline, language),
        time_note=getattr(procedure.time_limit.note, language),
        notices=tuple(applies.notices),
        place=place_lines(point, language),
        listed_at=moment_words("listed_at", now, language),
        page=procedure.page,
    )


def list_blocks(take: TakeHome, scale: float = 1.0) -> list[Block]:
    """Give the list from top to bottom; `scale` enlarges all letters."""
    body = face("SemiBold", BODY_MM, scale)
    title, strong = face("Bold", TITLE_MM, scale), face("Bold", STRONG_MM, scale)
    blocks: list[Block] = [
        *point_blocks(take.point, scale),
        Rule(),
        Text(take.title, face("Bold", BODY_MM, scale), "centre"),
        Text(take.procedure, title, "centre"),
        Rule(),
        *_fact_blocks(take, scale),
    ]
    if take.notices:
        blocks += [Rule(), Text(word("notices", take.language), strong)]
        blocks += [Text(notice, body, mark="dot") for notice in take.notices]
    blocks += [Rule(), Text(word("point", take.language), strong)]
    blocks += [Text(line, body) for line in take.place]
    if take.page:
        blocks += [Rule(), Text(word("page_code", take.language), body, "centre")]
        blocks.append(code(take.page, PAGE_MODULE_DOTS))
    return [*blocks, Rule(), Text(take.listed_at, body), Space(3)]


def _fact_blocks(take: TakeHome, scale: float) -> list[Block]:
    body, bold = face("SemiBold", BODY_MM, scale), face("Bold", BODY_MM, scale)
    strong = face("Bold", STRONG_MM, scale)
    blocks: list[Block] = [Text(word("bring", take.language), strong)]
    blocks += paper_blocks(take.papers, take.language, scale)
    if take.maybe:
        blocks += [Space(2), Text(word("maybe", take.language), strong)]
        blocks += paper_blocks(take.maybe, take.language, scale)
    return [
        *blocks,
        Rule(),
        Text(word("who_may_file", take.language), strong),
        Text(take.who_may_file, body),
        Space(2),
        Text(word("fee", take.language), strong),
        Text(take.fee, bold),
        Text(take.fee_note, body),
        *exempt_blocks(take.exempt, take.language, scale),
        Space(2),
        Text(word("time_limit", take.language), strong),
        Text(take.time_limit, bold),
        Text(take.time_note, body),
    ]


def list_text(take: TakeHome) -> str:
    """Give the list as plain lines, for a QR code a telephone reads without a network."""
    lines = [take.procedure, word("bring", take.language)]
    for group in (*take.papers, *take.maybe):
        lines.append(f"{word(group.handling, take.language)}:")
        lines += [f"- {paper.name}" for paper in group.papers]
    lines.append(f"{word('fee', take.language)}: {take.fee}")
    lines.append(f"{word('time_limit', take.language)}: {take.time_limit}")
    lines += take.place
    return "\n".join(printable(line) for line in lines)
