"""The hand-over sheet on the paper roll: what it says, and where two people sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.paper.layout import Block, Face, Rule, Space, Text, face
from kiosk.paper.papers import BODY_MM
from kiosk.paper.slip import STRONG_MM, TITLE_MM, point_blocks

SIGN_MM = 14.0


@dataclass(frozen=True, slots=True)
class HandOver:
    """Every word on it. `looks` are pairs: which declaration, and why a person must look."""

    point: str
    title: str
    machine: str
    at: str
    counts: tuple[str, ...]
    notes: tuple[str, ...]
    heading: str
    looks: tuple[tuple[str, str], ...]
    more: str
    signed_by: tuple[str, ...]


def handover_blocks(sheet: HandOver, scale: float = 1.0) -> list[Block]:
    """Give the sheet from top to bottom; `scale` enlarges all letters."""
    body, bold = face("SemiBold", BODY_MM, scale), face("Bold", BODY_MM, scale)
    strong = face("Bold", STRONG_MM, scale)
    blocks: list[Block] = [
        *point_blocks(sheet.point, scale),
        Rule(),
        Text(sheet.title, face("Bold", TITLE_MM, scale), "centre"),
        Text(sheet.machine, bold, "centre"),
        Text(sheet.at, body, "centre"),
        Rule(),
        *(Text(line, strong) for line in sheet.counts),
        *spaced(sheet.notes, body),
        Rule(),
        Text(sheet.heading, strong),
    ]
    for which, why in sheet.looks:
        blocks += [Space(1.5), Text(which, bold, mark="box"), Text(why, body, mark="none")]
    if sheet.more:
        blocks += [Space(1.5), Text(sheet.more, bold)]
    for who in sheet.signed_by:
        blocks += [Rule(), Text(who, body), Space(SIGN_MM)]
    return [*blocks, Space(3)]


def spaced(lines: Sequence[str], body: Face) -> list[Block]:
    """Give lines with a little room before each."""
    return [block for line in lines for block in (Space(1), Text(line, body))]
